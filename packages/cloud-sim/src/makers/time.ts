import { type CtyObject, knownNumber, knownString } from '../cty/CtyValue';
import { atLeastOneOf, matches } from '../simulation/configChecks';
import type { ConfigCheck } from '../simulation/configChecks';
import type { Maker, MakerSet } from './Maker';

/*
 * `hashicorp/time`: points in time, kept in Terraform's state, in UTC. A pause is a
 * real one: it is there for clouds that are slow, which the simulated ones are not.
 */

const RFC3339 =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const DURATION = /^(\d+(\.\d+)?(ms|s|m|h))+$/;

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

function isTime(path: string): ConfigCheck {
  return matches(path, RFC3339, 'a time such as "2026-11-01T10:00:00Z"');
}

/** Without fractions of a second, as RFC 3339 is written by the genuine provider. */
function rfc3339(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}

function partsOf(time: Date): CtyObject {
  return {
    day: time.getUTCDate(),
    hour: time.getUTCHours(),
    minute: time.getUTCMinutes(),
    month: time.getUTCMonth() + 1,
    second: time.getUTCSeconds(),
    unix: Math.floor(time.getTime() / 1000),
    year: time.getUTCFullYear(),
  };
}

/** A time and so much more: `offset_days`, `rotation_months` and the like. */
function later(start: Date, planned: CtyObject, word: string): Date {
  const count = (unit: string) => knownNumber(planned[`${word}_${unit}`]) ?? 0;
  const time = new Date(start);
  time.setUTCFullYear(time.getUTCFullYear() + count('years'));
  time.setUTCMonth(time.getUTCMonth() + count('months'));
  time.setUTCDate(time.getUTCDate() + count('days'));
  time.setUTCHours(time.getUTCHours() + count('hours'));
  time.setUTCMinutes(time.getUTCMinutes() + count('minutes'));
  time.setUTCSeconds(time.getUTCSeconds() + count('seconds'));
  return time;
}

function unitsOf(word: string, units: string[]): string[] {
  return units.map(unit => `${word}_${unit}`);
}

const PARTS = ['day', 'hour', 'minute', 'month', 'second', 'unix', 'year'];
const OFFSETS = unitsOf('offset', [
  ...['years', 'months', 'days', 'hours', 'minutes', 'seconds'],
]);
const ROTATIONS = unitsOf('rotation', [
  ...['years', 'months', 'days', 'hours', 'minutes'],
]);

function milliseconds(duration: string | undefined): number {
  return [...(duration ?? '').matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNITS[unit],
    0,
  );
}

const timeStatic: Maker = {
  rules: { checks: [isTime('rfc3339')] },
  make: (planned, now) => {
    const text = knownString(planned.rfc3339) ?? rfc3339(new Date(now));
    return { id: text, rfc3339: text, ...partsOf(new Date(text)) };
  },
  read: text =>
    RFC3339.test(text)
      ? { id: text, rfc3339: text, ...partsOf(new Date(text)) }
      : undefined,
};

/** What `hashicorp/time` makes. */
export const TIME: MakerSet = {
  dataSources: {},
  resources: {
    time_offset: {
      rules: { checks: [isTime('base_rfc3339'), atLeastOneOf(...OFFSETS)] },
      inPlace: OFFSETS,
      follows: ['rfc3339', ...PARTS],
      make: (planned, now) => {
        const base =
          knownString(planned.base_rfc3339) ?? rfc3339(new Date(now));
        const time = later(new Date(base), planned, 'offset');
        return {
          base_rfc3339: base,
          id: base,
          rfc3339: rfc3339(time),
          ...partsOf(time),
        };
      },
    },
    time_rotating: {
      rules: {
        checks: [
          isTime('rfc3339'),
          isTime('rotation_rfc3339'),
          atLeastOneOf(...ROTATIONS, 'rotation_rfc3339'),
        ],
      },
      inPlace: ROTATIONS,
      follows: ['rotation_rfc3339'],
      make: (planned, now) => {
        const base = knownString(planned.rfc3339) ?? rfc3339(new Date(now));
        return {
          id: base,
          rfc3339: base,
          rotation_rfc3339: rfc3339(later(new Date(base), planned, 'rotation')),
          ...partsOf(new Date(base)),
        };
      },
      lasts: (state, now) =>
        Date.parse(knownString(state.rotation_rfc3339) ?? '') > Date.parse(now),
    },
    time_sleep: {
      rules: {
        checks: ['create_duration', 'destroy_duration'].map(name =>
          matches(name, DURATION, 'a duration such as "30s" or "5m"'),
        ),
      },
      inPlace: ['create_duration', 'destroy_duration'],
      make: (_, now) => ({ id: rfc3339(new Date(now)) }),
      delays: state => ({
        create: milliseconds(knownString(state.create_duration)),
        destroy: milliseconds(knownString(state.destroy_duration)),
      }),
    },
    time_static: timeStatic,
  },
};

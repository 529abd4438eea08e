import { BadEvent, shown } from '../FindingReadError';
import { isJsonObject } from './JsonFields';

/**
 * Units of numbers, by the first number that is counted in it: 1e11 s is the year 5138, 1e11 ms is March 1973, and so on for
 * a thousandth of each.
 */
const UNITS = [
  { from: 1e17, name: 'nanoseconds', perMillisecond: 1e6 },
  { from: 1e14, name: 'microseconds', perMillisecond: 1e3 },
  { from: 1e11, name: undefined, perMillisecond: 1 },
  { from: 0, name: undefined, perMillisecond: 1e-3 },
] as const;

/** No cloud scanner is older and no scan is from so far ahead: a number outside is no time. */
const EARLIEST_NUMBER = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** The day in figures from the year down, so that no part can be taken for another. */
const ISO_DATE_TIME =
  /^(\d{4})([-/]?)(\d{2})\2(\d{2})(?:[T ]\s*|_)(\d{2})(?::?(\d{2})(?::?(\d{2}))?)?([.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?(?:\s+UTC|\s+GMT|\s*\[[\w/+-]+\])?$/i;

/** With the name of the month: dates of mail (RFC 5322), of HTTP (RFC 9110) and of C's `ctime`. */
const MAIL_DATE =
  /^(?:[A-Z][a-z]{2},?\s+)?(\d{1,2})[\s-]([A-Z][a-z]{2})[a-z]*[\s-](\d{4})\s+(\d{2}:\d{2}(?::\d{2})?)\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/;
const C_DATE =
  /^(?:[A-Z][a-z]{2}\s+)?([A-Z][a-z]{2})\s+(\d{1,2})\s+(\d{2}:\d{2}:\d{2})\s+(?:(UTC|GMT|Z)\s+)?(\d{4})$/;

/** `20261101020000` is a day and a time, and no number of milliseconds of this age. */
const COMPACT =
  /^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])([01]\d|2[0-3])[0-5]\d[0-5]\d$/;

const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];

/** A point in time, and what had to be guessed of it. */
export interface ReadTimestamp {
  /** ISO 8601, UTC, milliseconds. */
  at: string;
  zoneGuessed: boolean;
  /** In words, where it is written in a way that its format does not have, e.g. `taken as microseconds`. */
  assumed?: string;
}

/**
 * Reads epoch seconds, milliseconds, microseconds and nanoseconds, ISO 8601 in its shapes (with and without signs between,
 * commas for points, hours alone), dates with the name of the month, or a `datetime` as recordings of boto3 write it. A text
 * without a zone is taken as UTC. What could be two days (`01/02/2026`) is none.
 *
 * @throws BadEvent where it is none of them or lies outside 1970 (a number: 1990) to 2100.
 */
export function readTimestamp(field: string, value: unknown): ReadTimestamp {
  const bad = () =>
    new BadEvent({
      field,
      found: shown(value),
      expected:
        'epoch seconds, epoch milliseconds or ISO 8601, between 1970 and 2100',
      remedy: 'Correct the time, or leave the field out if another one has it.',
    });
  if (typeof value === 'number') {
    return ofNumber(value, bad);
  }
  if (isJsonObject(value) && value.__class__ === 'datetime') {
    return { at: ofRecordedDatetime(value, bad), zoneGuessed: false };
  }
  if (typeof value !== 'string') {
    throw bad();
  }
  const text = value.trim();
  if (/^\d{9,19}(\.\d+)?$/.test(text) && !COMPACT.test(text)) {
    return ofNumber(Number(text), bad);
  }
  const parts = partsOf(text);
  if (!parts) {
    throw bad();
  }
  const { date, time, fraction = '', zone, assumed } = parts;
  // A leap second is the one before it: Date has none.
  const seconds = time.replace(/:60$/, ':59');
  // Some write microseconds; Date takes milliseconds.
  const iso = `${date}T${seconds}${
    fraction && fraction.replace(',', '.').slice(0, 4).padEnd(4, '0')
  }${isoZone(zone)}`;
  return {
    at: inRange(Date.parse(iso), 0, bad),
    zoneGuessed: zone === undefined,
    ...(assumed && { assumed }),
  };
}

interface TimestampParts {
  /** e.g. `2026-11-01`. */
  date: string;
  /** e.g. `02:00:00`. */
  time: string;
  fraction?: string;
  zone?: string;
  assumed?: string;
}

function partsOf(text: string): TimestampParts | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    // A day alone is its midnight.
    return { date: text, time: '00:00:00' };
  }
  const compact = COMPACT.test(text)
    ? `${text.slice(0, 8)}T${text.slice(8)}`
    : text;
  const iso = ISO_DATE_TIME.exec(compact);
  if (iso) {
    const [, year, sign, month, day, hour, minute, second, fraction, zone] =
      iso;
    // A fraction of an hour or a minute is nothing that anybody writes.
    return fraction !== undefined && second === undefined
      ? undefined
      : {
          date: `${year}-${month}-${day}`,
          time: `${hour}:${minute ?? '00'}:${second ?? '00'}`,
          fraction,
          zone: zone ?? (/\s(UTC|GMT)$/i.test(text) ? 'Z' : undefined),
          ...(sign !== '-' && { assumed: 'taken as year, month and day' }),
        };
  }
  const mail = MAIL_DATE.exec(text);
  if (mail) {
    const [, day, month, year, time, zone] = mail;
    return named(year, month, day, time, zone);
  }
  const c = C_DATE.exec(text);
  if (c) {
    const [, month, day, time, zone, year] = c;
    return named(year, month, day, time, zone);
  }
  return undefined;
}

function named(
  year: string,
  month: string,
  day: string,
  time: string,
  zone: string | undefined,
): TimestampParts | undefined {
  const number = MONTHS.indexOf(month) + 1;
  return number === 0
    ? undefined
    : {
        date: `${year}-${String(number).padStart(2, '0')}-${day.padStart(
          2,
          '0',
        )}`,
        time: time.length === 5 ? `${time}:00` : time,
        zone,
      };
}

function ofNumber(value: number, bad: () => Error): ReadTimestamp {
  const unit =
    UNITS.find(({ from }) => Math.abs(value) >= from) ??
    UNITS[UNITS.length - 1];
  const { name } = unit;
  return {
    at: inRange(value / unit.perMillisecond, EARLIEST_NUMBER, bad),
    zoneGuessed: false,
    ...(name && { assumed: `taken as ${name}` }),
  };
}

function ofRecordedDatetime(
  value: Record<string, unknown>,
  bad: () => Error,
): string {
  const part = (name: string) => Number(value[name] ?? 0);
  return inRange(
    Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
      Math.floor(part('microsecond') / 1000),
    ),
    0,
    bad,
  );
}

function isoZone(zone: string | undefined): string {
  if (zone === undefined || /^(z|utc|gmt)$/i.test(zone)) {
    return 'Z';
  }
  return zone.includes(':')
    ? zone
    : `${zone.slice(0, 3)}:${zone.slice(3) || '00'}`;
}

function inRange(
  milliseconds: number,
  earliest: number,
  bad: () => Error,
): string {
  // Also false for NaN, which is what Date.parse makes of a thirteenth month.
  if (!(milliseconds >= earliest && milliseconds < LATEST)) {
    throw bad();
  }
  return new Date(milliseconds).toISOString();
}

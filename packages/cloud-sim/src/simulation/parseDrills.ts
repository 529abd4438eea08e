import type { CtyValue } from '../cty/CtyValue';
import type { DriftDrill, Drills } from './Drills';

const EXAMPLE = '{"quota": {"L-DB2E81BA": 4}}';

function fail(place: string, value: unknown, expected: string): Error {
  return new Error(
    `CLOUD_SIM_DRILLS: ${place}: found ${JSON.stringify(
      value,
    )}, expected ${expected}`,
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readNumber(place: string, value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0)) {
    throw fail(place, value, 'a number from 0 up');
  }
  return value;
}

function readTexts(place: string, value: unknown, example: string): string[] {
  const isTexts =
    Array.isArray(value) &&
    value.every(item => typeof item === 'string' && item !== '');
  if (!isTexts) {
    throw fail(place, value, `a list of texts, e.g. ${example}`);
  }
  return value;
}

function readQuota(quota: unknown): Record<string, number> {
  if (!isObject(quota)) {
    throw fail(
      'quota',
      quota,
      `an object of quota codes and numbers, e.g. ${EXAMPLE}`,
    );
  }
  return Object.fromEntries(
    Object.entries(quota).map(([code, value]) => [
      code,
      readNumber(`quota.${code}`, value),
    ]),
  );
}

/** An object with one number, e.g. `{"afterSeconds": 60}`. */
function readOne<Key extends string>(
  place: string,
  key: Key,
  value: unknown,
): Record<Key, number> {
  const keys = isObject(value) ? Object.keys(value) : [];
  if (!isObject(value) || keys.join() !== key) {
    throw fail(place, value, `an object such as {"${key}": 3}`);
  }
  const number = readNumber(`${place}.${key}`, value[key]);
  return { [key]: number } as Record<Key, number>;
}

function readDrift(value: unknown): DriftDrill[] {
  const items = Array.isArray(value) ? value : [value];
  return items.map((item, i) => {
    const { type, set, ...others } = isObject(item) ? item : {};
    if (
      typeof type !== 'string' ||
      !isObject(set) ||
      Object.keys(others).length > 0
    ) {
      throw fail(
        `drift[${i}]`,
        item,
        '{"type": "aws_instance", "set": {"instance_type": "g6.2xlarge"}}',
      );
    }
    return { type, set: set as Record<string, CtyValue> };
  });
}

/** How each drill is read, by its name. */
const READERS: {
  [Name in keyof Required<Drills>]: (value: unknown) => Drills[Name];
} = {
  quota: readQuota,
  noCapacity: value => readTexts('noCapacity', value, '["g6.*"]'),
  spotInterruption: value => readOne('spotInterruption', 'afterSeconds', value),
  eventualConsistency: value =>
    readOne('eventualConsistency', 'seconds', value),
  throttling: value => readOne('throttling', 'failures', value),
  drift: readDrift,
  orphans: value => readTexts('orphans', value, '["aws_ebs_volume"]'),
};

/**
 * Reads the value of `CLOUD_SIM_DRILLS`; none are on where it is unset or empty.
 *
 * @throws Error naming what is wrong with the value.
 */
export function parseDrills(text: string | undefined): Drills {
  if (!text) {
    return { quota: {} };
  }
  let drills: unknown;
  try {
    drills = JSON.parse(text);
  } catch (error) {
    throw new Error(
      `CLOUD_SIM_DRILLS: not JSON (${
        (error as Error).message
      }); expected e.g. ${EXAMPLE}`,
    );
  }
  if (!isObject(drills)) {
    throw new Error(
      `CLOUD_SIM_DRILLS: found ${text}, expected an object, e.g. ${EXAMPLE}`,
    );
  }
  const parsed = Object.entries(drills).map(([name, value]) => {
    if (!Object.keys(READERS).includes(name)) {
      throw new Error(
        `CLOUD_SIM_DRILLS: there is no drill "${name}"; expected ${Object.keys(
          READERS,
        ).join(', ')}`,
      );
    }
    return [name, READERS[name as keyof Drills](value)];
  });
  return { quota: {}, ...Object.fromEntries(parsed) };
}

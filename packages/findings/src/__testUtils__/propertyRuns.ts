/*
 * How property tests run: with the same seed each time, so that a change is what broke them, and as often as each needs; the
 * environment asks for another seed or for more. fast-check prints the seed and the path of what failed.
 */

const SEED = 20261101;

/** Of the environment: `PROPERTY_SEED` is a whole number or `random`, `PROPERTY_RUNS` how many times as often, e.g. `10`. */
export interface PropertyEnvironment {
  PROPERTY_SEED?: string;
  PROPERTY_RUNS?: string;
}

/** @throws RangeError where the environment holds something else. */
export function propertySeed(env: PropertyEnvironment = process.env): number {
  const { PROPERTY_SEED: text } = env;
  if (text === undefined || text === '') {
    return SEED;
  }
  if (text === 'random') {
    // As fast-check makes its own.
    return Date.now() ^ (Math.random() * 0x100000000);
  }
  if (!/^-?\d{1,10}$/.test(text)) {
    throw new RangeError(
      `PROPERTY_SEED is ${JSON.stringify(
        text,
      )}, expected a whole number of 32 bits, as a failing test prints it, or random.`,
    );
  }
  return Number(text);
}

/**
 * How often a property is tried.
 *
 * @param usual - with nothing in the environment
 * @throws RangeError where the environment holds something else than a number above 0.
 */
export function propertyRuns(
  usual: number,
  env: PropertyEnvironment = process.env,
): number {
  const { PROPERTY_RUNS: text } = env;
  if (text === undefined || text === '') {
    return usual;
  }
  const times = Number(text);
  if (!(times > 0 && Number.isFinite(times))) {
    throw new RangeError(
      `PROPERTY_RUNS is ${JSON.stringify(
        text,
      )}, expected how many times as often, e.g. 10 or 0.1.`,
    );
  }
  return Math.max(1, Math.round(usual * times));
}

import { SeededRandom } from './SeededRandom';

/**
 * Draws `count` of `values` so that every value is equally likely to be drawn and every stratum gets its share of
 * the draw, rounded down or up.
 *
 * The strata are laid end to end in random order, each shuffled, and every (N / n)-th value is taken from a
 * random start (systematic sampling). Rounding each stratum's share by itself would make values of small strata
 * more or less likely than others.
 *
 * @param stratumOf - values with equal results share a stratum
 * @throws RangeError if there are fewer values than `count`
 * @public
 */
export function stratifiedSample<T>(
  values: readonly T[],
  count: number,
  stratumOf: (value: T) => string,
  random: SeededRandom,
): T[] {
  if (count > values.length) {
    throw new RangeError(
      `${count} items are to be drawn from ${values.length}; add items or draw fewer`,
    );
  }
  if (count === 0) {
    return [];
  }
  const strata = new Map<string, T[]>();
  for (const value of values) {
    const name = stratumOf(value);
    strata.set(name, [...(strata.get(name) ?? []), value]);
  }
  const line = random
    .shuffle([...strata.keys()].sort())
    .flatMap(name => random.shuffle(strata.get(name)!));
  const start = random.below(line.length);
  return Array.from(
    { length: count },
    (_, index) => line[Math.floor((start + index * line.length) / count)],
  );
}

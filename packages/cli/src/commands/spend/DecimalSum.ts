import Big from 'big.js';

/** Sums of decimal strings by key, exact. */
export class DecimalSum<M extends string> {
  readonly #measures: readonly M[];
  readonly #sums = new Map<string, { key: string[]; sum: Record<M, Big> }>();

  /** Sums are listed by the first measure. */
  constructor(measures: readonly M[]) {
    this.#measures = measures;
  }

  add(key: string[], values: Readonly<Record<M, string>>): void {
    const id = JSON.stringify(key);
    const entry = this.#sums.get(id) ?? {
      key,
      sum: this.#record(() => new Big(0)),
    };
    entry.sum = this.#record(measure =>
      entry.sum[measure].plus(values[measure]),
    );
    this.#sums.set(id, entry);
  }

  /** The largest of the first measure first. */
  list(): { key: string[]; sum: Record<M, string> }[] {
    const [first] = this.#measures;
    return [...this.#sums.entries()]
      .sort(
        ([idA, a], [idB, b]) =>
          b.sum[first].cmp(a.sum[first]) || (idA < idB ? -1 : 1),
      )
      .map(([, { key, sum }]) => ({
        key,
        sum: this.#record(measure => sum[measure].toFixed()),
      }));
  }

  #record<T>(valueOf: (measure: M) => T): Record<M, T> {
    return Object.fromEntries(
      this.#measures.map(measure => [measure, valueOf(measure)]),
    ) as Record<M, T>;
  }
}

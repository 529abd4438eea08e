import { ImportedPrices } from './PriceImport';

/** Counts rows that make no offer, by reason. */
export class LeftOut {
  readonly #rows = new Map<string, number>();

  static create(): LeftOut {
    return new LeftOut();
  }

  private constructor() {}

  add(reason: string): void {
    this.#rows.set(reason, (this.#rows.get(reason) ?? 0) + 1);
  }

  summary(): ImportedPrices['leftOut'] {
    return [...this.#rows].map(([reason, rows]) => ({ reason, rows }));
  }
}

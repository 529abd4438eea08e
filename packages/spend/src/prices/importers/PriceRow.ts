import Big from 'big.js';
import { quoteFound, SpendInputError } from '../../SpendInputError';

/** One row; every question names its column, so that an error can. */
export class PriceRow {
  readonly row: number;
  readonly #file: string;
  readonly #positions: ReadonlyMap<string, number>;
  readonly #cells: readonly string[];

  constructor(
    file: string,
    row: number,
    positions: ReadonlyMap<string, number>,
    cells: readonly string[],
  ) {
    this.#file = file;
    this.row = row;
    this.#positions = positions;
    this.#cells = cells;
  }

  /** Trimmed; empty where the cell is blank, says `nan` or `None` as Python writes it, or the column is not there. */
  text(column: string): string {
    const position = this.#positions.get(column.toLowerCase());
    const cell = position === undefined ? '' : this.#cells[position].trim();
    return /^(nan|none)$/i.test(cell) ? '' : cell;
  }

  requiredText(column: string): string {
    return this.text(column) || this.fail(column, 'text', 'fill it in');
  }

  /** A number above 0. */
  positive(column: string): number {
    const number = Number(this.text(column) || NaN);
    return number > 0 && Number.isFinite(number)
      ? number
      : this.fail(column, 'a number above 0', 'correct the number');
  }

  /** A price as a decimal string without trailing zeros; undefined where it is blank, which means not offered. */
  price(column: string): string | undefined {
    const text = this.text(column);
    if (!text) {
      return undefined;
    }
    if (!/^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) || !(Number(text) > 0)) {
      this.fail(
        column,
        'a price above 0 with a decimal point, or nothing where it is not offered',
        'correct the price or remove it',
      );
    }
    return new Big(text).toFixed();
  }

  /** Throws for a cell that makes no sense. */
  fail(column: string, expected: string, remedy: string): never {
    const text = this.text(column);
    throw new SpendInputError({
      file: this.#file,
      row: this.row,
      column,
      found: text ? quoteFound(text) : 'nothing',
      expected,
      remedy,
    });
  }
}

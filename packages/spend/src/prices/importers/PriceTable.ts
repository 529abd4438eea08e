import { parseCsvHeader } from '../../focus/parseCsvHeader';
import { SpendInputError } from '../../SpendInputError';
import { PriceRow } from './PriceRow';
import { splitCsvRecords } from './splitCsvRecords';

/** Cells of a CSV file by the names in its header; their order does not matter. */
export class PriceTable {
  readonly rows: PriceRow[];

  /** Reads a whole file. Throws `SpendInputError` where the header, a row or a quote is wrong. */
  static parse(text: string, file: string): PriceTable {
    const records = splitCsvRecords(text.replace(/^\uFEFF/, ''), file);
    if (records.length === 0) {
      throw new SpendInputError({
        file,
        line: 1,
        found: 'an empty file',
        expected: 'a header line and rows of prices',
        remedy: 'export the price list again',
      });
    }
    const columns = parseCsvHeader(records[0].source, file);
    const positions = new Map(
      columns.map((name, index) => [name.toLowerCase(), index]),
    );
    const rows = records.slice(1).map(({ cells }, index) => {
      if (cells.length !== columns.length) {
        throw new SpendInputError({
          file,
          row: index + 1,
          found: `${cells.length} fields`,
          expected: `${columns.length}, as in the header`,
          remedy: 'put text with commas in double quotes',
        });
      }
      return new PriceRow(file, index + 1, positions, cells);
    });
    return new PriceTable(file, positions, rows);
  }

  readonly #file: string;
  readonly #positions: ReadonlyMap<string, number>;

  private constructor(
    file: string,
    positions: ReadonlyMap<string, number>,
    rows: PriceRow[],
  ) {
    this.#file = file;
    this.#positions = positions;
    this.rows = rows;
  }

  has(column: string): boolean {
    return this.#positions.has(column.toLowerCase());
  }

  /** Throws `SpendInputError` for the first of the columns that is not there. */
  require(columns: readonly string[]): void {
    for (const column of columns) {
      if (!this.has(column)) {
        throw new SpendInputError({
          file: this.#file,
          line: 1,
          column,
          found: 'no such column',
          expected: `the columns ${columns.join(', ')}`,
          remedy: 'check that the file is of this kind of price list',
        });
      }
    }
  }
}

import { compareText } from '../identity';

/** A text literal. */
export function text(value: string): string {
  return `'${value.replace(/'/g, "''")}'`;
}

export function textOrNull(value: string | undefined): string {
  return value === undefined ? 'NULL' : text(value);
}

/** A list of text literals. */
export function list(values: string[]): string {
  return `[${values.map(text).join(', ')}]::VARCHAR[]`;
}

/** A list of each value once, in order. */
export function distinctList(values: string[]): string {
  return list([...new Set(values)].sort(compareText));
}

/** Milliseconds since 1970 as a timestamp. */
export function timestamp(milliseconds: number | undefined): string {
  return milliseconds === undefined ? 'NULL' : `epoch_ms(${milliseconds})`;
}

/** Rows in one INSERT: keeps a statement's parse tree small. */
const ROWS_PER_INSERT = 1000;

/** Statements that make a temporary table and fill it; values are SQL. */
export function createTable(
  name: string,
  columns: string,
  rows: string[][],
): string[] {
  const statements = [`CREATE OR REPLACE TEMP TABLE ${name} (${columns})`];
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const values = rows
      .slice(start, start + ROWS_PER_INSERT)
      .map(row => `(${row.join(', ')})`);
    statements.push(`INSERT INTO ${name} VALUES ${values.join(', ')}`);
  }
  return statements;
}

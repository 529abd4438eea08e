/**
 * What makes a spreadsheet take a cell for a formula: at its start, after blanks, in the full-width forms too (OWASP, "CSV
 * Injection").
 */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** A number as money and quantities are written; a credit starts with a minus and is no formula. */
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/**
 * One field of a CSV line (RFC 4180): quoted where it must be, and a text that a spreadsheet would run gets an
 * apostrophe before it. Numbers stay as they are, negative ones too.
 *
 * @public
 */
export function csvField(value: string): string {
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim()
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}

/**
 * Rows as CSV with a header, UTF-8 and line feeds; every field goes through `csvField`.
 *
 * @public
 */
export function csvText(
  columns: readonly string[],
  rows: Iterable<Readonly<Record<string, string | undefined>>>,
): string {
  const lines = [columns.map(csvField).join(',')];
  for (const row of rows) {
    lines.push(columns.map(column => csvField(row[column] ?? '')).join(','));
  }
  return `${lines.join('\n')}\n`;
}

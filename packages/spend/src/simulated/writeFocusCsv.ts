import { FOCUS_ROW_COLUMNS, FocusRow } from './FocusRow';

/** Rows as CSV (RFC 4180, UTF-8, line feeds), with a header also where there are no rows. @public */
export function writeFocusCsv(rows: FocusRow[]): string {
  const lines = [
    FOCUS_ROW_COLUMNS.join(','),
    ...rows.map(row =>
      FOCUS_ROW_COLUMNS.map(column => field(row[column])).join(','),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function field(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value;
}

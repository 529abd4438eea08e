import { csvText } from '../csv';
import { FOCUS_ROW_COLUMNS, FocusRow } from './FocusRow';

/**
 * Rows as CSV (RFC 4180, UTF-8, line feeds), with a header also where there are no rows. Text that a spreadsheet would take
 * for a formula gets an apostrophe before it.
 *
 * @public
 */
export function writeFocusCsv(rows: FocusRow[]): string {
  return csvText(FOCUS_ROW_COLUMNS, rows);
}

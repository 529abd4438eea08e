/** The cells of a row of a table; none where a line is no such row. */
export function tableCells(text: string): string[] {
  const trimmed = text.trim();
  return /^\|.*\|$/.test(trimmed) && trimmed.length > 2
    ? trimmed
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map(cell => cell.trim())
    : [];
}

/** Whether a row is the line under a table's header. */
export function isSeparator(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every(cell => /^:?-+:?$/.test(cell));
}

/** Texts of cells without emphasis, lower case, to be compared. */
export function cellWords(cell: string): string {
  return cell.replace(/[*_`]/g, '').trim().toLowerCase();
}

import { SpendInputError } from '../../SpendInputError';

/** One record, in cells and as it stands there. */
export interface CsvRecord {
  cells: string[];
  source: string;
}

/**
 * Records of RFC 4180: quotes may hold commas, line ends and doubled quotes. Blank lines are no records. Throws
 * `SpendInputError` for a quote that is never closed.
 */
export function splitCsvRecords(text: string, file: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let from = 0;
  const endRecord = (at: number) => {
    const source = text.slice(from, at).replace(/\r$/, '');
    if (source.trim() !== '') {
      records.push({ cells: [...cells, cell.replace(/\r$/, '')], source });
    }
    cells = [];
    cell = '';
    from = at + 1;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quoted) {
      if (character !== '"') {
        cell += character;
      } else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else {
        quoted = false;
      }
    } else if (character === '"' && cell === '') {
      quoted = true;
    } else if (character === ',') {
      cells.push(cell);
      cell = '';
    } else if (character === '\n') {
      endRecord(at);
    } else {
      cell += character;
    }
  }
  if (quoted) {
    throw new SpendInputError({
      file,
      row: Math.max(records.length, 1),
      found: 'a double quote that is never closed',
      expected: 'a closing double quote',
      remedy: 'close it, or fetch the file again: it may be cut off',
    });
  }
  endRecord(text.length);
  return records;
}

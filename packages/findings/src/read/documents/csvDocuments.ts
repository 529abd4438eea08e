import { findingReadError, FindingReadError } from '../FindingReadError';
import { FindingDocument, FindingDocuments } from './FindingDocument';

/*
 * Tables by RFC 4180: cells in quotes hold delimiters, line breaks and doubled quotes. A quote that is never closed
 * would swallow the rows after it, so that a row of several lines with the wrong number of columns is an error for
 * its first line alone and reading goes on at its second. What is read again that way is bounded, or a table of
 * nothing but quotes would take for ever.
 */

/** How much may be read again, in lengths of the text. */
const REREADING = 10;

interface CsvRow {
  cells: string[];
  /** Position after the row and its line break. */
  end: number;
}

/** The line that tells a spreadsheet what separates the cells, and is none of the table. */
const SEPARATOR_LINE = /^"?sep=(.)"?\r?\n/i;

/** Whether the first line is that of a table: two columns at least. */
export function isCsv(text: string): boolean {
  return /^[\w" -]+[;,\t]/.test(text.replace(SEPARATOR_LINE, ''));
}

/** The rows of a CSV text as objects by column, with the line where each begins. Never throws. */
export function parseCsvDocuments(
  file: string,
  text: string,
): FindingDocuments {
  const separatorLine = SEPARATOR_LINE.exec(text);
  const start = separatorLine?.[0].length ?? 0;
  const delimiter = separatorLine?.[1] ?? delimiterOf(text);
  const header = readRow(text, start, delimiter);
  const columns = header.cells.map(cell => cell.trim());
  const documents: FindingDocument[] = [];
  const errors: FindingReadError[] = [];
  let budget = REREADING * text.length;
  let line = 1 + countLineBreaks(text, 0, header.end);
  let index = 0;
  for (let position = header.end; position < text.length; ) {
    const { cells, end } = readRow(text, position, delimiter);
    const firstLineEnd = endOfLine(text, position);
    let next = end;
    if (cells.length === columns.length) {
      const value = Object.fromEntries(
        columns.map((column, at) => [column, cells[at]]),
      );
      documents.push({ index, line, value });
      index += 1;
    } else if (cells.length > 1 || cells[0] !== '') {
      errors.push(
        findingReadError(
          { file, index, line },
          {
            found: `a row of ${cells.length} columns`,
            expected: `${columns.length} columns, as in the first line`,
            remedy:
              'Look for a missing quote or a cut-off line, or export the file again.',
          },
        ),
      );
      index += 1;
      if (firstLineEnd < end && budget > 0) {
        budget -= end - firstLineEnd;
        next = firstLineEnd;
      }
    }
    line += countLineBreaks(text, position, next);
    position = next;
  }
  return { documents, errors };
}

/** Prowler separates by semicolon, AWS by comma, spreadsheets by tab: whichever the first line has most of. */
function delimiterOf(text: string): string {
  const [firstLine] = text.split('\n', 1);
  const count = (character: string) => firstLine.split(character).length;
  return [',', ';', '\t'].reduce((best, each) =>
    count(each) > count(best) ? each : best,
  );
}

function readRow(text: string, start: number, delimiter: string): CsvRow {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  let position = start;
  for (; position < text.length; position += 1) {
    const character = text[position];
    if (quoted) {
      if (character !== '"') {
        cell += character;
      } else if (text[position + 1] === '"') {
        cell += '"';
        position += 1;
      } else {
        quoted = false;
      }
    } else if (character === '"' && cell === '') {
      quoted = true;
    } else if (character === delimiter) {
      cells.push(cell);
      cell = '';
    } else if (character === '\n') {
      return { cells: [...cells, cell], end: position + 1 };
    } else if (character !== '\r') {
      cell += character;
    }
  }
  return { cells: [...cells, cell], end: text.length };
}

function endOfLine(text: string, from: number): number {
  const lineBreak = text.indexOf('\n', from);
  return lineBreak === -1 ? text.length : lineBreak + 1;
}

function countLineBreaks(text: string, from: number, to: number): number {
  return text.slice(from, to).split('\n').length - 1;
}

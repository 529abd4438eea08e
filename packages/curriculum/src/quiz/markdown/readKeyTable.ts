import { isKey, KeyValue, readKeyValue } from './KeyValue';
import { MarkdownLine } from './MarkdownLine';
import { isSeparator, tableCells } from './tableCells';

/**
 * Reads a key that is a table: questions down the first column, several such columns side by side, or questions along
 * the first row and keys along the next.
 *
 * @returns the keys by the line that holds them; lines without are not in it
 */
export function readKeyTable(
  lines: readonly MarkdownLine[],
): Map<number, Array<[question: number, value: KeyValue]>> {
  const keys = new Map<number, Array<[number, KeyValue]>>();
  let header: Array<number | undefined> = [];
  for (const line of lines) {
    const cells = line.isCode ? [] : tableCells(line.text);
    if (cells.length < 2 || isSeparator(cells)) {
      header = cells.length < 2 ? [] : header;
      continue;
    }
    const numbers = cells.map(questionNumber);
    const values = cells.map(cell => readKeyValue(cell));
    const across = header.flatMap((question, index) =>
      question !== undefined && values[index] && isKey(values[index])
        ? [[question, values[index]] as [number, KeyValue]]
        : [],
    );
    const down = numbers.flatMap((question, index) => {
      const value = values[index + 1];
      return question !== undefined && value && isKey(value)
        ? [[question, value] as [number, KeyValue]]
        : [];
    });
    if (down.length > 0) {
      if (down.length === 1 && numbers[0] !== undefined) {
        const reason = [down[0][1].text, ...cells.slice(2)].join(' ').trim();
        down[0][1] = { ...down[0][1], text: reason };
      }
      keys.set(line.number, down);
    } else if (across.length > 0) {
      keys.set(line.number, across);
    }
    header =
      numbers.filter(number => number !== undefined).length > 1 ? numbers : [];
  }
  return keys;
}

function questionNumber(cell: string): number | undefined {
  const match = /^[*_]*(?:Q(?:uestion)?\s*)?(\d{1,3})[.)]?[*_]*$/i.exec(cell);
  return match ? Number(match[1]) : undefined;
}

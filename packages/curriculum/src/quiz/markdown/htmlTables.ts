/** Tables of HTML as tables of pipes, each row in the line where it begins, so that one reader reads both. */
import { MarkdownLine } from './MarkdownLine';

const OPEN = /<table\b[^>]*>/i;
const CLOSE = /<\/table\s*>/i;
const ROW = /<tr\b[^>]*>/gi;
const CELL = /<t[hd]\b[^>]*>/i;
const LAYOUT =
  /<\/?(?:table|caption|colgroup|col|thead|tbody|tfoot|tr|th|td)\b[^>]*>/gi;

export function withoutHtmlTables(
  lines: readonly MarkdownLine[],
): MarkdownLine[] {
  const out: MarkdownLine[] = [];
  let index = 0;
  while (index < lines.length) {
    const end = endOfTable(lines, index);
    if (end === undefined) {
      out.push(lines[index]);
      index += 1;
    } else {
      out.push(...tableLines(lines.slice(index, end + 1)));
      index = end + 1;
    }
  }
  return out;
}

/** The line in which the table that begins in a line ends; undefined where none begins, or it holds what is no row. */
function endOfTable(
  lines: readonly MarkdownLine[],
  first: number,
): number | undefined {
  if (lines[first].isCode || !OPEN.test(lines[first].text)) {
    return undefined;
  }
  for (let index = first; index < lines.length; index++) {
    const { isCode, text, isTooLong } = lines[index];
    if (isCode || isTooLong || (index > first && OPEN.test(text))) {
      return undefined;
    }
    if (CLOSE.test(text)) {
      return index;
    }
  }
  return undefined;
}

function tableLines(lines: readonly MarkdownLine[]): MarkdownLine[] {
  const [first, last] = [lines[0], lines[lines.length - 1]];
  const before = first.text.slice(0, first.text.search(OPEN));
  const after = last.text
    .slice(CLOSE.exec(last.text)!.index)
    .replace(CLOSE, '');
  // each row with the line that it begins in; what stands before the first row is a caption
  const rows: { number: number; html: string }[] = [
    { number: first.number, html: '' },
  ];
  lines.forEach((line, index) => {
    const from = index === 0 ? before.length : 0;
    const to =
      index === lines.length - 1 ? line.text.length - after.length : undefined;
    const [rest, ...starts] = line.text.slice(from, to).split(ROW);
    rows[rows.length - 1].html += ` ${rest}`;
    rows.push(...starts.map(html => ({ number: line.number, html })));
  });
  const [caption, ...body] = rows;
  const cells = body.map(({ html }) => cellsOf(html));
  return [
    ...textLine(first.number, before),
    ...textLine(caption.number, caption.html),
    ...body.flatMap(({ number }, index) => {
      const row = [pipeRow(number, cells[index])];
      return index === 0
        ? [
            ...row,
            pipeRow(
              number,
              cells[index].map(() => '---'),
            ),
          ]
        : row;
    }),
    ...textLine(last.number, after),
  ];
}

function cellsOf(row: string): string[] {
  const [before, ...cells] = row.split(CELL).map(plain);
  return before === '' ? cells : [before, ...cells];
}

function plain(html: string): string {
  return html
    .replace(LAYOUT, '')
    .replace(/\s+/g, ' ')
    .replace(/\|/g, '\\|')
    .trim();
}

function pipeRow(number: number, cells: readonly string[]): MarkdownLine {
  return { number, text: `| ${cells.join(' | ')} |`, isCode: false };
}

function textLine(number: number, html: string): MarkdownLine[] {
  const text = html.replace(LAYOUT, '').trim();
  return text === '' ? [] : [{ number, text, isCode: false }];
}

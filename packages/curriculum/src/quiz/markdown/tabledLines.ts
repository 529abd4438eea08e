/**
 * Tables as lines. A table may be a list of questions, a row each; or the options of one question, down or across. Both
 * become what they would be without a table, in lines of the same numbers.
 */
import { MarkdownLine } from './MarkdownLine';
import { letterOf } from './findOptions';
import { cellWords, isSeparator, tableCells } from './tableCells';

const LETTER = /^[*_]*[([]?([A-Ha-h])[)\].:]?[*_]*$/;
const LETTERED = /^[*_]*[([]?([A-Ha-h])[)\].:]\s*\S/;
const NUMBER =
  /^[*_]*(?:q(?:uestion)?\s*\.?\s*|#\s*|no\.?\s*)?(\d{1,3})[.)]?[*_]*$/i;
const ANSWER_HEADER =
  /^(?:(?:the\s+)?(?:correct|right)(?:\s+(?:answers?|options?|choices?|letter))?\??|answers?|ans\.?|keys?|solutions?|is\s+(?:it\s+)?(?:correct|right)\??|(?:correct|right)\s+or\s+(?:wrong|not)\??)$/;
const REASON_HEADER =
  /^(?:why|explanations?|rationales?|reasons?|feedback|comments?|notes?|justification)\??$/;
const YES =
  /^[*_]*(?:[✓✔✅☑●]\uFE0F?|x|yes|y|true|correct|right|1|\[x\]|:white_check_mark:|:heavy_check_mark:)[*_]*$/iu;
const NO =
  /^[*_]*(?:[❌✗✘✖○]\uFE0F?|no|n|false|incorrect|wrong|0|-|–|\[ \]|:x:)?[*_]*$/iu;

/** A row with its line. */
interface Row {
  line: MarkdownLine;
  cells: string[];
}

/** Lines in which tables of questions are questions. */
export function questionTables(lines: readonly MarkdownLine[]): MarkdownLine[] {
  return withTables(lines, rows => {
    const header = rows[0].cells.map(cellWords);
    const stem = header.findIndex(cell =>
      /^(?:questions?|stem|prompt|statements?|question text|item)$/.test(cell),
    );
    const answer = header.findIndex(cell => ANSWER_HEADER.test(cell));
    const choices = header.flatMap((cell, index) =>
      LETTER.test(cell) || /^(?:option|choice|answer)\s*[a-h1-8]$/.test(cell)
        ? [index]
        : [],
    );
    const together = header.findIndex(cell =>
      /^(?:options|choices|alternatives|answers to choose from|possible answers)$/.test(
        cell,
      ),
    );
    const isKeyTable = rows
      .slice(1)
      .every(({ cells }) => NUMBER.test(cells[stem] ?? ''));
    if (
      stem < 0 ||
      isKeyTable ||
      (choices.length < 2 && together < 0 && answer < 0)
    ) {
      return undefined;
    }
    const reason = header.findIndex(cell => REASON_HEADER.test(cell));
    return rows.slice(1).flatMap(({ line, cells }, index) => {
      const number =
        cells.flatMap((cell, i) =>
          i === stem ? [] : NUMBER.exec(cell)?.[1] ?? [],
        )[0] ?? `${index + 1}`;
      const texts = [
        `**Question ${number}:** ${cells[stem]}`,
        ...choices.flatMap((column, i) =>
          cells[column] ? [`${letterOf(i)}) ${cells[column]}`] : [],
        ),
        ...(together < 0 ? [] : cells[together].split(/<br\s*\/?>/i)),
        ...(answer < 0 || !cells[answer]
          ? []
          : [`**Answer:** ${cells[answer]}`]),
        ...(reason < 0 || !cells[reason]
          ? []
          : [`**Explanation:** ${cells[reason]}`]),
      ];
      return texts.map(text => ({
        number: line.number,
        text: text.trim(),
        isCode: false,
      }));
    });
  });
}

/** Lines of one question, in which a table of options is options. */
export function optionTables(lines: readonly MarkdownLine[]): MarkdownLine[] {
  return withTables(
    lines,
    rows => downward(rows) ?? across(rows) ?? facts(rows),
  );
}

function withTables(
  lines: readonly MarkdownLine[],
  convert: (rows: Row[]) => MarkdownLine[] | undefined,
): MarkdownLine[] {
  const out: MarkdownLine[] = [];
  let rows: Row[] = [];
  let raw: MarkdownLine[] = [];
  const flush = () => {
    const useful = rows.filter(({ cells }) => !isSeparator(cells));
    out.push(...((useful.length > 0 && convert(useful)) || raw));
    rows = [];
    raw = [];
  };
  for (const line of lines) {
    const cells = line.isCode || line.isHidden ? [] : tableCells(line.text);
    if (cells.length === 0) {
      flush();
      out.push(line);
    } else {
      rows.push({ line, cells });
      raw.push(line);
    }
  }
  flush();
  return out;
}

/** `| A | Red |`, a row each, perhaps with a column that says which is right and one that says why. */
function downward(rows: Row[]): MarkdownLine[] | undefined {
  const first = rows.findIndex(({ cells }) => isLetter(cells[0], 0));
  const options = rows.slice(Math.max(first, 0));
  if (
    first < 0 ||
    first > 1 ||
    options.length < 2 ||
    !options.every(({ cells }, i) => cells.length > 1 && isLetter(cells[0], i))
  ) {
    return undefined;
  }
  const header = first === 1 ? rows[0].cells.map(cellWords) : [];
  const out: MarkdownLine[] = [];
  const columns = options[0].cells.map((_, column) => column).slice(2);
  const answer = columns.find(
    column =>
      ANSWER_HEADER.test(header[column] ?? '') ||
      (options.every(
        ({ cells }) =>
          YES.test(cells[column] ?? '') || NO.test(cells[column] ?? ''),
      ) &&
        options.some(({ cells }) => YES.test(cells[column] ?? ''))),
  );
  const reasons: MarkdownLine[] = [];
  options.forEach(({ line, cells }, i) => {
    const isRight = answer !== undefined && YES.test(cells[answer] ?? '');
    out.push(
      textLine(line, `${letterOf(i)}) ${cells[1]}${isRight ? ' ✅' : ''}`),
    );
    for (const column of columns.filter(it => it !== answer && cells[it])) {
      reasons.push(
        textLine(line, `**Explanation:** ${letterOf(i)}: ${cells[column]}`),
      );
    }
  });
  return [...out, ...reasons];
}

/** `| A | B |` above `| Red | Green |`, or cells that begin with their letters. */
function across(rows: Row[]): MarkdownLine[] | undefined {
  const lettered = rows
    .flatMap(({ line, cells }) => cells.map(cell => ({ line, cell })))
    .filter(({ cell }) => cell !== '');
  const isLettered = (items: typeof lettered) =>
    items.length > 1 &&
    items.every(
      ({ cell }, i) => LETTERED.exec(cell)?.[1].toUpperCase() === letterOf(i),
    );
  const byColumn = rows[0].cells.flatMap((_, column) =>
    rows.flatMap(({ line, cells }) =>
      cells[column] ? [{ line, cell: cells[column] }] : [],
    ),
  );
  for (const items of [lettered, byColumn]) {
    if (isLettered(items)) {
      return items.map(({ line, cell }) => textLine(line, cell));
    }
  }
  const [header, texts, ...marks] = rows;
  if (
    texts &&
    header.cells.length > 1 &&
    header.cells.every((cell, i) => isLetter(cell, i)) &&
    texts.cells.every(cell => cell !== '')
  ) {
    return texts.cells.map((cell, i) => {
      const isRight = marks.some(({ cells }) => YES.test(cells[i] ?? ''));
      return textLine(
        texts.line,
        `${letterOf(i)}) ${cell}${isRight ? ' ✅' : ''}`,
      );
    });
  }
  return undefined;
}

/** `| Answer | B |`, `| Explanation | Grass |`: a table that says of its question what lines would. */
function facts(rows: Row[]): MarkdownLine[] | undefined {
  const named = rows.flatMap(({ line, cells }) => {
    const name = cellWords(cells[0]);
    return cells.length === 2 &&
      (ANSWER_HEADER.test(name) || REASON_HEADER.test(name))
      ? [
          textLine(
            line,
            `**${REASON_HEADER.test(name) ? 'Explanation' : 'Answer'}:** ${
              cells[1]
            }`,
          ),
        ]
      : [];
  });
  return named.length === rows.length ? named : undefined;
}

function isLetter(cell: string, index: number): boolean {
  return LETTER.exec(cell)?.[1].toUpperCase() === letterOf(index);
}

function textLine(line: MarkdownLine, text: string): MarkdownLine {
  return { number: line.number, text, isCode: false };
}

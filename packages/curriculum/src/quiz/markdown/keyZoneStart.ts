import { MarkdownLine } from './MarkdownLine';
import { readKeyRow } from './readKeyRow';
import { cellWords, isSeparator, tableCells } from './tableCells';

const KEY_HEADING =
  /\banswers?\s*(?:keys?|sheet)\b|\banswers\b|^solutions\b|^(?:the\s+)?(?:answer\s+|quiz\s+)?keys?\b(?!\s+\w)|^mark(?:ing)?\s+scheme|^correct\s+(?:answers|options|choices)\b/i;
/** What may as well head the answer of one question. */
const SINGLE_HEADING = /^(?:the\s+)?(?:correct\s+)?(?:answer|solution)\b/i;
const LABEL =
  /^\W*((?:(?:quiz|the|correct|model|full|official)\s+)*(?:answers?\s*keys?|answers|solutions?|keys?|correct\s+(?:answers|options|choices)|marking\s+scheme))\s*(?:\([^)]*\)|for\s+instructors)?\s*[*_]*\s*[:=–—-]?\s*[*_]*\s*(.*)$/i;

/**
 * Whether a line opens an answer key: a heading, a label, or keys of several questions and nothing else.
 *
 * @param unkeyed - tells how many questions there are, where none of them has a key yet
 * @param questionLevel - of the heading of the question before; what stands below it is that question's own
 */
export function keyZoneStart(
  lines: readonly MarkdownLine[],
  index: number,
  questionLevel?: number,
  unkeyed?: () => number | undefined,
): boolean {
  const line = lines[index];
  if (line.isCode) {
    return false;
  }
  if (line.heading !== undefined) {
    const { heading, headingLevel } = line;
    const isWithin =
      questionLevel !== undefined && headingLevel! > questionLevel;
    return (
      isKeyRow(heading, line.number, 2) ||
      (KEY_HEADING.test(heading) &&
        !/\bquestions?\b/i.test(heading) &&
        !isWithin) ||
      ((isWithin ? KEY_HEADING : SINGLE_HEADING).test(heading) &&
        opensRows(lines, index))
    );
  }
  const plain = withoutTags(line.text);
  if (isKeyRow(plain, line.number, 2) || isKeyTable(lines, index)) {
    return true;
  }
  const following = lines
    .slice(index + 1)
    .filter(({ text }) => withoutTags(text) !== '' && !/^\s*```/.test(text));
  const [next] = following;
  if (
    isKeyRow(plain, line.number, 1) &&
    next !== undefined &&
    next.heading === undefined &&
    isKeyRow(withoutTags(next.text), next.number, 1) &&
    isAfterBlank(lines, index)
  ) {
    return true;
  }
  const label = LABEL.exec(plain);
  if (!label) {
    return false;
  }
  if (label[2] !== '') {
    return (
      isKeyRow(label[2], line.number, 2) ||
      isKeyRow(plain, line.number, 2) ||
      (isSequence(label[2], unkeyed) &&
        /s\b|key/i.test(label[1]) &&
        isAfterBlank(lines, index) &&
        isLastOf(lines, index))
    );
  }
  // "Answers" alone may also introduce the answers to one question; a key follows with a numbered row.
  return (
    /key/i.test(label[1]) ||
    (next !== undefined &&
      readKeyRow(next.heading ?? withoutTags(next.text), next.number).entries
        .length > 0)
  );
}

/** Whether the next line is a key of a numbered question. */
function opensRows(lines: readonly MarkdownLine[], index: number): boolean {
  const next = lines
    .slice(index + 1)
    .find(({ text }) => withoutTags(text) !== '');
  return (
    next !== undefined &&
    next.heading === undefined &&
    readKeyRow(withoutTags(next.text), next.number).entries.length > 0
  );
}

/** Whether a text is keys of so many questions or more. */
function isKeyRow(text: string, line: number, count: number): boolean {
  const { entries, isBare, isByLetter } = readKeyRow(text, line);
  return (
    !isByLetter && entries.length >= count && (count > 1 || isBare === true)
  );
}

/** A table with questions' numbers and keys, and a header that says so or no other words. */
function isKeyTable(lines: readonly MarkdownLine[], index: number): boolean {
  const header = tableCells(lines[index].text).map(cellWords);
  if (
    header.length < 2 ||
    !isSeparator(tableCells(lines[index + 1]?.text ?? ''))
  ) {
    return false;
  }
  const [first] = tableCells(lines[index + 2]?.text ?? '');
  const isNumbered = /^[*_]*(?:q(?:uestion)?\s*)?\d{1,3}[.)]?[*_]*$/i.test(
    first ?? '',
  );
  return (
    (isNumbered &&
      header.some(cell =>
        /^(?:(?:correct\s+)?answers?|keys?|solutions?|correct|ans)$/.test(cell),
      )) ||
    header.every(cell => /^(?:q(?:uestion)?\s*)?\d{1,3}$/.test(cell)) ||
    (/^(?:q|question|questions|#|no\.?)$/.test(header[0]) &&
      header.slice(1).every(cell => /^\d{1,3}$/.test(cell)))
  );
}

/** Letters one after the other, one for each question: `B, A, C`. */
function isSequence(text: string, count?: () => number | undefined): boolean {
  const plain = text.replace(/[*_`.]/g, '');
  const letters = plain.match(/[A-H]/gi)?.length ?? 0;
  return (
    letters > 1 &&
    /^(?:[A-H](?:[\s,;|/–—-]+|$))+$/i.test(plain) &&
    letters === count?.()
  );
}

function isAfterBlank(lines: readonly MarkdownLine[], index: number): boolean {
  return (
    index === 0 ||
    withoutTags(lines[index - 1].text) === '' ||
    lines[index - 1].heading !== undefined
  );
}

/** Whether nothing but its key follows. */
function isLastOf(lines: readonly MarkdownLine[], index: number): boolean {
  return !lines
    .slice(index + 1)
    .some(({ text }) => /^\s*(?:\*\*)?[([]?[A-Da-d][).\]]\s*\S/.test(text));
}

function withoutTags(text: string): string {
  return text
    .replace(/<summary>.*?<\/summary>/gi, summary =>
      /key|answer|solution/i.test(summary) ? summary : '',
    )
    .replace(/<\/?(?:details|summary)>/gi, ' ')
    .trim();
}

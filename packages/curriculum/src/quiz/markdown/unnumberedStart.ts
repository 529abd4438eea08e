import { hasBody } from './questionBody';
import { keyStatement } from './keyStatement';
import { MarkdownLine } from './MarkdownLine';
import { QuestionStart, questionStart } from './questionStart';
import { splitInline } from './findOptions';

const OPTION =
  /^\s*(?:>\s*)*(?:[-*+]\s+)?[*_~=]{0,2}[([]?(?:[Aa]|i)[).:\]]|^\s*(?:[-*+]\s+)?(?:\[[ xX✓*]\]|\([ xX*]?\)|[☐□☑])\s/;

/**
 * A question without a number: a paragraph, or a heading, whose next paragraph is its options, or a line that the key
 * follows at once.
 *
 * @param number - what it would be if it had one
 */
export function unnumberedStart(
  lines: readonly MarkdownLine[],
  index: number,
  current: { lines: MarkdownLine[] } | undefined,
  number: number,
): QuestionStart | undefined {
  const line = lines[index];
  const text = line.heading ?? line.text;
  const before = index === 0 ? undefined : lines[index - 1];
  const isParagraph =
    line.heading !== undefined ||
    before === undefined ||
    before.text.trim() === '' ||
    before.heading !== undefined ||
    keyStatement(before.text) !== undefined;
  if (
    line.isCode ||
    line.isHidden ||
    text.trim() === '' ||
    !isParagraph ||
    OPTION.test(text) ||
    /^\s*(?:[*_]{0,3}(?:explanation|rationale|why|note|reason)\b|[-|<>]|[*_-]{3,})/i.test(
      text,
    ) ||
    keyStatement(text) !== undefined
  ) {
    return undefined;
  }
  if (splitInline(text)) {
    return startOf(line, text, number);
  }
  // One whose options have not come yet goes on.
  const isOpen =
    current !== undefined &&
    !current.lines.some(
      it =>
        OPTION.test(it.text) ||
        keyStatement(it.text) !== undefined ||
        it.isHidden,
    );
  let at = index + 1;
  let paragraphs = 0;
  while (at < lines.length && paragraphs < 2) {
    const next = lines[at];
    if (!next.isCode && next.text.trim() === '') {
      paragraphs += lines[at - 1].text.trim() === '' ? 0 : 1;
    } else if (OPTION.test(next.text)) {
      return isOpen || !hasBody(lines, at - 1)
        ? undefined
        : startOf(line, text, number);
    } else if (keyStatement(next.text) !== undefined) {
      return isOpen ? undefined : startOf(line, text, number);
    } else if (
      next.heading !== undefined ||
      questionStart(next) ||
      (paragraphs > 0 && !next.isCode)
    ) {
      return undefined;
    }
    at += 1;
  }
  return undefined;
}

function startOf(
  line: MarkdownLine,
  text: string,
  number: number,
): QuestionStart {
  return {
    kind: line.heading === undefined ? 'plain' : 'named',
    number,
    lead: text
      .replace(/^\s*(?:\*\*|__)?q(?:uestion)?\s*[:.]\s*(?:\*\*|__)?\s*/i, '')
      .replace(/^(\*\*|__)(.*)\1$/, '$2')
      .trim(),
    isBonus: false,
  };
}

import { AcceptedText } from '../model';
import { compileSafePattern } from './compileSafePattern';
import { MAX_SHORT_TEXT_LENGTH } from './QuizAnswer';

/**
 * A short answer as it is compared: Unicode-normalised (so that a full-width or composed letter is the letter),
 * typographic quotes and dashes as plain ones, runs of white space as one space, no white space around it,
 * and lower case unless case counts.
 *
 * @public
 */
export function normaliseShortText(
  text: string,
  caseSensitive: boolean = false,
): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[‘’‛′]/g, "'")
    .replace(/[“”„″]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  return caseSensitive ? plain : plain.toLowerCase();
}

/**
 * Whether a short answer is one of what is accepted. The first entry that matches decides the credit, so a
 * catch-all `*` belongs at the end.
 *
 * @throws UnsafePatternError if the entry is a pattern that is not safe
 * @public
 */
export function matchShortText(
  answer: string,
  accepted: readonly AcceptedText[],
  caseSensitive: boolean = false,
): AcceptedText | undefined {
  if (answer.length > MAX_SHORT_TEXT_LENGTH) {
    return undefined;
  }
  const given = normaliseShortText(answer, caseSensitive);
  return accepted.find(({ match, value }) => {
    switch (match) {
      case 'text':
        return given === normaliseShortText(value, caseSensitive);
      case 'wildcard':
        return matchesWildcard(
          given,
          normaliseShortText(value, caseSensitive).split('*'),
        );
      default:
        return compileSafePattern(value, { caseSensitive }).test(given);
    }
  });
}

/** Whether the text is the parts in order with anything between them; greedy search is enough for `*` alone. */
function matchesWildcard(text: string, parts: string[]): boolean {
  const [first, ...rest] = parts;
  if (rest.length === 0) {
    return text === first;
  }
  const last = rest.pop()!;
  if (
    !text.startsWith(first) ||
    !text.endsWith(last) ||
    text.length < first.length + last.length
  ) {
    return false;
  }
  let position = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, position);
    if (found < 0) {
      return false;
    }
    position = found + part.length;
  }
  return position <= text.length - last.length;
}

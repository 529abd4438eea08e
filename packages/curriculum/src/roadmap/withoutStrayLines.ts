import { ProblemCollector } from '../problems/ProblemCollector';

/** What patch tools and merges leave behind. */
const STRAY =
  /^\s*(?:#?\s*\*{3} (?:Begin|End) Patch|#?\s*\*{3} (?:Update|Add|Delete) File:.*|<{7}(?: .*)?|>{7}(?: .*)?|\|{7}(?: .*)?)\s*$/;

/**
 * Blanks lines that are no part of a text but of the tool that last touched it, and reports them. Line numbers stay
 * as they are.
 */
export function withoutStrayLines(
  source: string,
  collector: ProblemCollector,
): string {
  // seven equals signs alone may underline a heading
  const isMerge = /^<{7}/m.test(source);
  return source
    .split(/(\r\n|\r|\n)/)
    .map((text, index) => {
      const isStray = STRAY.test(text) || (isMerge && /^={7}\s*$/.test(text));
      if (index % 2 === 1 || !isStray) {
        return text;
      }
      collector.add('warning', 'stray-line', index / 2 + 1, {
        message: `“${text.trim()}” is left over from a patch or a merge`,
        remedy: 'Take the line out',
      });
      return '';
    })
    .join('');
}

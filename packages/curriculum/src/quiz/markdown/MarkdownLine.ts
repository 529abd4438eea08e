/** One line of a markdown file. */
export interface MarkdownLine {
  /** Counts from 1. */
  number: number;
  text: string;
  /** Whether it belongs to a code fence, whose lines look like anything. */
  isCode: boolean;
  /** Whether it is folded away, as in `<details>`. */
  isHidden?: boolean;
  /** Whether it is longer than any line that people write, and is not looked at. */
  isTooLong?: boolean;
  /** 1 to 6 for a heading. */
  headingLevel?: number;
  /** A heading's text without marks. */
  heading?: string;
}

/** Characters of a line beyond which it is taken for no prose. */
const MAX_LINE = 3000;

/** A text as lines. Byte-order marks, CRLF and trailing white space are gone. */
export function markdownLines(text: string): MarkdownLine[] {
  let fence: string | undefined;
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((raw, index): MarkdownLine => {
      const line = { number: index + 1, text: raw.trimEnd(), isCode: true };
      const mark = /^\s*(`{3,}|~{3,})/.exec(raw)?.[1];
      if (fence !== undefined) {
        if (mark?.startsWith(fence)) {
          fence = undefined;
        }
        return line;
      }
      if (mark !== undefined) {
        fence = mark;
        return line;
      }
      line.text = shortened(line.text);
      if (line.text.length > MAX_LINE) {
        return { ...line, isTooLong: true };
      }
      const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line.text);
      return heading
        ? {
            ...line,
            isCode: false,
            headingLevel: heading[1].length,
            heading: withoutEmphasis(heading[2]),
          }
        : { ...line, isCode: false };
    });
}

/** Long runs of white space or of a mark mean nothing outside of code, and would make matching slow. */
function shortened(text: string): string {
  return text
    .replace(/\s{20,}/g, run => run.slice(0, 20))
    .replace(/([^\w\s])\1{20,}|_{21,}/g, run => run.slice(0, 20));
}

/** Without the bold or italic marks around all of a text; marks inside it stay. */
export function withoutEmphasis(text: string): string {
  const trimmed = text.trim();
  const match = /^(\*{1,3}|_{1,3})(.+)\1$/s.exec(trimmed);
  // "**a** and **b**" starts and ends alike but is not emphasised as a whole. Code may hold asterisks of its own.
  return match && !match[2].replace(/`[^`]*`/g, '').includes(match[1])
    ? match[2].trim()
    : trimmed;
}

/** A fenced block of code in a text. */
export interface MarkdownFence {
  /** In lower case; empty where none is named. */
  language: string;
  text: string;
  /** Of the first line of the code, from 1. */
  line: number;
}

/** The fenced blocks of code of a text, closed or not. */
export function markdownFences(text: string): MarkdownFence[] {
  const fences: MarkdownFence[] = [];
  let open: { mark: string; language: string; line: number } | undefined;
  let code: string[] = [];
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    const fence = /^\s*(`{3,}|~{3,})\s*([\w+-]*)/.exec(line);
    if (open && fence && line.trim().startsWith(open.mark) && !fence[2]) {
      fences.push({
        language: open.language,
        text: code.join('\n'),
        line: open.line,
      });
      open = undefined;
    } else if (!open && fence) {
      open = {
        mark: fence[1],
        language: fence[2].toLowerCase(),
        line: index + 2,
      };
      code = [];
    } else if (open) {
      code.push(line);
    }
  });
  return open
    ? [
        ...fences,
        { language: open.language, text: code.join('\n'), line: open.line },
      ]
    : fences;
}

/**
 * Lines without what HTML and worksheets add: entries of HTML lists become bullets, blanks before a question's number
 * go, and a letter in them is folded away, since it is the key.
 */
import { MarkdownLine } from './MarkdownLine';

const ENTRY = /^\s*<li\b([^>]*)>\s*(.*?)\s*(?:<\/li>)?\s*$/i;
const LIST = /^\s*<\/?(?:ol|ul|form|fieldset)\b[^>]*>\s*$/i;
const INPUT = /<input\b([^>]*)>\s*|<\/?label\b[^>]*>/gi;
const IS_RIGHT =
  /\bchecked\b|\bclass\s*=\s*["'][^"']*\b(?:correct|answer|right|key)\b|\bdata-(?:correct|answer|right|is-correct)(?:\s*=\s*["']?(?:true|1|yes|correct)|(?=\s|$))/i;
const BLANK =
  /^\s*(?:_{2,20}|[_([]{1,20}\s{0,4}([A-H]|T|F|True|False)?\s{0,4}[_)\]]{1,20})\s{0,4}(?=(?:\*\*)?(?:Q(?:uestion)?\s*)?\d{1,3}\s*[.):])/i;

export function plainLines(lines: readonly MarkdownLine[]): MarkdownLine[] {
  return lines.flatMap(line => {
    if (line.isCode || line.heading !== undefined) {
      return [line];
    }
    if (LIST.test(line.text)) {
      return [{ ...line, text: '' }];
    }
    const entry = ENTRY.exec(line.text);
    const inputs = [...line.text.matchAll(INPUT)];
    if (entry || inputs.length > 0) {
      const attributes = [entry?.[1], ...inputs.map(input => input[1])];
      const text = (entry?.[2] ?? line.text).replace(INPUT, '').trim();
      const isRight = attributes.some(it => IS_RIGHT.test(` ${it ?? ''}`));
      return [{ ...line, text: `- ${text}${isRight ? ' ✅' : ''}` }];
    }
    const blank = BLANK.exec(line.text);
    return blank
      ? [
          { ...line, text: line.text.slice(blank[0].length) },
          ...(blank[1] === undefined
            ? []
            : [
                {
                  number: line.number,
                  text: `<details><summary>answer</summary>${blank[1]}</details>`,
                  isCode: false,
                },
              ]),
        ]
      : [line];
  });
}

import { QuizIssue } from '../model';

/** What files begin with, once their bytes were taken for UTF-8, and what they are. */
const KINDS: Array<[start: string, kind: string]> = [
  ['PK\u0003\u0004', 'a ZIP archive, such as a Word or LibreOffice document'],
  ['%PDF-', 'a PDF document'],
  ['\uFFFDPNG', 'a PNG image'],
  ['GIF8', 'a GIF image'],
  ['\uFFFD\uFFFD\uFFFD\uFFFD', 'an image or another binary format'],
  ['\u001F\uFFFD', 'a gzip archive'],
  ['\uFFFD\uFFFD', 'text in UTF-16'],
  ['{\\rtf', 'a rich text document'],
];

/** Formats that are made of letters and are still no text. */
const WRITTEN_FORMATS = ['%PDF-', '{\\rtf'];

/** Characters of a file that are looked at. */
const SAMPLE = 8192;

/** How many of them may be no characters before the file is not taken for text. */
const MAX_SHARE = 0.05;

/** That a file is no text, and what it is instead; undefined where it is. */
export function notTextIssue(
  text: string,
  file: string,
): QuizIssue | undefined {
  const sample = [...text.slice(0, SAMPLE)];
  const strange = sample.filter(isStrange).length;
  const isText =
    !sample.includes('\u0000') &&
    strange <= sample.length * MAX_SHARE &&
    !WRITTEN_FORMATS.some(start => text.startsWith(start));
  if (isText) {
    return undefined;
  }
  const kind = KINDS.find(([start]) => text.startsWith(start))?.[1];
  return {
    severity: 'error',
    code: 'not-text',
    file,
    line: 1,
    message: `${file} is no text, so no question was read of it.`,
    found:
      kind ?? `${strange} of the first ${sample.length} characters are none`,
    expected: 'a text file in UTF-8',
    remedy:
      kind === 'text in UTF-16'
        ? 'Save it as UTF-8.'
        : 'Export the quiz as Markdown, GIFT or YAML, and give the file its right extension.',
  };
}

/** Control characters other than white space and escape, and what stands for bytes that are no UTF-8. */
function isStrange(character: string): boolean {
  const code = character.codePointAt(0)!;
  return code < 9 || (code > 13 && code < 32 && code !== 27) || code === 0xfffd;
}

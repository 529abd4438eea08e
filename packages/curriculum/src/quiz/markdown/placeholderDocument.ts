import { keptTexts } from './keptTexts';
import { MarkdownLine } from './MarkdownLine';
import { MarkdownQuizDocument } from './MarkdownQuizDocument';

/** What is left to say of a file without questions: that it announces a quiz, or that it is none. */
export function placeholderDocument(
  lines: MarkdownLine[],
  file: string,
): MarkdownQuizDocument {
  const announced = lines.find(({ text }) =>
    /\b(?:in progress|coming soon|under construction|placeholder|tbd|to be (?:added|written|determined|defined))\b/i.test(
      text,
    ),
  );
  const document = { file, kept: keptTexts(lines) };
  const found = announced?.text.replace(/^[#\s>*-]+|\*+$/g, '');
  return {
    ...document,
    ...(announced && {
      placeholder: `it has no question and says "${found}"`,
    }),
    issues: [
      {
        severity: announced ? 'warning' : 'error',
        code: announced ? 'placeholder' : 'no-questions',
        file,
        line: announced?.number ?? 1,
        message: announced
          ? 'The file is a placeholder for a quiz.'
          : 'The file has no question.',
        found: found ?? 'no line like "### Question 1"',
        expected: '"### Question 1", options "A) ...", "**Answer:** B"',
        remedy: 'Write the quiz, or remove the file.',
      },
    ],
  };
}

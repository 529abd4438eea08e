import { QuizIssue } from '../model';
import { SplitQuiz } from './splitMarkdownQuiz';

/** Questions whose numbers do not follow each other: one may be missing, or have been read as part of another. */
export function numberIssues(split: SplitQuiz, file: string): QuizIssue[] {
  return split.oddNumbers.map(({ number, expected, line }) => {
    const isGap = number > expected;
    return {
      severity: 'warning',
      code: isGap ? 'number-gap' : 'number-repeated',
      file,
      line,
      message: isGap
        ? `Question ${number} comes where question ${expected} would; one may be missing, or written in a way that was not recognised.`
        : `Question ${number} comes after question ${expected - 1}.`,
      found: `${number}`,
      expected: `${expected}`,
      remedy: isGap
        ? 'Correct the numbers, or mark the missing question as "### Question 7".'
        : 'Number the questions in turn; the key cannot tell two of one number apart.',
    };
  });
}

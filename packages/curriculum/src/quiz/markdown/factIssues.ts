import { DEFAULT_PASS_MARK, QuizIssue } from '../model';
import { QuizFacts } from './quizFacts';
import { SplitQuiz } from './splitMarkdownQuiz';

/** Where what a quiz says of itself is missing or does not add up. */
export function factIssues(
  facts: QuizFacts,
  split: SplitQuiz,
  file: string,
): QuizIssue[] {
  const issues: QuizIssue[] = [];
  const regular = split.questions.filter(({ isBonus }) => !isBonus).length;
  if (facts.passMark === undefined) {
    issues.push({
      severity: 'warning',
      code: 'no-pass-mark',
      file,
      line: 1,
      message: `The quiz names no pass mark; ${DEFAULT_PASS_MARK} % is taken.`,
      found: 'nothing',
      expected: '"**Passing Score:** 75%" before the first question',
      remedy: 'Add the pass mark.',
    });
  } else if (facts.passCount) {
    const { right, of } = facts.passCount;
    const needed = Math.ceil((facts.passMark * of) / 100 - 1e-9);
    if (needed !== right) {
      issues.push({
        severity: 'warning',
        code: 'pass-mark-count',
        file,
        line: facts.passMarkLine!,
        message: 'The pass mark in percent and in questions differ.',
        found: `${facts.passMark} % and ${right} of ${of}`,
        expected: `${needed} of ${of}`,
        remedy: 'Correct one of them; the percentage is used.',
      });
    }
  }
  const { questions } = facts;
  if (
    questions !== undefined &&
    questions !== regular &&
    questions !== split.questions.length
  ) {
    issues.push({
      severity: 'warning',
      code: 'question-count',
      file,
      line: 1,
      message: 'The quiz has another number of questions than it says.',
      found: `${split.questions.length}`,
      expected: `${questions}`,
      remedy:
        'Correct the number, or mark a question that is not found as "### Question 7".',
    });
  }
  return issues;
}

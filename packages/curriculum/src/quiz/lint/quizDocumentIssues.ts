import {
  DEFAULT_GRACE_SECONDS,
  DEFAULT_PASS_MARK,
  QuizDefinition,
  QuizIssue,
} from '../model';
import { linkQuiz, QuestionBank, QuizDocument } from '../read';
import { lintQuiz } from './lintQuiz';

/** What makes an item keyless, each of which says so better than the lint does. */
const SAYS_NO_KEY = ['no-key', 'key-not-among-options', 'placeholder'];

/**
 * Everything that is wrong with a quiz file, whichever format it is in: what its reader found, what does not link, and
 * what the lint says of its quiz or of its bank taken by itself. What two of them say of an item is said once.
 *
 * @param banks - that its quiz may draw from
 * @public
 */
export function quizDocumentIssues(
  document: QuizDocument,
  banks: readonly QuestionBank[] = [],
): QuizIssue[] {
  const { file, quiz, bank, issues } = document;
  const linked = quiz && linkQuiz(quiz, banks, file);
  const advice = [
    ...(linked ? [...linked.issues, ...lintQuiz(linked.quiz, file)] : []),
    ...(bank ? lintBank(bank, file) : []),
  ];
  const said = new Set(issues.flatMap(codesOf));
  return [
    ...issues,
    ...advice.filter(issue => !codesOf(issue).some(code => said.has(code))),
  ];
}

/**
 * The lint of a bank by itself, as if a quiz of the usual pass mark asked all of it.
 *
 * @public
 */
export function lintBank(bank: QuestionBank, file: string): QuizIssue[] {
  const quiz: QuizDefinition = {
    id: bank.id,
    version: 1,
    title: bank.title ?? bank.id,
    passMark: DEFAULT_PASS_MARK,
    graceSeconds: DEFAULT_GRACE_SECONDS,
    attempts: {},
    feedback: 'score',
    sections: [],
    items: bank.items,
    keyIsPublic: bank.keyIsPublic,
  };
  return lintQuiz(quiz, file);
}

/** What an issue says, so that the same can be known again from elsewhere. */
function codesOf({ subject, code, line }: QuizIssue): string[] {
  const about = subject ?? `line ${line}`;
  return [
    `${about} ${code}`,
    ...(SAYS_NO_KEY.includes(code) ? [`${about} no-key`] : []),
  ];
}

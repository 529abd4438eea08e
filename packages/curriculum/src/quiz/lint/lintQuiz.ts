import { QuizDefinition, QuizIssue, QuizItem } from '../model';
import { lintBias } from './lintBias';
import { lintDuplicates } from './lintDuplicates';
import { lintKey } from './lintKey';
import { lintLeaks, lintPublicKey } from './lintLeaks';
import { lintOptions } from './lintOptions';
import { lintRationale } from './lintRationale';
import { lintStem } from './lintStem';

const ITEM_RULES: Array<(item: QuizItem, file: string) => QuizIssue[]> = [
  lintKey,
  lintStem,
  lintLeaks,
  lintOptions,
  lintRationale,
];

/**
 * What an author should mend: items that nobody can get right, that give themselves away, or that teach nothing, and
 * quizzes that can be passed without reading. Retired items are left alone.
 *
 * | code | severity |
 * | --- | --- |
 * | `no-key`, `conflicting-keys`, `key-in-question`, `duplicate-option`, `placeholder`, `blind-pass` | error |
 * | `all-or-none-of-the-above`, `absolute-term`, `unmarked-negative`, `no-rationale`, `duplicate-item`, `position-bias`, `longest-option`, `key-is-public` | warning |
 * | `missing-rationale` | info |
 *
 * @param file - for issues about the quiz as a whole, and about items that know no place of their own
 * @public
 */
export function lintQuiz(quiz: QuizDefinition, file: string): QuizIssue[] {
  const current = {
    ...quiz,
    items: quiz.items.filter(({ status }) => status !== 'retired'),
  };
  const issues = [
    ...current.items.flatMap(item =>
      ITEM_RULES.flatMap(rule => rule(item, file)),
    ),
    ...lintDuplicates(current, file),
    ...lintBias(current, file),
    ...lintPublicKey(current, file),
  ];
  return issues.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

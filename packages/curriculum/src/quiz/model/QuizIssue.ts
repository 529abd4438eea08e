import { CurriculumProblem } from '../../problems';

/** `error`: unusable as it stands. `warning`: usable, but wrong or unfair. `info`: worth knowing. @public */
export type QuizIssueSeverity = 'error' | 'warning' | 'info';

/**
 * Something that is wrong with a quiz, said so that its author can mend it.
 *
 * @public
 */
export interface QuizIssue extends CurriculumProblem {
  severity: QuizIssueSeverity;
  /** The item or field it is about, e.g. `q-7` or `/items/3/options`. */
  subject?: string;
  found?: string;
  expected?: string;
}

/** An issue as one line of a terminal, like `formatProblem`, with what was found and expected. @public */
export function formatQuizIssue(issue: QuizIssue): string {
  const { file, line, severity, message, code, remedy } = issue;
  const details = detailsOf(issue);
  return `${file}:${line}: ${severity}: ${message}${details} → ${remedy} [${code}]`;
}

/** What was found and expected, in brackets after a space; empty where an issue says neither. */
export function detailsOf({ found, expected }: QuizIssue): string {
  const details = [
    ...(found === undefined ? [] : [`found ${found}`]),
    ...(expected === undefined ? [] : [`expected ${expected}`]),
  ].join(', ');
  return details === '' ? '' : ` (${details})`;
}

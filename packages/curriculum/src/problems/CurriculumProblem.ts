/**
 * `error`: nothing can be made of the place. `conflict`: two places contradict each other. `warning`: something
 * an author should mend. `info`: something that was decided or left out, said so that nobody has to wonder.
 *
 * @public
 */
export type ProblemSeverity = 'error' | 'conflict' | 'warning' | 'info';

/** Something that is wrong with a written curriculum, and what to do about it. @public */
export interface CurriculumProblem {
  severity: ProblemSeverity;
  file: string;
  /** From 1. */
  line: number;
  /** Stable, for filters: e.g. `duration-sum`. */
  code: string;
  /** What was found, and what was expected. */
  message: string;
  /** What to do about it. */
  remedy: string;
}

/**
 * One line of text, as editors and CI systems recognise it: `file:line: severity: message [code]`.
 *
 * @public
 */
export function formatProblem(problem: CurriculumProblem): string {
  const { file, line, severity, message, remedy, code } = problem;
  return `${file}:${line}: ${severity}: ${message} → ${remedy} [${code}]`;
}

/** By file, then line, so that a report reads as the files do. @public */
export function compareProblems(
  a: CurriculumProblem,
  b: CurriculumProblem,
): number {
  return a.file.localeCompare(b.file) || a.line - b.line;
}

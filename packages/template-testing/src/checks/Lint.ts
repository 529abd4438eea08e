import { Problem } from '../report/Problem';

/** What a check with a tool of its own came to. */
export interface LintResult {
  problems: Problem[];
  /** What could not be checked, and what is lacking for it. */
  skipped: string[];
}

/** @returns that nothing is wrong */
export function nothingWrong(): LintResult {
  return { problems: [], skipped: [] };
}

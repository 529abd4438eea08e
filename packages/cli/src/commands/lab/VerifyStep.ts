/** Something that is wrong with a lab repository. */
export interface VerifyProblem {
  /** Below the repository. */
  file: string;
  /** From 1. */
  line?: number;
  message: string;
}

/** One thing that `academy lab verify` looked at. */
export interface VerifyStep {
  id: 'files' | 'contract' | 'prescan' | 'fmt' | 'validate' | 'reduced';
  title: string;
  /** `reduced`: nothing was found, and it was not proved either; `skipped`: it was not looked at. */
  outcome: 'ok' | 'problems' | 'reduced' | 'skipped';
  problems: VerifyProblem[];
  /** What it cannot show, or why nobody looked. */
  notice?: string;
}

/** A step that found something, or nothing. */
export function stepOf(
  id: VerifyStep['id'],
  title: string,
  problems: VerifyProblem[],
): VerifyStep {
  return { id, title, outcome: problems.length ? 'problems' : 'ok', problems };
}

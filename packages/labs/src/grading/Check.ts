import { LabRun } from './LabRun';

/** What a check found. */
export type Verdict =
  | { outcome: 'passed'; message: string }
  | {
      outcome: 'failed' | 'skipped';
      message: string;
      /** File of the bundle and JSON pointer or line within it. */
      evidence?: string;
    };

/** One thing that a grader looks at. */
export interface Check {
  id: string;
  title: string;
  required: boolean;
  points: number;
  /** What the learner can do where it did not pass. */
  hint: string;
  /** @throws EvidenceFault where the evidence for it is missing or broken. */
  run(run: LabRun): Verdict;
}

export function passed(message: string): Verdict {
  return { outcome: 'passed', message };
}

export function failed(message: string, evidence?: string): Verdict {
  return { outcome: 'failed', message, evidence };
}

export function skipped(message: string, evidence?: string): Verdict {
  return { outcome: 'skipped', message, evidence };
}

/** `a, b and 3 more`: names the first of many, so that a message stays readable. */
export function nameSome(names: readonly string[], shown = 5): string {
  const rest = names.length - shown;
  return rest > 0
    ? `${names.slice(0, shown).join(', ')} and ${rest} more`
    : names.join(', ');
}

import { CloudProvider } from '../lab/LabContract';
import { LabRun, PlannedResource } from './LabRun';

/** What a check found. */
export interface Verdict {
  outcome: 'passed' | 'failed' | 'skipped';
  /** For the learner. */
  message: string;
  /** For the instructor alone. */
  detail?: string;
  /** File of the bundle and JSON pointer or line within it. */
  evidence?: string;
}

/** One thing that a grader looks at. */
export interface Check {
  id: string;
  title: string;
  /** What the learner can do where it did not pass. */
  hint: string | Record<CloudProvider, string>;
  /** @throws EvidenceFault where the evidence for it is missing or broken. */
  run(run: LabRun): Verdict;
}

/** Why a check does not pass. */
export type Complaint = Omit<Verdict, 'outcome'>;

/**
 * A check that is the same on every cloud in what it asks, and another in where it looks: `complaint` is the table of
 * the clouds. No complaint, and it passes with `praise`.
 */
export interface CheckByCloud {
  id: string;
  title: string;
  praise: string;
  hint: Record<CloudProvider, string>;
  complaint: Record<CloudProvider, (run: LabRun) => Complaint | undefined>;
}

export function checkByCloud(options: CheckByCloud): Check {
  const { id, title, praise, hint, complaint } = options;
  return {
    id,
    title,
    hint,
    run(run) {
      const found = complaint[run.cloud](run);
      return found ? { outcome: 'failed', ...found } : passed(praise);
    },
  };
}

/** Says of a resource what is wrong with it, and points at it. */
export function complain(
  resource: PlannedResource,
  what: string,
  detail?: string,
): Complaint {
  return {
    message: `${resource.address} ${what}.`,
    evidence: resource.pointer,
    ...(detail && { detail }),
  };
}

/** Says that the plan lacks something. */
export function lacks(what: string, file = 'plan.json'): Complaint {
  return {
    message: `The plan holds no ${what}.`,
    evidence: `${file}#/planned_values`,
  };
}

/** The first resource that something is wrong with. */
export function firstComplaint(
  resources: readonly PlannedResource[],
  wrong: (resource: PlannedResource) => string | undefined,
): Complaint | undefined {
  for (const resource of resources) {
    const what = wrong(resource);
    if (what) {
      return complain(resource, what);
    }
  }
  return undefined;
}

export function passed(message: string, detail?: string): Verdict {
  return { outcome: 'passed', message, ...(detail && { detail }) };
}

export function failed(
  message: string,
  evidence?: string,
  detail?: string,
): Verdict {
  return { outcome: 'failed', message, evidence, detail };
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

import { FindingSeverity } from '../record';
import { instant } from './instant';
import { TrackedFinding } from './LifecycleState';

/** How long a finding of a severity may stay open, in hours; none where it may stay. @public */
export type DuePolicy = Partial<Record<FindingSeverity, number>>;

/** A lab lives for hours, so do its findings. @public */
export const LAB_DUE_HOURS: DuePolicy = { critical: 4, high: 24, medium: 72 };

/** @public */
export interface DueOptions {
  /** {@link LAB_DUE_HOURS} unless given. */
  policy?: DuePolicy;
  /** ISO 8601, UTC: nothing of a lab is due after its end. */
  labEndsAt?: string;
  /** Whether a finding that comes back has its whole time again; it has not unless asked for. */
  restartWhenReopened?: boolean;
}

/**
 * When a finding has to be fixed, ISO 8601 in UTC; undefined where it may stay open or never was.
 *
 * @public
 */
export function dueAt(
  finding: TrackedFinding,
  options: DueOptions = {},
): string | undefined {
  const { policy = LAB_DUE_HOURS, labEndsAt, restartWhenReopened } = options;
  const since = restartWhenReopened ? finding.openedAt : finding.firstOpen;
  const hours = policy[finding.current.severity];
  if (since === undefined || hours === undefined) {
    return undefined;
  }
  const due = new Date(Date.parse(since) + hours * 3_600_000).toISOString();
  const end = labEndsAt === undefined ? due : instant(labEndsAt);
  return end < due ? end : due;
}

/** Who can reach what a finding is about. @public */
export type Exposure = 'internal' | 'cross-account' | 'public';

/** @public */
export interface RiskOptions {
  exposure: Exposure;
  /** Whether it leads to administration of the account. */
  privileged: boolean;
  /** ISO 8601, UTC. */
  now: string;
  /** As {@link dueAt} gives it. */
  dueAt?: string;
}

/** A number from 0 to 100 with what it is made of, so that nobody has to believe it. @public */
export interface Risk {
  score: number;
  parts: {
    severity: number;
    exposure: number;
    privilege: number;
    /** 1 when the finding was opened, 1.1 from when it is due. */
    age: number;
  };
}

/** What is not known is not harmless: as medium. */
const SEVERITY_BASE: Record<FindingSeverity, number> = {
  critical: 90,
  high: 70,
  medium: 45,
  low: 20,
  informational: 5,
  unknown: 45,
};

const EXPOSURE_FACTOR: Record<Exposure, number> = {
  internal: 1,
  'cross-account': 1.15,
  public: 1.3,
};

const PRIVILEGE_FACTOR = 1.2;
const MAX_AGE_FACTOR = 0.1;

/** How much an open finding matters: base of its severity times what makes it worse, at most 100. @public */
export function riskOf(finding: TrackedFinding, options: RiskOptions): Risk {
  const parts = {
    severity: SEVERITY_BASE[finding.current.severity],
    exposure: EXPOSURE_FACTOR[options.exposure],
    privilege: options.privileged ? PRIVILEGE_FACTOR : 1,
    age: ageFactor(finding, options),
  };
  const score = Math.min(
    100,
    parts.severity * parts.exposure * parts.privilege * parts.age,
  );
  return { score, parts };
}

/**
 * Risk of several findings together, 0 to 100: one minus the product of what each leaves, so that many small ones do
 * not outweigh a critical one.
 *
 * @public
 */
export function jointRisk(risks: Risk[]): number {
  return (
    100 * (1 - risks.reduce((left, { score }) => left * (1 - score / 100), 1))
  );
}

function ageFactor(finding: TrackedFinding, options: RiskOptions): number {
  if (options.dueAt === undefined || finding.firstOpen === undefined) {
    return 1;
  }
  const opened = Date.parse(finding.firstOpen);
  const allowed = Math.max(1, Date.parse(options.dueAt) - opened);
  const used = (Date.parse(options.now) - opened) / allowed;
  return 1 + MAX_AGE_FACTOR * Math.min(1, Math.max(0, used));
}

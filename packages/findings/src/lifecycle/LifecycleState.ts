import { FindingObservation } from '../fold';
import { FindingSeverity } from '../record';
import { Mute } from './Mute';
import { ScanCoverage, ScanError, ScanOutcome } from './ScanRun';

/**
 * What the checks say of a finding: `clear` was never open, `stale` was open and the newest run that looked did not
 * see it, `resolved` was open and is not.
 *
 * @public
 */
export type FindingCondition = 'clear' | 'open' | 'stale' | 'resolved';

/** What a person sees: `suppressed` is an open or stale finding under a mute. @public */
export type FindingLifecycleState = FindingCondition | 'suppressed';

/** @public */
export type ResolutionReason = 'fixed' | 'source-resolved' | 'not-observed';

/** One finding over all runs. @public */
export interface TrackedFinding extends FindingObservation {
  condition: FindingCondition;
  /** Runs in a row that looked and did not see it; 0 where the newest one did. */
  absences: number;
  /** ISO 8601, UTC: the newest event, or start of the newest run that mentioned it, whichever is later. */
  seenAt: string;
  /** ISO 8601, UTC: start of the newest run that looked and did not see it. */
  absentAt?: string;
  /** ISO 8601, UTC: when it was opened the last time. */
  openedAt?: string;
  reopenCount: number;
  resolution?: ResolutionReason;
  /** ISO 8601, UTC: when it was seen to pass, or not seen for the last time. */
  resolvedAt?: string;
  /** The mute that hides it, and how severe it was then. */
  mute?: { id: string; severity: FindingSeverity };
  /** Mutes that ended for this finding and must not take hold again. */
  endedMutes: readonly string[];
}

/** A run that was read, without its findings. @public */
export interface AppliedRun {
  id: string;
  source: string;
  /** sha256, in hex, of all of the run. */
  digest: string;
  startedAt: string;
  outcome: ScanOutcome;
  coverage: ScanCoverage;
  errors: ScanError[];
  /** True while a person has to look at it: nothing of it was applied. */
  held: boolean;
}

/** All that is known of findings. Never changed in place. @public */
export interface LifecycleState {
  findings: ReadonlyMap<string, TrackedFinding>;
  runs: readonly AppliedRun[];
  mutes: readonly Mute[];
}

/** Nothing known yet. @public */
export const EMPTY_LIFECYCLE: LifecycleState = {
  findings: new Map(),
  runs: [],
  mutes: [],
};

/** What a person sees of a finding. @public */
export function stateOf(finding: TrackedFinding): FindingLifecycleState {
  return finding.mute && isUnresolved(finding)
    ? 'suppressed'
    : finding.condition;
}

/** Conditions of what is neither fixed nor gone, muted or not. @public */
export const UNRESOLVED_CONDITIONS: readonly FindingCondition[] = [
  'open',
  'stale',
];

/** Open or stale, muted or not. @public */
export function isUnresolved(finding: TrackedFinding): boolean {
  return finding.condition === 'open' || finding.condition === 'stale';
}

import { foldByKey } from '../fold/foldFindings';
import { compareSeverity, RecordWithoutEvent } from '../record';
import { instant } from './instant';
import { LifecycleEvent, MuteEndReason } from './LifecycleEvent';
import {
  AppliedRun,
  isUnresolved,
  LifecycleState,
  TrackedFinding,
} from './LifecycleState';
import { matches, Mute, problemsOfMute } from './Mute';
import {
  FindingStep,
  missFinding,
  observeFinding,
  TimedChange,
} from './observeFinding';
import { RecordPool } from './RecordPool';
import { covers, coverageTest, runDigest, StreamedScanRun } from './ScanRun';

/*
 * Findings over time, as a function of what happened and of nothing else: each function here takes a state and one
 * thing that happened (a run, a mute, the clock) and gives the next state and the transitions between. There is no
 * clock but the one passed in.
 *
 * - A run's own words (fail, pass) count unless it failed. That it does *not* mention a finding counts only where it
 *   succeeded, looked and had no error: once is stale, twice in a row resolved.
 * - A run that comes late, older than what is known, changes first and last times and no state; and what it opens is as
 *   stale as the newer runs that looked and did not see it make it.
 * - A run that would resolve more than half, and more than twenty, of a scope's open findings is held as a whole until
 *   a person lets it through: that many fixes at once are a broken scanner until somebody says otherwise.
 * - The same run again is no run.
 */

/** A run is held where it would resolve more than this many of a scope's open findings... */
const HELD_ABOVE_COUNT = 20;
/** ...and more than this share of them. */
const HELD_ABOVE_SHARE = 0.5;

/** The next state and how it came about. @public */
export interface LifecycleStep {
  state: LifecycleState;
  events: LifecycleEvent[];
}

/** A scope of which a run would resolve too much. @public */
export interface HeldScope {
  scopeId?: string;
  open: number;
  wouldResolve: number;
}

/** @public */
export interface RunStep extends LifecycleStep {
  /** `unchanged`: the run is known; `recorded`: it failed; `held`: a person has to look at it first. */
  outcome: 'applied' | 'unchanged' | 'recorded' | 'held';
  /** Of a run that is held by this step. */
  heldScopes: HeldScope[];
  /** The run as the state has it now; one that was known may be held since then. */
  run: AppliedRun;
}

/**
 * Applies one run of a scanner.
 *
 * @param now - ISO 8601.
 *
 * @throws RangeError where a time is none.
 *
 * @public
 */
export function applyRun(
  previous: LifecycleState,
  scanRun: StreamedScanRun,
  now: string,
): RunStep {
  const recordedAt = instant(now);
  const { state, events } = advanceClock(previous, recordedAt);
  const records = recordsToKeep(scanRun, state);
  const run = { ...scanRun, records, startedAt: instant(scanRun.startedAt) };
  const digest = runDigest(
    run,
    records.map(({ eventDigest, simulated }) =>
      simulated ? `${eventDigest} simulated` : eventDigest,
    ),
  );
  const known = state.runs.find(
    each => each.source === run.source && each.digest === digest,
  );
  if (known && !(known.held && run.approvedBy)) {
    return { state, events, outcome: 'unchanged', heldScopes: [], run: known };
  }
  const withRun = (held: boolean, findings = state.findings) => {
    const applied = appliedRun(run, digest, held);
    const others = state.runs.filter(each => each !== known);
    return {
      state: { ...state, findings, runs: [...others, applied] },
      run: applied,
    };
  };
  if (run.outcome === 'failed') {
    return {
      ...withRun(false),
      events,
      outcome: 'recorded',
      heldScopes: [],
    };
  }

  const steps = stepsOf(state, run);
  const heldScopes = run.approvedBy ? [] : scopesToHold(state, steps);
  if (heldScopes.length > 0) {
    return { ...withRun(true), events, outcome: 'held', heldScopes };
  }
  const findings = new Map(state.findings);
  const runEvents: LifecycleEvent[] = [];
  for (const step of steps) {
    const { finding, changes } = settleMute(step, state.mutes, recordedAt);
    if (findings.get(finding.key) !== finding) {
      findings.set(finding.key, finding);
    }
    for (const change of changes) {
      runEvents.push({
        ...change,
        key: finding.key,
        recordedAt,
        runId: run.id,
      });
    }
  }
  return {
    ...withRun(false, findings),
    events: [...events, ...runEvents],
    outcome: 'applied',
    heldScopes: [],
  };
}

/**
 * Hides what a mute is about, until it expires, is lifted, or the finding grows more severe.
 *
 * @throws RangeError that says what is missing: a reason, an author, a time of expiry.
 *
 * @public
 */
export function applyMute(
  previous: LifecycleState,
  mute: Mute,
  now: string,
): LifecycleStep {
  const at = instant(now);
  const dated = { ...mute, expiresAt: instant(mute.expiresAt) };
  const problems = problemsOfMute(dated, at);
  if (problems.length > 0) {
    throw new RangeError(problems.join('; '));
  }
  const { state, events } = advanceClock(previous, at);
  const mutes = [...state.mutes.filter(each => each.id !== mute.id), dated];
  return changeFindings({ ...state, mutes }, events, at, finding =>
    settleMute({ finding, changes: [] }, [dated], at),
  );
}

/** Ends a mute before its time. @public */
export function liftMute(
  previous: LifecycleState,
  muteId: string,
  now: string,
): LifecycleStep {
  const at = instant(now);
  const { state, events } = advanceClock(previous, at);
  const step = endMutes(state, [muteId], 'lifted', at);
  return { state: step.state, events: [...events, ...step.events] };
}

/** Ends the mutes whose time is over. @public */
export function advanceClock(
  state: LifecycleState,
  now: string,
): LifecycleStep {
  const at = instant(now);
  const expired = state.mutes.filter(each => each.expiresAt <= at);
  return expired.length === 0
    ? { state, events: [] }
    : endMutes(
        state,
        expired.map(each => each.id),
        'expired',
        at,
      );
}

function endMutes(
  state: LifecycleState,
  ids: string[],
  reason: MuteEndReason,
  at: string,
): LifecycleStep {
  const mutes = state.mutes.filter(each => !ids.includes(each.id));
  return changeFindings({ ...state, mutes }, [], at, finding => {
    const { mute } = finding;
    if (!mute || !ids.includes(mute.id)) {
      return { finding, changes: [] };
    }
    const ended: FindingStep = {
      finding: { ...finding, mute: undefined },
      changes: isUnresolved(finding)
        ? [{ type: 'unsuppressed', muteId: mute.id, reason, at }]
        : [],
    };
    // Another mute may be about it too.
    return settleMute(ended, mutes, at);
  });
}

function changeFindings(
  state: LifecycleState,
  events: LifecycleEvent[],
  recordedAt: string,
  change: (finding: TrackedFinding) => FindingStep,
): LifecycleStep {
  const findings = new Map(state.findings);
  const newEvents: LifecycleEvent[] = [];
  for (const [key, before] of state.findings) {
    const { finding, changes } = change(before);
    findings.set(key, finding);
    newEvents.push(...changes.map(each => ({ ...each, key, recordedAt })));
  }
  return { state: { ...state, findings }, events: [...events, ...newEvents] };
}

/** The records of a run as a state keeps them. */
function recordsToKeep(
  run: StreamedScanRun,
  { findings }: LifecycleState,
): RecordWithoutEvent[] {
  const pool = new RecordPool();
  const records: RecordWithoutEvent[] = [];
  for (const record of run.records) {
    records.push(pool.keep(record, findings.get(record.key)?.current));
  }
  return records;
}

function stepsOf(
  state: LifecycleState,
  run: StreamedScanRun & { records: RecordWithoutEvent[] },
): FindingStep[] {
  let oldest = run.startedAt;
  for (const { observedAt } of run.records) {
    oldest = observedAt < oldest ? observedAt : oldest;
  }
  const newerRuns = state.runs
    .filter(each => !each.held && each.startedAt > oldest)
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  const steps: FindingStep[] = [];
  const mentioned = new Set<string>();
  for (const { record, evidence } of foldByKey(run.records)) {
    mentioned.add(record.key);
    const step = observeFinding(
      state.findings.get(record.key),
      record,
      evidence,
      run.startedAt,
    );
    steps.push(missByNewerRuns(step, newerRuns));
  }
  const isCovered = coverageTest(run);
  for (const finding of state.findings.values()) {
    if (
      isUnresolved(finding) &&
      !mentioned.has(finding.key) &&
      run.startedAt > finding.seenAt &&
      run.startedAt > (finding.absentAt ?? '') &&
      isCovered(finding.current)
    ) {
      steps.push(missFinding(finding, run.startedAt));
    }
  }
  return steps;
}

/** What a late run opens was looked for by the newer runs that came before it. */
function missByNewerRuns(
  step: FindingStep,
  newerRuns: readonly AppliedRun[],
): FindingStep {
  let last = step;
  for (const run of newerRuns) {
    const { finding } = last;
    if (
      isUnresolved(finding) &&
      run.startedAt > finding.seenAt &&
      run.startedAt > (finding.absentAt ?? '') &&
      covers(run, finding.current)
    ) {
      last = concat(last, missFinding(finding, run.startedAt));
    }
  }
  return last;
}

function concat(first: FindingStep, second: FindingStep): FindingStep {
  return {
    finding: second.finding,
    changes: [...first.changes, ...second.changes],
  };
}

function scopesToHold(
  state: LifecycleState,
  steps: FindingStep[],
): HeldScope[] {
  const resolving = steps.filter(
    ({ finding }) => finding.condition === 'resolved',
  );
  if (resolving.length <= HELD_ABOVE_COUNT) {
    return [];
  }
  const scopes = new Map<string, HeldScope>();
  const scopeOf = ({ current }: TrackedFinding) =>
    JSON.stringify([current.source, current.provider, current.scopeId]);
  const isCounted = (finding: TrackedFinding) =>
    isUnresolved(finding) && !finding.mute;
  for (const finding of state.findings.values()) {
    if (isCounted(finding)) {
      const scope = scopes.get(scopeOf(finding)) ?? {
        scopeId: finding.current.scopeId,
        open: 0,
        wouldResolve: 0,
      };
      scope.open += 1;
      scopes.set(scopeOf(finding), scope);
    }
  }
  for (const { finding } of resolving) {
    const before = state.findings.get(finding.key);
    if (before && isCounted(before)) {
      scopes.get(scopeOf(before))!.wouldResolve += 1;
    }
  }
  return Array.from(scopes.values()).filter(
    ({ open, wouldResolve }) =>
      wouldResolve > HELD_ABOVE_COUNT && wouldResolve > open * HELD_ABOVE_SHARE,
  );
}

/** Ends a mute whose finding grew more severe; lets one take hold of a finding that is open and not muted. */
function settleMute(
  step: FindingStep,
  mutes: readonly Mute[],
  at: string,
): FindingStep {
  let { finding } = step;
  const changes: TimedChange[] = [...step.changes];
  const { mute } = finding;
  if (mute && compareSeverity(finding.current.severity, mute.severity) < 0) {
    finding = {
      ...finding,
      mute: undefined,
      endedMutes: [...finding.endedMutes, mute.id],
    };
    changes.push({
      type: 'unsuppressed',
      muteId: mute.id,
      reason: 'severity-rose',
      at,
    });
  } else if (mute && changes.some(each => each.type === 'reopened')) {
    // The mute outlived the fix.
    changes.push({ type: 'suppressed', muteId: mute.id, at });
  }
  if (isUnresolved(finding) && !finding.mute) {
    const next = mutes.find(
      each =>
        !finding.endedMutes.includes(each.id) && matches(each, finding.current),
    );
    if (next) {
      finding = {
        ...finding,
        mute: { id: next.id, severity: finding.current.severity },
      };
      changes.push({ type: 'suppressed', muteId: next.id, at });
    }
  }
  return { finding, changes };
}

function appliedRun(
  run: StreamedScanRun,
  digest: string,
  held: boolean,
): AppliedRun {
  return {
    id: run.id,
    source: run.source,
    digest,
    startedAt: run.startedAt,
    outcome: run.outcome,
    coverage: run.coverage,
    errors: run.errors,
    held,
  };
}

import { FindingEvidence } from '../fold';
import { mergeEvidence } from '../fold/mergeObservation';
import { compareSeverity, isOpen, RecordWithoutEvent } from '../record';
import { LifecycleChange } from './LifecycleEvent';
import {
  isUnresolved,
  ResolutionReason,
  TrackedFinding,
} from './LifecycleState';

/** What happened, and when in the world. */
export type TimedChange = LifecycleChange & { at: string };

/** A finding after something happened to it, and what that was. */
export interface FindingStep {
  finding: TrackedFinding;
  changes: TimedChange[];
}

/** Runs in a row that must look and not see a finding before it counts as gone: one may have been unlucky. */
const ABSENCES_TO_RESOLVE = 2;

/**
 * What it does to a finding that a run mentions it. An event older than what is known changes first and last times
 * alone. One that is newer is the word that counts; it changes the condition too, unless a run that began later has
 * looked and not seen it. `manual` is no
 * verdict: it neither opens nor resolves.
 *
 * @param record - as the state keeps it
 * @param evidence - of all events of the run that speak of it, where there is more than the record
 * @param startedAt - of the run. A list of what is active now holds events of long ago: to be mentioned is to be seen.
 */
export function observeFinding(
  known: TrackedFinding | undefined,
  record: RecordWithoutEvent,
  evidence: readonly FindingEvidence[] | undefined,
  startedAt: string,
): FindingStep {
  const observation = mergeEvidence(known, record, evidence);
  const seenAt = startedAt > record.observedAt ? startedAt : record.observedAt;
  const before: TrackedFinding = known ?? {
    ...observation,
    condition: 'clear',
    absences: 0,
    seenAt,
    reopenCount: 0,
    endedMutes: [],
  };
  const seen: TrackedFinding = {
    ...before,
    ...observation,
    seenAt: seenAt > before.seenAt ? seenAt : before.seenAt,
  };
  const decides =
    observation.current === record &&
    (before.absentAt === undefined || seenAt > before.absentAt);
  const { finding, changes } = decides
    ? judge({ ...seen, absences: 0, absentAt: undefined }, record)
    : { finding: seen, changes: [] };
  const allChanges = [...changes, ...severityChange(before, finding)];
  return {
    // What nothing happened to stays the same object, so that a second delivery takes no room.
    finding: known && isUnchanged(known, finding) ? known : finding,
    changes: allChanges.map(change => ({ ...change, at: record.observedAt })),
  };
}

/** What it does to an open finding that a run looked where it was and did not see it. */
export function missFinding(
  known: TrackedFinding,
  startedAt: string,
): FindingStep {
  const finding: TrackedFinding = {
    ...known,
    absences: known.absences + 1,
    absentAt: startedAt,
  };
  const isGone = finding.absences >= ABSENCES_TO_RESOLVE;
  const step: Judgement = isGone
    ? resolve(finding, 'not-observed', startedAt)
    : {
        finding: { ...finding, condition: 'stale' },
        changes: [{ type: 'went-stale' }],
      };
  return {
    finding: step.finding,
    changes: step.changes.map(change => ({ ...change, at: startedAt })),
  };
}

interface Judgement {
  finding: TrackedFinding;
  changes: LifecycleChange[];
}

function judge(finding: TrackedFinding, record: RecordWithoutEvent): Judgement {
  if (record.status === 'pass') {
    return isUnresolved(finding)
      ? resolve(
          finding,
          record.sourceState === 'resolved' ? 'source-resolved' : 'fixed',
          record.observedAt,
        )
      : { finding, changes: [] };
  }
  switch (finding.condition) {
    case 'stale':
      // Also where the check could not decide: it looked, and the thing is there.
      return {
        finding: { ...finding, condition: 'open' },
        changes: [{ type: 'seen-again' }],
      };
    case 'resolved':
      // A pass is taken back by what is worse in the same moment, so that the order of the two does not matter.
      return isOpen(record.status) || finding.resolvedAt === record.observedAt
        ? reopen(finding, record)
        : { finding, changes: [] };
    case 'clear':
      return isOpen(record.status)
        ? {
            finding: {
              ...finding,
              condition: 'open',
              openedAt: record.observedAt,
            },
            changes: [{ type: 'opened' }],
          }
        : { finding, changes: [] };
    default:
      return { finding, changes: [] };
  }
}

function reopen(
  finding: TrackedFinding,
  record: RecordWithoutEvent,
): Judgement {
  const reopenCount = finding.reopenCount + 1;
  return {
    finding: {
      ...finding,
      condition: 'open',
      openedAt: record.observedAt,
      reopenCount,
      resolution: undefined,
      resolvedAt: undefined,
    },
    changes: [{ type: 'reopened', count: reopenCount }],
  };
}

function resolve(
  finding: TrackedFinding,
  reason: ResolutionReason,
  resolvedAt: string,
): Judgement {
  return {
    finding: {
      ...finding,
      condition: 'resolved',
      resolution: reason,
      resolvedAt,
    },
    changes: [{ type: 'resolved', reason }],
  };
}

function severityChange(
  before: TrackedFinding,
  after: TrackedFinding,
): LifecycleChange[] {
  const from = before.current.severity;
  const to = after.current.severity;
  return compareSeverity(from, to) === 0
    ? []
    : [{ type: 'severity-changed', from, to }];
}

function isUnchanged(before: TrackedFinding, after: TrackedFinding): boolean {
  return (Object.keys(after) as Array<keyof TrackedFinding>).every(
    name => before[name] === after[name],
  );
}

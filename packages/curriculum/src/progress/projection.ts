import {
  ItemDecision,
  ItemOfLearner,
  ProgressEvent,
  ProgressEventOf,
  RunMode,
  Verification,
  Waiver,
} from './events';

/** Where an item stands by its events alone, before definitions and the clock are asked. @public */
export type RecordedState =
  | 'not-begun'
  | 'in-progress'
  | 'needs-review'
  | 'passed'
  | 'failed'
  | 'waived';

/** All that is remembered of one item of one learner: the projection of its events. @public */
export interface ItemRecord extends ItemOfLearner {
  state: RecordedState;
  /** In words; never empty where `state` is `failed`. */
  reasons: string[];
  /** Attempts that were judged; evidence that could not be read or graded is not one. */
  attempts: number;
  /** Of the deciding attempt: the newest one, or the strongest pass once there is a pass. */
  attemptId?: string;
  /** Percent, 0 to 100. */
  score?: number;
  mode?: RunMode;
  verification?: Verification;
  /** The learner's newest workspace for the item. */
  workspaceId?: string;
  /** ISO 8601, UTC; only where `state` is `waived` and the waiver ends. */
  waivedUntil?: string;
  /** Lets the learner begin though prerequisites are not met. */
  prerequisitesWaived?: Waiver;
  /** Of the definition that the deciding attempt was judged by. */
  definitionVersion?: string;
  /** ISO 8601, UTC: when the deciding attempt was decided. */
  decidedAt?: string;
  /** ISO 8601, UTC. */
  startedAt: string;
  updatedAt: string;
}

/**
 * Folds one event into the record of its item.
 *
 * Pure. A pass, and a waiver as long as it holds, is never lowered by what comes after it: later failures count as
 * attempts and change nothing else, and a later pass takes over only where its evidence is stronger (vouched for by
 * CI, then made in a cloud, then the higher score).
 *
 * @param record - what the events before gave; undefined for the first
 * @public
 */
export function projectItem(
  record: ItemRecord | undefined,
  event: ProgressEvent,
): ItemRecord {
  return inOneForm(apply(record, event));
}

function apply(
  record: ItemRecord | undefined,
  event: ProgressEvent,
): ItemRecord {
  const known: ItemRecord = record
    ? { ...record, updatedAt: later(record.updatedAt, event.occurredAt) }
    : {
        learnerRef: event.learnerRef,
        moduleRef: event.moduleRef,
        itemId: event.itemId,
        state: 'not-begun',
        reasons: [],
        attempts: 0,
        startedAt: event.occurredAt,
        updatedAt: event.occurredAt,
      };
  switch (event.type) {
    case 'item.started':
    case 'evidence.submitted':
      return begin(
        {
          ...known,
          workspaceId: event.payload.workspaceId ?? known.workspaceId,
        },
        event.occurredAt,
      );
    case 'attempt.graded':
      return grade(known, event);
    case 'item.passed':
      return pass(known, event.payload, event.occurredAt);
    case 'item.failed':
      return settle(known, 'failed', event.payload, event.occurredAt, [
        event.payload.reason ?? 'Marked as failed, without a reason.',
      ]);
    case 'item.waived':
      return known.state === 'passed'
        ? known
        : {
            ...known,
            state: 'waived',
            reasons: [event.payload.reason],
            waivedUntil: event.payload.expiresAt,
          };
    case 'prerequisites.waived':
      return { ...known, prerequisitesWaived: event.payload };
    default:
      // An event of a newer version: remembered in the log, without a meaning here.
      return known;
  }
}

/**
 * Folds events, of any number of learners, into one record an item.
 *
 * @param events - in the order in which they were appended
 * @returns by {@link learnerItemKey}
 * @public
 */
export function project(
  events: Iterable<ProgressEvent>,
): Map<string, ItemRecord> {
  const records = new Map<string, ItemRecord>();
  for (const event of events) {
    const key = learnerItemKey(event);
    records.set(key, projectItem(records.get(key), event));
  }
  return records;
}

/** The key of a record among those of all learners. @public */
export function learnerItemKey(item: ItemOfLearner): string {
  return `${item.learnerRef} ${item.moduleRef} ${item.itemId}`;
}

const OPTIONAL_FIELDS = [
  'attemptId',
  'score',
  'mode',
  'verification',
  'workspaceId',
  'waivedUntil',
  'prerequisitesWaived',
  'definitionVersion',
  'decidedAt',
] as const;

// The same record is the same text as JSON, whether it was folded at once or read back from a store in between.
function inOneForm(record: ItemRecord): ItemRecord {
  const tidy = {
    learnerRef: record.learnerRef,
    moduleRef: record.moduleRef,
    itemId: record.itemId,
    state: record.state,
    reasons: record.reasons,
    attempts: record.attempts,
    startedAt: record.startedAt,
    updatedAt: record.updatedAt,
  } as ItemRecord;
  const optional: Record<string, unknown> = tidy as object as Record<
    string,
    unknown
  >;
  for (const key of OPTIONAL_FIELDS) {
    if (record[key] !== undefined) {
      optional[key] = record[key];
    }
  }
  return tidy;
}

// By the time of the event rather than a clock, so that a rebuild gives the same at any time.
function isDone(record: ItemRecord, at: string) {
  return (
    record.state === 'passed' ||
    (record.state === 'waived' &&
      (record.waivedUntil === undefined ||
        Date.parse(at) < Date.parse(record.waivedUntil)))
  );
}

function begin(record: ItemRecord, at: string): ItemRecord {
  return isDone(record, at) || record.state === 'needs-review'
    ? record
    : {
        ...record,
        state: 'in-progress',
        reasons: [],
        waivedUntil: undefined,
      };
}

function grade(
  record: ItemRecord,
  { payload, occurredAt }: ProgressEventOf<'attempt.graded'>,
): ItemRecord {
  const reasons = payload.reasons ?? [];
  const judged = { ...record, attempts: record.attempts + 1 };
  switch (payload.outcome) {
    case 'passed':
      return pass(judged, payload, occurredAt);
    case 'failed':
      return settle(
        judged,
        'failed',
        payload,
        occurredAt,
        reasons.length ? reasons : ['A required check did not pass.'],
      );
    case 'needs-review':
      return settle(
        judged,
        'needs-review',
        payload,
        occurredAt,
        reasons.length ? reasons : ['Waits for a reviewer.'],
      );
    default:
      return isDone(record, occurredAt) || !reasons.length
        ? record
        : {
            ...record,
            state: record.state === 'not-begun' ? 'in-progress' : record.state,
            reasons,
          };
  }
}

function pass(
  record: ItemRecord,
  decision: ItemDecision,
  at: string,
): ItemRecord {
  if (record.state === 'passed' && !isStronger(decision, record)) {
    return record;
  }
  return {
    ...record,
    ...decidedBy(record, decision, at),
    state: 'passed',
    reasons: decision.reason ? [decision.reason] : [],
    waivedUntil: undefined,
  };
}

function settle(
  record: ItemRecord,
  state: 'failed' | 'needs-review',
  decision: ItemDecision,
  at: string,
  reasons: string[],
): ItemRecord {
  return isDone(record, at)
    ? record
    : {
        ...record,
        ...decidedBy(record, decision, at),
        state,
        reasons,
        waivedUntil: undefined,
      };
}

function decidedBy(record: ItemRecord, decision: ItemDecision, at: string) {
  return {
    attemptId: decision.attemptId,
    score: decision.score,
    mode: decision.mode,
    verification: decision.verification,
    workspaceId: decision.workspaceId ?? record.workspaceId,
    definitionVersion: decision.definitionVersion,
    decidedAt: at,
  };
}

function isStronger(decision: ItemDecision, than: ItemDecision) {
  const [a, b] = [decision, than].map(it => [
    it.verification === 'ci' ? 1 : 0,
    it.mode === 'cloud' ? 1 : 0,
    it.score ?? 0,
  ]);
  const first = a.findIndex((value, index) => value !== b[index]);
  return first >= 0 && a[first] > b[first];
}

function later(a: string, b: string) {
  return Date.parse(b) > Date.parse(a) ? b : a;
}

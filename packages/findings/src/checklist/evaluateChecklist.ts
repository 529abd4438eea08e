import { instant } from '../lifecycle/instant';
import {
  isUnresolved,
  stateOf,
  TrackedFinding,
} from '../lifecycle/LifecycleState';
import { Attestation, Checklist, ChecklistItem } from './Checklist';

/*
 * A checklist says what is known, and that something is not known is a result of its own: no findings is not a pass. To
 * pass, every check that an item maps to must have been evaluated in the learner's scopes, not long ago, with nothing
 * left open. A muted finding is a fail that somebody allowed. A person's word stands in for a check that nobody ran and
 * for no check that failed.
 */

/** @public */
export type ChecklistResult =
  | 'pass'
  | 'fail'
  | 'no-evidence'
  | 'not-applicable'
  | 'attested';

/** What is known of one check, under whichever of its names. @public */
export interface CheckResult {
  /** Names of the same check. */
  checkIds: string[];
  result: 'pass' | 'fail' | 'no-evidence';
  /** ISO 8601, UTC: when it was evaluated last. Absent: never. */
  evaluatedAt?: string;
  /** Keys of findings that are open or stale. */
  open: string[];
  /** Keys of findings that are open or stale and muted. */
  waived: string[];
}

/** @public */
export interface ChecklistItemResult {
  itemId: string;
  result: ChecklistResult;
  /** For a person. */
  reason: string;
  /** True where all that fails is muted. */
  waived: boolean;
  checks: CheckResult[];
  attestation?: Attestation;
}

/** @public */
export interface EvaluateChecklistOptions {
  provider: string;
  /** Accounts, projects or subscriptions of the learner. */
  scopeIds: string[];
  findings: Iterable<TrackedFinding>;
  attestations?: Attestation[];
  /** ISO 8601. */
  now: string;
}

const HOUR = 3_600_000;
const MIN_STATEMENT = 20;

/**
 * What is wrong with an attestation, for the person who makes it; empty where nothing is.
 *
 * @public
 */
export function problemsOfAttestation(attestation: Attestation): string[] {
  const problems = [];
  if (attestation.statement.trim().length < MIN_STATEMENT) {
    problems.push(
      `statement is '${attestation.statement}', expected at least ${MIN_STATEMENT} characters that say what was looked at and what was seen`,
    );
  }
  if (attestation.author.trim() === '') {
    problems.push('author is missing, expected the entity ref of a person');
  }
  return problems;
}

/** Result of each item for one provider, in the order of the checklist. @public */
export function evaluateChecklist(
  checklist: Checklist,
  options: EvaluateChecklistOptions,
): ChecklistItemResult[] {
  const now = instant(options.now);
  const freshAfter = new Date(
    Date.parse(now) - checklist.spec.freshWithinHours * HOUR,
  ).toISOString();
  const scopes = new Set(options.scopeIds);
  const byCheck = new Map<string, TrackedFinding[]>();
  for (const finding of options.findings) {
    const { provider, scopeId, checkId } = finding.current;
    if (provider === options.provider && scopes.has(scopeId ?? '')) {
      byCheck.set(checkId, [...(byCheck.get(checkId) ?? []), finding]);
    }
  }
  return checklist.spec.items.map(item => {
    const mapping = item.providers[options.provider];
    if (mapping === undefined || 'notApplicable' in mapping) {
      return {
        itemId: item.id,
        result: 'not-applicable',
        reason:
          mapping?.notApplicable ?? `nothing is asked of ${options.provider}`,
        waived: false,
        checks: [],
      };
    }
    const checks = mapping.checks.map(names =>
      resultOfCheck([names].flat(), byCheck, freshAfter),
    );
    return resultOfItem(item, checks, options.attestations ?? [], now);
  });
}

function resultOfCheck(
  checkIds: string[],
  byCheck: Map<string, TrackedFinding[]>,
  freshAfter: string,
): CheckResult {
  const findings = checkIds.flatMap(id => byCheck.get(id) ?? []);
  const unresolved = findings.filter(isUnresolved);
  const isWaived = (finding: TrackedFinding) =>
    stateOf(finding) === 'suppressed';
  // A check that a person has to look at was not evaluated.
  const evaluated = findings
    .filter(each => each.current.status !== 'manual')
    .map(each => each.lastEvaluated)
    .sort();
  const evaluatedAt = evaluated[evaluated.length - 1];
  const isFresh = evaluatedAt !== undefined && evaluatedAt > freshAfter;
  let result: CheckResult['result'] = isFresh ? 'pass' : 'no-evidence';
  if (unresolved.length > 0) {
    result = 'fail';
  }
  return {
    checkIds,
    result,
    evaluatedAt,
    open: unresolved.filter(each => !isWaived(each)).map(each => each.key),
    waived: unresolved.filter(isWaived).map(each => each.key),
  };
}

function resultOfItem(
  item: ChecklistItem,
  checks: CheckResult[],
  attestations: Attestation[],
  now: string,
): ChecklistItemResult {
  const base = { itemId: item.id, waived: false, checks };
  const failing = checks.filter(each => each.result === 'fail');
  if (failing.length > 0) {
    const open = failing.flatMap(each => each.open).length;
    const waived = failing.flatMap(each => each.waived).length;
    return {
      ...base,
      result: 'fail',
      waived: open === 0,
      reason: `${open} open${waived > 0 ? `, ${waived} muted` : ''}: ${namesOf(
        failing,
      )}`,
    };
  }
  const missing = checks.filter(each => each.result === 'no-evidence');
  if (missing.length === 0) {
    return {
      ...base,
      result: 'pass',
      reason: 'every check was evaluated and nothing is open',
    };
  }
  const attestation = validAttestation(item, attestations, now);
  return attestation
    ? {
        ...base,
        result: 'attested',
        reason: `${attestation.author} vouches for ${namesOf(missing)}`,
        attestation,
      }
    : {
        ...base,
        result: 'no-evidence',
        reason: `not evaluated, or too long ago: ${namesOf(missing)}`,
      };
}

function validAttestation(
  item: ChecklistItem,
  attestations: Attestation[],
  now: string,
): Attestation | undefined {
  const hours = item.attestation?.validForHours;
  return hours === undefined
    ? undefined
    : attestations.find(
        each =>
          each.itemId === item.id &&
          problemsOfAttestation(each).length === 0 &&
          Date.parse(each.createdAt) + hours * HOUR > Date.parse(now),
      );
}

function namesOf(checks: CheckResult[]): string {
  return checks.map(each => each.checkIds.join(' or ')).join(', ');
}

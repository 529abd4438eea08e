import { createHash } from 'node:crypto';
import { FindingRecord, RecordWithoutEvent } from '../record';

/**
 * How a scan ended. `partial`: what it evaluated counts, what it did not mention says nothing. `failed`: nothing
 * counts but that it ran.
 *
 * @public
 */
export type ScanOutcome = 'succeeded' | 'partial' | 'failed';

/** Where a scan looked; a run that found nothing has one too. @public */
export interface ScanCoverage {
  /** Accounts, projects, subscriptions or clusters; `all` where the source is one scope, e.g. a repository. */
  scopes: 'all' | string[];
  regions: 'all' | string[];
  checks: 'all' | string[];
}

/** A part of the coverage where a scan failed; what is left out means all of it. @public */
export interface ScanError {
  scopeId?: string;
  region?: string;
  checkId?: string;
  message: string;
}

/** One run of one scanner: what it looked at and what it found there. @public */
export interface ScanRun {
  /** Unique within the source. */
  id: string;
  /** Id of the source as configured. */
  source: string;
  /** ISO 8601, UTC. What was not seen was not there at this time. */
  startedAt: string;
  outcome: ScanOutcome;
  coverage: ScanCoverage;
  errors: ScanError[];
  /** All of the run, duplicates included. */
  records: FindingRecord[];
  /** Who looked at a held run and let it through. */
  approvedBy?: string;
}

/**
 * A run whose records come one by one and are read once, with their events or without: no more of them is held than the
 * state does not have yet.
 *
 * @public
 */
export interface StreamedScanRun extends Omit<ScanRun, 'records'> {
  records: Iterable<RecordWithoutEvent>;
}

/** The part of a finding that coverage is about. @public */
export interface CoverageSubject {
  source: string;
  scopeId?: string;
  region?: string;
  checkId: string;
}

/**
 * Whether a run looked where a finding is and could look there: the only place where not mentioning it means that it
 * is gone. A finding of no region is global and looked at wherever its scope is.
 *
 * @public
 */
export function covers(run: CoveringRun, finding: CoverageSubject): boolean {
  return coverageTest(run)(finding);
}

/** The part of a run that coverage is about. @public */
export type CoveringRun = Pick<
  ScanRun,
  'source' | 'outcome' | 'coverage' | 'errors'
>;

/** As `covers`, for many findings of one run. */
export function coverageTest(
  run: CoveringRun,
): (finding: CoverageSubject) => boolean {
  if (run.outcome !== 'succeeded') {
    return () => false;
  }
  const inScopes = membershipTest(run.coverage.scopes);
  const inRegions = membershipTest(run.coverage.regions);
  const inChecks = membershipTest(run.coverage.checks);
  return finding =>
    run.source === finding.source &&
    inScopes(finding.scopeId) &&
    (finding.region === undefined || inRegions(finding.region)) &&
    inChecks(finding.checkId) &&
    !run.errors.some(error => concerns(error, finding));
}

/**
 * What tells two deliveries of a run apart: its events, whatever their order, and that they are simulated, which a
 * source may be declared to be later on.
 *
 * @param eventDigests - of its records, with what else tells them apart; sorted in place
 */
export function runDigest(
  run: Omit<ScanRun, 'records'>,
  eventDigests: string[],
): string {
  const hash = createHash('sha256').update(
    JSON.stringify([
      run.id,
      run.startedAt,
      run.outcome,
      run.coverage,
      run.errors,
    ]),
  );
  eventDigests.sort();
  for (const digest of eventDigests) {
    hash.update(digest);
  }
  return hash.digest('hex');
}

function membershipTest(covered: 'all' | string[]) {
  const values = new Set(covered);
  return (value: string | undefined) =>
    covered === 'all' || (value !== undefined && values.has(value));
}

/** A finding of no region may be in the region that failed. */
function concerns(error: ScanError, finding: CoverageSubject): boolean {
  return (
    (error.scopeId === undefined || error.scopeId === finding.scopeId) &&
    (error.region === undefined ||
      finding.region === undefined ||
      error.region === finding.region) &&
    (error.checkId === undefined || error.checkId === finding.checkId)
  );
}

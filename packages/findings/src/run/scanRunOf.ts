import { createHash } from 'node:crypto';
import { ScanCoverage, ScanError, ScanRun } from '../lifecycle';
import { FindingsReading } from '../read';
import { FindingRecord } from '../record';
import { ScanManifest } from './ScanManifest';

/*
 * What a file of findings is as a run: only what somebody says of where the scanner looked lets absence count.
 *
 * - With a manifest the run is what the manifest says.
 * - Without one, a file of a source whose files are complete covers each scope that it mentions, all regions and all
 *   checks, from the time of its oldest event on. A scope that it does not mention, or a record of none, it says
 *   nothing about: an account where nothing was found needs a manifest.
 * - Without either, it covers nothing: what it does not mention stays as it is.
 *
 * A file with events that cannot be read is a partial run, so that no good record is lost beside a bad one and absence
 * says nothing. Passes alone wait until the file is mended: a scanner may report one problem twice, passed and failed,
 * the worst of them counts, and the worst may be what could not be read.
 */

/** A run that says nothing of what it does not mention. */
const NO_COVERAGE: ScanCoverage = { scopes: [], regions: [], checks: [] };

/** @public */
export interface ScanRunOptions {
  /** Id of the source as configured. */
  source: string;
  /** Name of the file within the source. */
  file: string;
  reading: FindingsReading;
  /** ISO 8601, UTC: when the file came; when a run without a manifest and without events began. */
  receivedAt: string;
  manifest?: ScanManifest;
  /** Whether each file of the source is a complete scan of the scopes that it mentions. */
  isComplete?: boolean;
}

/** The run that a file of findings, with its manifest where there is one, speaks of. @public */
export function scanRunOf(options: ScanRunOptions): ScanRun {
  const { source, reading, manifest } = options;
  const { records, errors } = reading;
  const isWhole = errors.length === 0;
  const run = manifest
    ? {
        id: manifest.id,
        startedAt: manifest.startedAt,
        outcome: manifest.outcome,
        coverage: manifest.coverage ?? NO_COVERAGE,
        errors: manifest.errors ?? [],
        approvedBy: manifest.approvedBy,
      }
    : runWithoutManifest(options);
  if (isWhole) {
    return { ...run, source, records };
  }
  return {
    ...run,
    source,
    outcome:
      records.length === 0 || run.outcome === 'failed' ? 'failed' : 'partial',
    errors: [...run.errors, unreadable(reading)],
    records: records.filter(each => each.status !== 'pass'),
  };
}

function runWithoutManifest(
  options: ScanRunOptions,
): Omit<ScanRun, 'source' | 'records'> {
  const { file, reading, receivedAt, isComplete } = options;
  const { records } = reading;
  return {
    id: `${file}@${digestOf(records)}`,
    startedAt: records.reduce(
      (oldest, { observedAt }) => (observedAt < oldest ? observedAt : oldest),
      records[0]?.observedAt ?? receivedAt,
    ),
    outcome: 'succeeded',
    coverage: isComplete
      ? { scopes: scopesOf(records), regions: 'all', checks: 'all' }
      : NO_COVERAGE,
    errors: [],
  };
}

function scopesOf(records: FindingRecord[]): string[] {
  const scopes = new Set<string>();
  for (const { scopeId } of records) {
    if (scopeId !== undefined) {
      scopes.add(scopeId);
    }
  }
  return Array.from(scopes).sort();
}

/** The same events in another order are the same run. */
function digestOf(records: FindingRecord[]): string {
  const hash = createHash('sha256');
  for (const digest of records.map(each => each.eventDigest).sort()) {
    hash.update(digest);
  }
  return hash.digest('hex').slice(0, 12);
}

function unreadable({ errors, records }: FindingsReading): ScanError {
  return {
    message: `${errors.length} of ${
      errors.length + records.length
    } events could not be read, the first: ${errors[0].message}`,
  };
}

/*
 * A state of 100,000 findings, and the run of each of the next days that sees all of them again: folded and reduced, with no
 * transition. The records come one by one, each with its event, as they do from files that are read one after the other. The
 * last line is JSON.
 */
import {
  applyRun,
  EMPTY_LIFECYCLE,
  FindingRecord,
  findingKey,
  StreamedScanRun,
} from '../src';
import { eventDigest } from '../src/record/findingKey';

const FINDINGS = 100_000;
const CHECKS = 500;
const ROUNDS = 3;

/** What the process came to. */
export interface FoldBenchmark {
  findings: number;
  /** Of folding and reducing, without making the records: the best of the rounds. */
  seconds: number;
  /** Highest resident set of the process, records and first run included. */
  peakBytes: number;
  /** Transitions of the rounds; there should be none. */
  events: number;
}

/** A day's records, and how long it took to make them. */
class DayOfRecords implements Iterable<FindingRecord> {
  readonly #day: number;
  seconds = 0;

  constructor(day: number) {
    this.#day = day;
  }

  *[Symbol.iterator]() {
    for (let at = 0; at < FINDINGS; at += 1) {
      const since = performance.now();
      const made = recordOfDay(this.#day, at);
      this.seconds += (performance.now() - since) / 1_000;
      yield made;
    }
  }
}

function recordOfDay(day: number, at: number): FindingRecord {
  const check = at % CHECKS;
  const parts = {
    source: 'nightly',
    provider: 'aws',
    scopeId: String(at % 40).padStart(12, '1'),
    checkId: `check_of_the_scanner_${check}`,
    resourceUid: `arn:aws:s3:::lab-bucket-${at}`,
    region: ['eu-west-1', 'eu-central-1', 'us-east-1'][at % 3],
    discriminator: '',
  };
  const status = at % 5 < 2 ? 'fail' : 'pass';
  const description = `The bucket lab-bucket-${at} ${
    status === 'fail' ? 'can' : 'cannot'
  } be read by everybody.`;
  const observedAt = timeOf(day);
  const raw = {
    class_uid: 2004,
    time: Date.parse(observedAt),
    status_code: status.toUpperCase(),
    status_detail: description,
    finding_info: { uid: `scanner-${at}`, title: `Check ${check}` },
    resources: [{ uid: parts.resourceUid, labels: [`learner:l${at % 400}`] }],
  };
  return {
    ...parts,
    key: findingKey(parts),
    format: 'ocsf',
    providerUid: raw.finding_info.uid,
    product: 'Scanner',
    title: `Check ${check}: buckets are closed to the internet`,
    description,
    severity: (['critical', 'high', 'medium', 'low'] as const)[at % 4],
    status,
    sourceState: 'active',
    resourceName: `lab-bucket-${at}`,
    resourceType: 'AwsS3Bucket',
    tags: { learner: `l${at % 400}`, lab: 'mod-102' },
    scopeTags: { cohort: 'spring' },
    observedAt,
    remediation: `Close the bucket, and block public access for the account. See check ${check} of the handbook.`,
    remediationUrl: `https://docs.example.org/checks/${check}`,
    simulated: false,
    eventDigest: eventDigest(raw),
    raw,
  };
}

function timeOf(day: number): string {
  return new Date(Date.UTC(2026, 10, 1 + day)).toISOString();
}

function runOf(day: number, records: DayOfRecords): StreamedScanRun {
  return {
    id: `nightly-${day}`,
    source: 'nightly',
    startedAt: timeOf(day),
    outcome: 'succeeded',
    coverage: { scopes: 'all', regions: 'all', checks: 'all' },
    errors: [],
    records,
  };
}

function main() {
  let { state } = applyRun(
    EMPTY_LIFECYCLE,
    runOf(0, new DayOfRecords(0)),
    timeOf(1),
  );
  let seconds = Infinity;
  let events = 0;
  for (let day = 1; day <= ROUNDS; day += 1) {
    const records = new DayOfRecords(day);
    const since = performance.now();
    const step = applyRun(state, runOf(day, records), timeOf(day + 1));
    seconds = Math.min(
      seconds,
      (performance.now() - since) / 1_000 - records.seconds,
    );
    events += step.events.length;
    state = step.state;
  }
  const result: FoldBenchmark = {
    findings: state.findings.size,
    seconds,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    events,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

main();

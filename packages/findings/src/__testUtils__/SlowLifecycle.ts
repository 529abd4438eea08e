import { FindingRecord, FINDING_SEVERITIES, FINDING_STATUSES } from '../record';
import { ScanRun } from '../lifecycle';

/** What the model knows of one finding. */
export interface SlowFinding {
  condition: 'clear' | 'open' | 'stale' | 'resolved';
  status: string;
  firstOpen?: string;
  lastOpen?: string;
  firstEvaluated: string;
  lastEvaluated: string;
  reopenCount: number;
}

/**
 * The lifecycle written down a second time, from its rules alone and for one finding at a time, with no thought for
 * speed: every question is answered by going through all that ever arrived.
 */
export function slowLifecycle(
  arrivals: ScanRun[],
  key: string,
): SlowFinding | undefined {
  const runs = withoutRepeats(arrivals).filter(run => run.outcome !== 'failed');
  const all = runs.flatMap(run => run.records.filter(each => each.key === key));
  if (all.length === 0) {
    return undefined;
  }
  const open = all.filter(each => ['fail', 'warning'].includes(each.status));
  return {
    ...replay(runs, key),
    firstOpen: sorted(open)[0],
    lastOpen: sorted(open).pop(),
    firstEvaluated: sorted(all)[0],
    lastEvaluated: sorted(all).pop()!,
  };
}

function replay(runs: ScanRun[], key: string) {
  let condition: SlowFinding['condition'] | undefined;
  let reopenCount = 0;
  let word: FindingRecord | undefined;
  let seenAt = '';
  let missedAt = '';
  let resolvedAt = '';
  let misses = 0;

  const missIfLooked = (run: ScanRun) => {
    if (
      (condition === 'open' || condition === 'stale') &&
      run.startedAt > seenAt &&
      run.startedAt > missedAt &&
      looked(run, word!)
    ) {
      misses += 1;
      missedAt = run.startedAt;
      condition = misses === 1 ? 'stale' : 'resolved';
      resolvedAt = misses === 1 ? '' : run.startedAt;
    }
  };

  runs.forEach((run, arrival) => {
    const mine = run.records.filter(each => each.key === key);
    if (mine.length === 0) {
      if (word !== undefined) {
        missIfLooked(run);
      }
      return;
    }
    const [worst] = mine.slice().sort(worstFirst);
    const mentionedAt = latest(run.startedAt, worst.observedAt);
    const isNewest =
      word === undefined ||
      worst.observedAt > word.observedAt ||
      (worst.observedAt === word.observedAt && worstFirst(worst, word) <= 0);
    seenAt = latest(seenAt, mentionedAt);
    if (isNewest) {
      word = worst;
    }
    if (isNewest && mentionedAt > missedAt) {
      misses = 0;
      missedAt = '';
      condition ??= 'clear';
      const isBad = worst.status === 'fail' || worst.status === 'warning';
      const takesBack =
        worst.status === 'manual' && resolvedAt === worst.observedAt;
      if (worst.status === 'pass') {
        if (condition === 'open' || condition === 'stale') {
          condition = 'resolved';
          resolvedAt = worst.observedAt;
        }
      } else if (condition === 'resolved' && (isBad || takesBack)) {
        reopenCount += 1;
        condition = 'open';
        resolvedAt = '';
      } else if (condition === 'stale' || (condition === 'clear' && isBad)) {
        condition = 'open';
      }
    }
    runs
      .slice(0, arrival)
      .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
      .forEach(missIfLooked);
  });
  return { condition: condition!, status: word!.status, reopenCount };
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}

function looked(run: ScanRun, finding: FindingRecord): boolean {
  const { scopes, regions, checks } = run.coverage;
  const erred = run.errors.some(
    error =>
      [undefined, finding.scopeId].includes(error.scopeId) &&
      (finding.region === undefined ||
        [undefined, finding.region].includes(error.region)) &&
      [undefined, finding.checkId].includes(error.checkId),
  );
  return (
    run.outcome === 'succeeded' &&
    !erred &&
    (scopes === 'all' || scopes.includes(finding.scopeId!)) &&
    (regions === 'all' ||
      finding.region === undefined ||
      regions.includes(finding.region)) &&
    (checks === 'all' || checks.includes(finding.checkId))
  );
}

function worstFirst(a: FindingRecord, b: FindingRecord): number {
  const status = (each: FindingRecord) => FINDING_STATUSES.indexOf(each.status);
  const severity = (each: FindingRecord) =>
    FINDING_SEVERITIES.indexOf(each.severity);
  return (
    status(a) - status(b) ||
    b.observedAt.localeCompare(a.observedAt) ||
    severity(a) - severity(b) ||
    (a.eventDigest < b.eventDigest ? -1 : Number(a.eventDigest > b.eventDigest))
  );
}

/** The same run again, its records in whatever order. */
function withoutRepeats(arrivals: ScanRun[]): ScanRun[] {
  const seen = new Set<string>();
  return arrivals.filter(run => {
    const { records, ...rest } = run;
    const text = JSON.stringify([
      rest,
      records.map(each => each.eventDigest).sort(),
    ]);
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}

function sorted(records: FindingRecord[]): string[] {
  return records.map(each => each.observedAt).sort();
}

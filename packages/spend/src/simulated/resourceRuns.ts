import { JournalRecord } from './JournalRecord';

/** How long one simulated resource was there with one size. */
export interface ResourceRun {
  /** The record that began it: what it is, where, with which tags. */
  resource: JournalRecord;
  /** Milliseconds since 1970, half-open. */
  from: number;
  to: number;
}

/**
 * Pairs creates with destroys. A change of what is billed (instance type, purchase, size) ends one run and begins
 * another; a resource that is still there runs until `until`. Records can come in any order.
 */
export function resourceRuns(
  records: JournalRecord[],
  until: Date,
): ResourceRun[] {
  const inOrder = records
    .map((record, index) => ({ record, index, at: Date.parse(record.at) }))
    .sort((a, b) => a.at - b.at || a.index - b.index);
  const open = new Map<string, ResourceRun>();
  const runs: ResourceRun[] = [];
  const end = (key: string, at: number) => {
    const run = open.get(key);
    if (run) {
      runs.push({ ...run, to: at });
      open.delete(key);
    }
  };
  for (const { record, at } of inOrder) {
    const key = JSON.stringify([record.accountId, record.type, record.id]);
    const run = open.get(key);
    if (record.op === 'destroy') {
      end(key, at);
    } else if (!run || billedAs(run.resource) !== billedAs(record)) {
      end(key, at);
      open.set(key, { resource: record, from: at, to: at });
    }
  }
  for (const [key, run] of [...open]) {
    end(key, Math.max(until.getTime(), run.from));
  }
  return runs.sort((a, b) => a.from - b.from);
}

function billedAs(record: JournalRecord): string {
  return JSON.stringify([
    record.sku ?? '',
    record.purchase ?? '',
    record.sizeGb ?? 0,
  ]);
}

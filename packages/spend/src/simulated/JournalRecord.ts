/** One line of cloud-sim's journal, by its contract. @public */
export interface JournalRecord {
  /** ISO 8601, UTC. */
  at: string;
  op: 'create' | 'update' | 'destroy';
  provider: string;
  accountId: string;
  region: string;
  /** Terraform's resource type, e.g. `aws_instance`. */
  type: string;
  id: string;
  /** Instance type or volume type; nothing where there is none. */
  sku?: string | null;
  purchase?: 'on-demand' | 'spot' | null;
  sizeGb?: number | null;
  tags: Record<string, string>;
  simulated: boolean;
}

/** A journal that cannot be read: names the file, the line, what was found and what was expected. @public */
export class JournalError extends Error {
  constructor(file: string, line: number, found: string, expected: string) {
    super(
      `${file}, line ${line}: found ${found}, expected ${expected}; run the lab again with an unchanged simulator`,
    );
    this.name = 'JournalError';
  }
}

/** Reads `journal.jsonl`. Throws `JournalError`. @public */
export function parseJournal(text: string, file: string): JournalRecord[] {
  const records: JournalRecord[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() !== '') {
      records.push(parseLine(line, file, index + 1));
    }
  }
  return records;
}

const TEXT_FIELDS = ['provider', 'accountId', 'region', 'type', 'id'] as const;

function parseLine(text: string, file: string, line: number): JournalRecord {
  let record: Partial<JournalRecord> | null;
  try {
    record = JSON.parse(text);
  } catch {
    throw new JournalError(file, line, 'text that is no JSON', 'a JSON object');
  }
  const fail = (field: string, value: unknown, expected: string) =>
    new JournalError(file, line, `${field} ${JSON.stringify(value)}`, expected);
  if (typeof record !== 'object' || record === null) {
    throw fail('the value', record, 'a JSON object');
  }
  for (const field of TEXT_FIELDS) {
    if (typeof record[field] !== 'string') {
      throw fail(field, record[field], 'text');
    }
  }
  if (!['create', 'update', 'destroy'].includes(record.op ?? '')) {
    throw fail('op', record.op, 'create, update or destroy');
  }
  if (Number.isNaN(Date.parse(record.at ?? ''))) {
    throw fail('at', record.at, 'a time such as 2026-11-01T00:00:00Z');
  }
  const { sizeGb, tags } = record;
  if (sizeGb !== undefined && sizeGb !== null && !(Number(sizeGb) >= 0)) {
    throw fail('sizeGb', sizeGb, 'a number from 0 up');
  }
  return { ...record, tags: tags ?? {} } as JournalRecord;
}

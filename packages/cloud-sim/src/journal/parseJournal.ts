import type { JournalRecord } from './JournalRecord';

const OPERATIONS = ['create', 'update', 'destroy'];
const TEXT_FIELDS = ['provider', 'accountId', 'region', 'type', 'id'] as const;

function describe(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function isStringMap(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(item => typeof item === 'string')
  );
}

/** The first field that is wrong, what it holds and what it should hold. */
function problemIn(record: Record<string, unknown>): string | undefined {
  const expect = (field: string, good: boolean, expected: string) =>
    good
      ? undefined
      : `${field}: found ${describe(record[field])}, expected ${expected}`;
  const { at, op, sku, purchase, sizeGb, tags, cause, simulated } = record;
  return (
    expect(
      'at',
      typeof at === 'string' &&
        /^\d{4}-\d{2}-\d{2}T.*Z$/.test(at) &&
        !Number.isNaN(Date.parse(at)),
      'a UTC time such as "2026-11-01T09:30:00.000Z"',
    ) ??
    expect(
      'op',
      OPERATIONS.includes(op as string),
      'create, update or destroy',
    ) ??
    TEXT_FIELDS.map(field =>
      expect(
        field,
        typeof record[field] === 'string' && record[field] !== '',
        'a text that is not empty',
      ),
    ).find(problem => problem !== undefined) ??
    expect('sku', sku === null || typeof sku === 'string', 'a text or null') ??
    expect(
      'purchase',
      purchase === null || purchase === 'on-demand' || purchase === 'spot',
      'on-demand, spot or null',
    ) ??
    expect(
      'sizeGb',
      sizeGb === null || (typeof sizeGb === 'number' && sizeGb >= 0),
      'a number from 0 up, or null',
    ) ??
    expect('tags', isStringMap(tags), 'an object of texts') ??
    expect(
      'cause',
      cause === undefined || cause === 'spot-interruption',
      'spot-interruption, or no cause',
    ) ??
    expect('simulated', simulated === true, 'true')
  );
}

/**
 * Reads a journal, one JSON record a line; empty lines are skipped.
 *
 * @throws Error naming the line, the field, what was found and what was expected.
 * @public
 */
export function parseJournal(text: string): JournalRecord[] {
  const records: JournalRecord[] = [];
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') {
      return;
    }
    let record: unknown;
    try {
      record = JSON.parse(line);
    } catch (error) {
      throw new Error(
        `journal line ${i + 1}: not JSON (${
          (error as Error).message
        }); expected one record of a cloud-sim journal`,
      );
    }
    if (typeof record !== 'object' || record === null) {
      throw new Error(
        `journal line ${i + 1}: found ${describe(record)}, expected an object`,
      );
    }
    const problem = problemIn(record as Record<string, unknown>);
    if (problem) {
      throw new Error(`journal line ${i + 1}, ${problem}`);
    }
    records.push(record as JournalRecord);
  });
  return records;
}

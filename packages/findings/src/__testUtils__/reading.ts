import { FindingsReading, readFindings } from '../read/readFindings';
import { FindingRecord } from '../record';

/** Reads a value as the JSON text of a file, or a text as it is. */
export function read(value: unknown, receivedAt?: string): FindingsReading {
  return readFindings({
    file: 'file',
    text: typeof value === 'string' ? value : JSON.stringify(value),
    receivedAt,
  });
}

/** The one record of a value, with the warnings of its reading; fails the test where there is not exactly one. */
export function readOne(
  value: unknown,
  receivedAt?: string,
): FindingRecord & { warnings: string[] } {
  const { records, warnings, errors } = read(value, receivedAt);
  expect(errors).toEqual([]);
  expect(records).toHaveLength(1);
  return { ...records[0], warnings };
}

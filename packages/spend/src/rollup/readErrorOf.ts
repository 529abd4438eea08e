import { quoteFound, SpendInputError } from '../SpendInputError';

/**
 * What DuckDB says of a file that it cannot read, in our words. DuckDB's own message holds the whole line and
 * advice for people who write SQL. Errors of another kind come back as they are.
 */
export function readErrorOf(error: unknown, file: string): unknown {
  // Not `instanceof`: errors of a native module can be of another realm.
  const message = String((error as Partial<Error> | undefined)?.message);
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  const place = { file, ...(line === undefined ? {} : { line: Number(line) }) };
  const count = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  if (count) {
    return new SpendInputError({
      ...place,
      found: `${count[2]} columns`,
      expected: `${count[1]}, as in the header`,
      remedy:
        'quote values that hold a comma or a quote, and end every row with a line end',
    });
  }
  if (/unterminated quote/i.test(message)) {
    return new SpendInputError({
      ...place,
      found: 'a quote that is not closed',
      expected: 'quoted values that end with a quote',
      remedy:
        'write a quote within a value twice; deliver a file again that was cut off',
    });
  }
  if (
    /^(Invalid Input|IO|Serialization|Conversion|Invalid) Error/.test(message)
  ) {
    const [summary] = message.split('\n');
    return new SpendInputError({
      ...place,
      found: `a file that cannot be read (${quoteFound(summary)})`,
      expected: 'a whole CSV, CSV.gz or Parquet file',
      remedy: 'deliver it again',
    });
  }
  return error;
}

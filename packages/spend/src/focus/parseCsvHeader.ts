import { SpendInputError } from '../SpendInputError';

/**
 * The column names in the first line of a CSV file: comma separated, quoted or not, with or without a byte-order
 * mark. Throws `SpendInputError` where a name is missing or stands there twice.
 */
export function parseCsvHeader(line: string, file: string): string[] {
  const names = splitFields(line.replace(/^\uFEFF/, '').replace(/\r$/, ''));
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (!name) {
      throw new SpendInputError({
        file,
        line: 1,
        found: `no name for column ${index + 1}`,
        expected: 'a header line with a name for every column',
        remedy: 'deliver the export with its header line, separated by commas',
      });
    }
    if (seen.has(name.toLowerCase())) {
      throw new SpendInputError({
        file,
        line: 1,
        column: name,
        found: 'the column twice',
        expected: 'every column once',
        remedy: 'remove or rename one of the two',
      });
    }
    seen.add(name.toLowerCase());
  }
  return names;
}

function splitFields(line: string): string[] {
  const field = /(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/y;
  const fields: string[] = [];
  for (;;) {
    const match = field.exec(line);
    if (!match) {
      // Text after a closing quote; the name is taken as it stands and then found missing.
      return [...fields, line.slice(field.lastIndex).trim()];
    }
    fields.push((match[1]?.replace(/""/g, '"') ?? match[2]).trim());
    if (match[3] === '') {
      return fields;
    }
  }
}

import fc from 'fast-check';
import { record } from '../__testUtils__/records';
import { parseCsvDocuments } from '../read/documents/csvDocuments';
import { recordsCsv } from './recordsCsv';

const titleOf = (title: string) => {
  const { documents, errors } = parseCsvDocuments(
    'export.csv',
    recordsCsv([record({ title })]),
  );
  expect(errors).toEqual([]);
  return (documents[0].value as Record<string, string>).title;
};

describe('recordsCsv', () => {
  it('is a table with a header and a row a record', () => {
    const text = recordsCsv([
      record({ title: 'One, "two"', tags: { a: '1', b: '2' } }),
      record(),
    ]);
    const [header, first, second, end] = text.split('\r\n');
    expect(header).toMatch(/^key,source,format,/);
    expect(first).toContain('"One, ""two"""');
    expect(first).toMatch(/,"a=1; b=2"$/);
    expect(second).toContain(',A check,medium,fail,active,aws,111122223333,');
    expect(end).toBe('');
  });

  it.each([
    '=HYPERLINK("https://example.org")',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '  =1',
    '\uff1d1',
  ])('makes no formula of %j', title => {
    const text = recordsCsv([record({ title })]);
    expect(text).toContain(`'${title.replaceAll('"', '""')}`);
  });

  it('leaves what is no formula as it is', () => {
    expect(titleOf('a = b')).toBe('a = b');
  });

  it('keeps every text within its cell', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', '=', ' '),
        }),
        title => {
          expect(titleOf(`x${title}x`)).toBe(`x${title}x`);
        },
      ),
    );
  });
});

import { isCsv, parseCsvDocuments } from './csvDocuments';

function rows(text: string) {
  const { documents, errors } = parseCsvDocuments('table.csv', text);
  return {
    values: documents.map(each => each.value),
    lines: documents.map(each => each.line),
    errors: errors.map(each => [each.line, each.found]),
  };
}

describe('parseCsvDocuments', () => {
  it.each([
    ['commas', 'a,b\n1,2\n'],
    ['semicolons', 'a;b\n1;2\n'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['a first line that names the delimiter', 'sep=;\r\na;b\r\n1;2\r\n'],
    ['line ends of Windows', 'a,b\r\n1,2\r\n'],
    ['no line end at its end', 'a,b\n1,2'],
    ['empty lines', 'a,b\n\n1,2\n\n'],
    ['quotes', '"a","b"\n"1","2"\n'],
  ])('reads a table with %s', (_, text) => {
    expect(rows(text)).toMatchObject({
      values: [{ a: '1', b: '2' }],
      errors: [],
    });
  });

  it('reads what is in quotes as it is: delimiters, quotes and line breaks', () => {
    expect(rows('a,b\n"x, ""y""\nz",2\n3,4\n')).toEqual({
      values: [
        { a: 'x, "y"\nz', b: '2' },
        { a: '3', b: '4' },
      ],
      lines: [2, 4],
      errors: [],
    });
  });

  it('reads the rows around one with too few or too many columns', () => {
    expect(rows('a,b\n1,2\n3\n4,5,6\n7,8\n')).toEqual({
      values: [
        { a: '1', b: '2' },
        { a: '7', b: '8' },
      ],
      lines: [2, 5],
      errors: [
        [3, 'a row of 1 columns'],
        [4, 'a row of 3 columns'],
      ],
    });
  });

  it('counts the line that names the delimiter', () => {
    const text = 'sep=|\na|b\n1|2\n3\n';
    expect(isCsv('sep=;\na;b\n')).toBe(true);
    expect(rows(text)).toEqual({
      values: [{ a: '1', b: '2' }],
      lines: [3],
      errors: [[4, 'a row of 1 columns']],
    });
  });

  it('loses one row and not all the rest to a quote that is never closed', () => {
    const { values, errors } = rows('a,b\n1,2\n"3,4\n5,6\n7,8\n');
    expect(values).toEqual([
      { a: '1', b: '2' },
      { a: '5', b: '6' },
      { a: '7', b: '8' },
    ]);
    expect(errors).toEqual([[3, 'a row of 1 columns']]);
  });

  it('does not take for ever over a table of nothing but quotes', () => {
    const started = performance.now();
    parseCsvDocuments('table.csv', `a,b\n${'"x\n"'.repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('tells a table from JSON by its first line', () => {
    expect(isCsv('user,arn,mfa_active\n')).toBe(true);
    expect(isCsv('"AUTH_METHOD";"TIMESTAMP"\n')).toBe(true);
    expect(isCsv('[{"a": 1, "b": 2}]')).toBe(false);
    expect(isCsv('{"a": 1, "b": 2}')).toBe(false);
  });
});

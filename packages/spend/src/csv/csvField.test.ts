import { csvField, csvText } from './csvField';

describe('a field of CSV that goes to people', () => {
  it.each([
    '=HYPERLINK("http://x")',
    '+1+1',
    '-2+3|cmd',
    '@SUM(A1)',
    '\tx',
    '\rx',
    ' =1',
    '＝1+1',
  ])('keeps a spreadsheet from running %j', text => {
    expect(csvField(text).replace(/^"/, '')[0]).toBe("'");
  });

  it.each(['-2.6137', '-0.000000000000000001', '+3', '-1E-7', '0', '.5'])(
    'leaves the number %s as it is',
    number => {
      expect(csvField(number)).toBe(number);
    },
  );

  it('quotes commas, quotes, line ends and blanks at either end', () => {
    expect(csvField('a, "b"')).toBe('"a, ""b"""');
    expect(csvField('a\nb')).toBe('"a\nb"');
    expect(csvField(' a')).toBe('" a"');
    expect(csvField('a b')).toBe('a b');
  });

  it('writes a table with its header, also where there is no row', () => {
    expect(csvText(['name', 'billed'], [])).toBe('name,billed\n');
    expect(
      csvText(['name', 'billed'], [{ name: '=1', billed: '-1.5' }, {}]),
    ).toBe("name,billed\n'=1,-1.5\n,\n");
  });
});

import { formatMoney } from './formatMoney';

function shown(amount: string, currency = 'USD') {
  return formatMoney(amount, currency, { locale: 'en-US' }).replaceAll(
    '\u00a0',
    ' ',
  );
}

describe('formatMoney', () => {
  it('shows cents, rounded half up', () => {
    expect(shown('12.345')).toBe('USD 12.35');
    expect(shown('1234.5')).toBe('USD 1,234.50');
  });

  it('keeps the decimals of unit prices, two at least', () => {
    expect(formatMoney('0.526', 'EUR', { decimals: 6 })).toMatch(/0\.526$/);
    expect(formatMoney('3', 'EUR', { decimals: 6 })).toMatch(/3\.00$/);
  });

  it('is exact where a float would not be', () => {
    expect(shown('9007199254740993.01')).toBe('USD 9,007,199,254,740,993.01');
  });

  it('does not show a small cost as none', () => {
    expect(shown('0.00012345')).toBe('USD 0.00012');
    expect(shown('0')).toBe('USD 0.00');
  });

  it('shows credits as negative', () => {
    expect(shown('-3.2')).toBe('-USD 3.20');
  });

  it('shows currencies that only the bill knows', () => {
    expect(shown('2', 'CREDITS')).toBe('CREDITS 2.00');
  });
});

import { checkFall, HeldPeriodError } from './checkFall';

const totals = (billed: string, rows: number, currency = 'USD') => ({
  currency,
  billed,
  effective: billed,
  list: billed,
  rows,
});

describe('checkFall', () => {
  it('lets totals rise, and fall by as much as they may', () => {
    expect(checkFall([], [totals('1', 1)])).toEqual([]);
    expect(checkFall([totals('100', 100)], [totals('500', 300)])).toEqual([]);
    expect(checkFall([totals('100', 100)], [totals('80', 80)])).toEqual([]);
  });

  it('names what fell further, of each currency by itself', () => {
    expect(
      checkFall(
        [totals('100', 10), totals('7.5', 3, 'EUR')],
        [totals('79.99', 10)],
      ),
    ).toEqual([
      {
        currency: 'USD',
        measure: 'billed',
        before: '100',
        after: '79.99',
        percent: 20,
      },
      {
        currency: 'EUR',
        measure: 'billed',
        before: '7.5',
        after: '0',
        percent: 100,
      },
      {
        currency: 'EUR',
        measure: 'rows',
        before: '3',
        after: '0',
        percent: 100,
      },
    ]);
  });

  it('takes limits of one’s own and lets credits be what they are', () => {
    expect(
      checkFall([totals('100', 10)], [totals('1', 1)], {
        billedPercent: 100,
        rowsPercent: 90,
      }),
    ).toEqual([]);
    expect(checkFall([totals('-5', 10)], [totals('-50', 10)])).toEqual([]);
  });

  it('is reported with before, after and what to do', () => {
    const falls = checkFall([totals('100', 10)], [totals('40', 10)]);
    expect(new HeldPeriodError('2026-11', falls).message).toBe(
      'Billing period 2026-11 is held as it was: billed USD fell from 100 to 40 (60 %); deliver the period again as a whole, or raise the limit of the source where it is right',
    );
  });
});

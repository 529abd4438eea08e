import Big from 'big.js';
import fc from 'fast-check';
import { addDays } from '../days/addDays';
import { DailyAmount } from '../days/DailyAmount';
import { forecastMonthEnd } from './forecastMonthEnd';
import { forecastSpend } from './forecastSpend';

/** Days before 2026-03-02, a Monday, oldest first. */
function historyOf(amounts: number[], from = '2026-03-02'): DailyAmount[] {
  return amounts.map((amount, index) => ({
    day: addDays(from, index - amounts.length),
    amount: amount.toFixed(2),
  }));
}

const WEEK = [10, 12, 14, 12, 8, 2, 2];
const from = '2026-03-02';

describe('forecastSpend', () => {
  it('repeats a week that always repeated, with a band of no width', () => {
    const forecast = forecastSpend({
      history: historyOf([...WEEK, ...WEEK, ...WEEK, ...WEEK]),
      from,
    });
    expect(forecast).toMatchObject({
      from: '2026-03-02',
      to: '2026-03-16',
      likely: '120',
      low: '120',
      high: '120',
      scheduled: '0',
      baseline: '120',
      pattern: 'steady',
      historyDays: 28,
    });
    expect(forecast.days.map(({ amount }) => Number(amount))).toEqual([
      ...WEEK,
      ...WEEK,
    ]);
    expect(forecast.days[0].day).toBe('2026-03-02');
  });

  it('adds booked labs on their days, and their own low and high to the band', () => {
    const history = historyOf([...WEEK, ...WEEK, ...WEEK, ...WEEK]);
    const lab = { low: '3', likely: '5.25', high: '9' };
    const forecast = forecastSpend({
      history,
      from,
      to: '2026-03-09',
      scheduled: [
        { id: 'lab-1', day: '2026-03-04', ...lab },
        { id: 'lab-2', day: '2026-03-09', ...lab },
      ],
    });
    expect(forecast).toMatchObject({
      likely: '65.25',
      low: '63',
      high: '69',
      scheduled: '5.25',
    });
    expect(forecast.days[2]).toEqual({ day: '2026-03-04', amount: '19.25' });
  });

  it('does not expect a scheduled lab again because it once was', () => {
    const history = historyOf(
      Array.from({ length: 28 }, (_, day) => (day === 20 ? 45 : 1)),
    );
    const labHistory = [{ day: history[20].day, amount: '44' }];
    expect(forecastSpend({ history, labHistory, from }).likely).toBe('14');
    expect(
      Number(forecastSpend({ history, from, to: addDays(from, 28) }).likely),
    ).toBeGreaterThan(28);
  });

  it('gives a learner who works on few days the rate of those days, not the median day of 0', () => {
    const history = historyOf(
      Array.from({ length: 28 }, (_, day) => (day % 4 === 1 ? 4 : 0)),
    );
    const forecast = forecastSpend({ history, from });
    expect(forecast.pattern).toBe('intermittent');
    expect(Number(forecast.likely)).toBeGreaterThan(12);
    expect(Number(forecast.likely)).toBeLessThan(16);
    expect(Number(forecast.low)).toBeGreaterThanOrEqual(0);
  });

  it('reads what one wild day costs as no habit of a learner', () => {
    const quiet: number[] = Array.from({ length: 56 }, (_, day) =>
      day % 4 === 1 ? 4 : 0,
    );
    const wild = [...quiet];
    wild[41] = 400;
    const likely = (values: number[]) =>
      Number(forecastSpend({ history: historyOf(values), from }).likely);
    expect(likely(wild) - likely(quiet)).toBeLessThan((14 * 400) / 56 / 1.5);
  });

  it('reads gaps as days that cost nothing and ignores days from the first forecast day on', () => {
    const forecast = forecastSpend({
      history: [
        { day: '2026-02-28', amount: '7' },
        { day: '2026-03-02', amount: '1000' },
      ],
      from,
      to: '2026-03-03',
    });
    expect(forecast.historyDays).toBe(2);
    expect(Number(forecast.likely)).toBeLessThan(7);
    expect(forecast).not.toHaveProperty('low');
  });

  it('knows only the bookings of somebody without history', () => {
    const forecast = forecastSpend({
      history: [],
      from,
      scheduled: [{ id: 'lab', day: from, low: '1', likely: '2', high: '3' }],
    });
    expect(forecast).toMatchObject({ likely: '2', pattern: 'none' });
    expect(forecast).not.toHaveProperty('high');
  });

  it('goes below 0 only where days were below 0', () => {
    const credits = Array.from({ length: 28 }, () => -3);
    expect(forecastSpend({ history: historyOf(credits), from }).likely).toBe(
      '-42',
    );
    const falling = Array.from({ length: 28 }, (_, day) => 28 - day);
    const forecast = forecastSpend({
      history: historyOf(falling),
      from,
      to: addDays(from, 60),
    });
    expect(Number(forecast.low)).toBeGreaterThanOrEqual(0);
  });

  it('gives a wider band for a larger share of cases', () => {
    const history = historyOf(
      Array.from({ length: 42 }, (_, day) => 50 + ((day * 37) % 23)),
    );
    const width = (coverage: number) => {
      const { low, high } = forecastSpend({ history, from, coverage });
      return Number(high) - Number(low);
    };
    expect(width(0.9)).toBeGreaterThan(width(0.5));
  });

  it('takes a lab that was billed less than it was said to cost for no credit', () => {
    const history = historyOf([5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5]);
    const labHistory = [{ day: history[13].day, amount: '9' }];
    const forecast = forecastSpend({ history, labHistory, from });
    expect(Number(forecast.low)).toBeGreaterThanOrEqual(0);
    expect(Number(forecast.likely)).toBeLessThanOrEqual(70);
  });

  it('is within its band, stays within what days have cost, and scales with the currency', () => {
    const days = fc.array(fc.integer({ min: 0, max: 500 }), {
      minLength: 11,
      maxLength: 60,
    });
    fc.assert(
      fc.property(days, amounts => {
        const forecast = forecastSpend({ history: historyOf(amounts), from });
        const likely = Number(forecast.likely);
        expect(Number(forecast.low)).toBeLessThanOrEqual(likely);
        expect(Number(forecast.high)).toBeGreaterThanOrEqual(likely);
        expect(likely).toBeLessThanOrEqual(14 * Math.max(...amounts) + 0.01);
        const tenfold = forecastSpend({
          history: historyOf(amounts.map(amount => amount * 10)),
          from,
        });
        expect(Number(tenfold.likely) / 10).toBeCloseTo(likely, 2);
      }),
      { numRuns: 50, seed: 11 },
    );
  });

  it.each([
    [{ from: '2026-02-30' }, 'from: found "2026-02-30", expected a date'],
    [{ to: '2026-03-01' }, 'to: found "2026-03-01", expected a day not before'],
    [
      { scheduled: [{ id: 'a', day: from, low: '1', likely: 'x', high: '2' }] },
      'scheduled[0].likely: found "x", expected a decimal string',
    ],
    [{ coverage: 1 }, 'coverage: found 1, expected a share between 0 and 1'],
    [
      { history: [{ day: '2026-02-01', amount: '1,5' }] },
      'days[0].amount: found "1,5", expected a decimal string',
    ],
    [
      {
        history: [
          { day: '2026-02-01', amount: '1' },
          { day: '2026-02-01', amount: '2' },
        ],
      },
      'days[1].day: found "2026-02-01", expected every day once',
    ],
  ])('refuses %j', (wrong, message) => {
    expect(() =>
      forecastSpend({ history: historyOf(WEEK), from, ...wrong }),
    ).toThrow(message);
  });
});

describe('forecastMonthEnd', () => {
  it('is what was spent in the month plus the forecast of its other days', () => {
    const history = historyOf(
      Array.from({ length: 40 }, () => 2),
      '2026-03-21',
    );
    const forecast = forecastMonthEnd({ history, from: '2026-03-21' });
    expect(forecast).toMatchObject({
      month: '2026-03',
      spent: '40',
      likely: '62',
      low: '62',
      high: '62',
    });
    expect(forecast.rest.to).toBe('2026-04-01');
    expect(new Big(forecast.spent).plus(forecast.rest.likely).toFixed()).toBe(
      forecast.likely,
    );
  });

  it('starts anew on the first of a month', () => {
    const history = historyOf(
      Array.from({ length: 40 }, () => 2),
      '2026-12-01',
    );
    const forecast = forecastMonthEnd({ history, from: '2026-12-01' });
    expect(forecast).toMatchObject({
      month: '2026-12',
      spent: '0',
      likely: '62',
    });
    expect(forecast.rest.to).toBe('2027-01-01');
  });
});

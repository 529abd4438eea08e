import { charge } from '../../__fixtures__/learner';
import { groupDailyCost } from '../../spend/groupDailyCost';
import { axisDecimals, chartRows, MAX_SERIES, REST } from './chartRows';

describe('chartRows', () => {
  it('draws every day of the interval, its end excluded', () => {
    const [cost] = groupDailyCost([charge]);
    expect(chartRows(cost, '2026-03-01', '2026-03-04').rows).toEqual([
      { day: '2026-03-01', amounts: { 'Amazon EC2': 0 } },
      { day: '2026-03-02', amounts: { 'Amazon EC2': 10.1 } },
      { day: '2026-03-03', amounts: { 'Amazon EC2': 0 } },
    ]);
  });

  it('draws the cheapest services together when there are too many to tell apart', () => {
    const [cost] = groupDailyCost(
      Array.from({ length: MAX_SERIES + 2 }, (_, index) => ({
        ...charge,
        serviceName: `Service ${index}`,
        billed: String(100 - index),
      })),
    );
    const { series, rows } = chartRows(cost, '2026-03-02', '2026-03-03');
    expect(series).toHaveLength(MAX_SERIES + 1);
    expect(series.at(-1)).toBe(REST);
    expect(rows[0].amounts[REST]).toBe(94 + 93);
  });
});

describe('axisDecimals', () => {
  const day = (...amounts: number[]) => ({
    day: '2026-11-01',
    amounts: Object.fromEntries(amounts.map((one, i) => [`s${i}`, one])),
  });

  it.each([
    [[], 2],
    [[day(0)], 2],
    [[day(12.5), day(3)], 2],
    [[day(0.4, 0.3)], 3],
    [[day(0.0135, 0.0002)], 4],
  ])('tells the ticks of %j apart', (rows, decimals) => {
    expect(axisDecimals(rows)).toBe(decimals);
  });
});

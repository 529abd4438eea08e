import { dailySeriesFixtures } from '../__fixtures__/dailySeriesFixtures';
import { measureCoverage, measureForecast } from './measureForecasts';
import { medianForecast } from './medianForecast';
import { runRate } from './methods/runRate';
import { seasonalNaive } from './methods/seasonalNaive';

const series = dailySeriesFixtures().map(({ values }) => values);
const options = { history: 28, horizon: 14 };

describe('the median of simple methods, on the series of this repository', () => {
  it('is closer to the total of 14 days than run-rate and than the last week again', () => {
    const ensemble = measureForecast(medianForecast, series, options);
    expect(ensemble.origins).toBeGreaterThan(1800);
    for (const method of [runRate, seasonalNaive]) {
      const other = measureForecast(method, series, options);
      expect(ensemble.meanError).toBeLessThan(other.meanError);
      expect(ensemble.weightedError).toBeLessThan(other.weightedError);
    }
  });

  it('lies in its band about as often as the band says', () => {
    const every = series.filter((_, index) => index % 3 === 0);
    const held = measureCoverage(medianForecast, every, {
      ...options,
      coverage: 0.8,
    });
    expect(held).toBeGreaterThan(0.7);
    expect(held).toBeLessThan(0.95);
  });
});

describe('the series of this repository', () => {
  it('are the same on every machine', () => {
    const total = series.flat().reduce((sum, value) => sum + value, 0);
    expect(series).toHaveLength(24);
    expect(total).toBeCloseTo(178825.09, 2);
  });

  it('have learners who work on few days', () => {
    const learners = dailySeriesFixtures().filter(
      ({ shape }) => shape === 'learner',
    );
    for (const { values } of learners) {
      const without = values.filter(value => value === 0).length;
      expect(without / values.length).toBeGreaterThan(0.5);
    }
  });
});

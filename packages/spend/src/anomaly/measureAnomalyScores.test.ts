import { dailySeriesFixtures } from '../__fixtures__/dailySeriesFixtures';
import {
  measureAnomalyScore,
  weekdayScore,
  weekRatioScore,
  zScore,
} from './measureAnomalyScores';
import { measureDetector } from './measureDetector';

const series = dailySeriesFixtures()
  .filter(({ shape }) => ['cohort', 'growing', 'learner'].includes(shape))
  .map(({ values }) => values);

describe('the score of a day, on the series of this repository', () => {
  it.each([1.5, 2, 3])(
    'tells a day that was multiplied by %d better than 30 %% over the week, and than a z-score',
    factor => {
      const measure = (score: typeof zScore, limit: number) =>
        measureAnomalyScore(score, series, { factor, limit, warmUp: 28 });
      const own = measure(weekdayScore, 3);
      const ratio = measure(weekRatioScore, 1.3);
      expect(own.auc).toBeGreaterThan(ratio.auc);
      expect(own.auc).toBeGreaterThan(measure(zScore, 3).auc);
      expect(own.falseDays).toBeLessThan(ratio.falseDays / 4);
    },
  );

  it('is half right where nothing was changed', () => {
    const { auc } = measureAnomalyScore(zScore, series, {
      factor: 1,
      limit: 3,
      warmUp: 28,
    });
    expect(auc).toBeCloseTo(0.5, 6);
  });
});

describe('the whole rule, on the series of this repository', () => {
  it('reports hardly a day for nothing and most that are three times as dear', () => {
    const { falseDays, found } = measureDetector(series, {
      factor: 3,
      warmUp: 28,
    });
    expect(falseDays).toBeLessThan(0.01);
    expect(found).toBeGreaterThan(0.6);
  });
});

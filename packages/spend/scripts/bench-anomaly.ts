/*
 * How well days that cost more than they should are told from those that do not, on the project's own series without
 * events of their own: scores by the area under the curve, rules by the share of days they report for nothing. Prints a
 * table, and in its last line the same as JSON.
 */
import { dailySeriesFixtures } from '../src/__fixtures__/dailySeriesFixtures';
import {
  AnomalyScore,
  measureAnomalyScore,
  weekdayScore,
  weekRatioScore,
  zScore,
} from '../src/anomaly/measureAnomalyScores';
import { measureDetector } from '../src/anomaly/measureDetector';

const QUIET_SHAPES = ['cohort', 'growing', 'always-on', 'learner'];
const WARM_UP = 28;
const FACTORS = [1.5, 2, 3];

const series = dailySeriesFixtures()
  .filter(({ shape }) => QUIET_SHAPES.includes(shape))
  .map(({ values }) => values);

const scores: [name: string, score: AnomalyScore, limit: number][] = [
  ['same weekday, robust, log', weekdayScore, 3],
  ['30 % over the 7-day mean', weekRatioScore, 1.3],
  ['z-score of 28 days', zScore, 3],
];
const measured = scores.map(([name, score, limit]) => ({
  name,
  factors: FACTORS.map(factor => ({
    factor,
    ...measureAnomalyScore(score, series, { factor, limit, warmUp: WARM_UP }),
  })),
}));
const detector = FACTORS.map(factor => ({
  factor,
  ...measureDetector(series, { factor, warmUp: WARM_UP }),
}));

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
for (const { name, factors } of measured) {
  process.stdout.write(
    `${name.padEnd(26)} ${factors
      .map(
        ({ factor, auc, found }) =>
          `× ${factor}: AUC ${auc.toFixed(3)}, found ${percent(found)}`,
      )
      .join('; ')}; false days ${percent(factors[0].falseDays)}\n`,
  );
}
process.stdout.write(
  `${'the whole rule'.padEnd(26)} ${detector
    .map(({ factor, found }) => `× ${factor}: found ${percent(found)}`)
    .join('; ')}; false days ${percent(detector[0].falseDays)}\n`,
);
process.stdout.write(`${JSON.stringify({ scores: measured, detector })}\n`);

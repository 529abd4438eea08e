/*
 * How well days that cost more than they should are told from those that do not, on the project's own series without
 * events of their own: scores by the area under the curve, rules by the share of days they report for nothing. The last
 * line is JSON.
 */
import { dailySeriesFixtures } from '../src/__fixtures__/dailySeriesFixtures';
import {
  AnomalyMeasure,
  AnomalyScore,
  measureAnomalyScore,
  weekdayScore,
  weekRatioScore,
  zScore,
} from '../src/anomaly/measureAnomalyScores';
import {
  DetectorMeasure,
  measureDetector,
} from '../src/anomaly/measureDetector';

const QUIET_SHAPES = ['cohort', 'growing', 'always-on', 'learner'];
const WARM_UP = 28;
const FACTORS = [1.5, 2, 3];

/** Shares: 0.1 is 10 %. */
export interface AnomalyBenchmark {
  scores: {
    name: string;
    /** By how much days were multiplied. */
    factors: (AnomalyMeasure & { factor: number })[];
  }[];
  /** Score, impact, persistence together. */
  rule: (DetectorMeasure & { factor: number })[];
}

/** Multiplies days of the series by each factor, one at a time. */
export function benchAnomalies(): AnomalyBenchmark {
  const series = dailySeriesFixtures()
    .filter(({ shape }) => QUIET_SHAPES.includes(shape))
    .map(({ values }) => values);
  const scores: [name: string, score: AnomalyScore, limit: number][] = [
    ['same weekday, robust, log', weekdayScore, 3],
    ['30 % over the 7-day mean', weekRatioScore, 1.3],
    ['z-score of 28 days', zScore, 3],
  ];
  return {
    scores: scores.map(([name, score, limit]) => ({
      name,
      factors: FACTORS.map(factor => ({
        factor,
        ...measureAnomalyScore(score, series, {
          factor,
          limit,
          warmUp: WARM_UP,
        }),
      })),
    })),
    rule: FACTORS.map(factor => ({
      factor,
      ...measureDetector(series, { factor, warmUp: WARM_UP }),
    })),
  };
}

if (require.main === module) {
  process.stdout.write(`${JSON.stringify(benchAnomalies())}\n`);
}

import { mean } from '../../statistics/mean';
import { ForecastMethod, WEEK } from './ForecastMethod';
import { lastWeekMean } from './lastWeekMean';

/*
 * Exponential smoothing of level, trend and day of the week, with a trend that fades (Gardner and McKenzie, 1985; the
 * additive form, because amounts can be 0). The parameters are those of a small grid that would have forecast the history
 * best, one day ahead: with four weeks of days a finer search fits noise.
 */

interface Smoothing {
  level: number;
  trend: number;
  season: number;
  /** What is left of a trend after a day. */
  damping: number;
}

const GRID: readonly Smoothing[] = [0.1, 0.3, 0.5].flatMap(level =>
  [0.01, 0.1].flatMap(trend =>
    [0.05, 0.2].flatMap(season =>
      [0.8, 0.95].map(damping => ({ level, trend, season, damping })),
    ),
  ),
);

interface Fit {
  /** Sum of squared errors one day ahead, after the first two weeks. */
  error: number;
  forecast(horizon: number): number[];
}

/** Damped Holt-Winters. Without two whole weeks, the mean of the last. */
export const dampedHoltWinters: ForecastMethod = (history, horizon) => {
  if (history.length < 2 * WEEK) {
    return lastWeekMean(history, horizon);
  }
  const best = GRID.map(smoothing => fit(history, smoothing)).reduce((a, b) =>
    b.error < a.error ? b : a,
  );
  return best.forecast(horizon);
};

function fit(history: readonly number[], smoothing: Smoothing): Fit {
  const first = mean(history.slice(0, WEEK));
  const second = mean(history.slice(WEEK, 2 * WEEK));
  let level = first;
  let trend = (second - first) / WEEK;
  const season = Array.from(
    { length: WEEK },
    (_, day) => (history[day] - first + history[day + WEEK] - second) / 2,
  );
  let error = 0;
  history.forEach((amount, index) => {
    const day = index % WEEK;
    const carried = smoothing.damping * trend;
    if (index >= 2 * WEEK) {
      error += (amount - level - carried - season[day]) ** 2;
    }
    const before = level;
    level =
      smoothing.level * (amount - season[day]) +
      (1 - smoothing.level) * (level + carried);
    trend =
      smoothing.trend * (level - before) + (1 - smoothing.trend) * carried;
    season[day] =
      smoothing.season * (amount - level) +
      (1 - smoothing.season) * season[day];
  });
  return {
    error,
    forecast: horizon => {
      let damping = 1;
      let drift = 0;
      return Array.from({ length: horizon }, (_, ahead) => {
        damping *= smoothing.damping;
        drift += damping * trend;
        return level + drift + season[(history.length + ahead) % WEEK];
      });
    },
  };
}

import { sum } from '../statistics/mean';
import { conformalMargin } from './conformalMargin';
import { ForecastMethod } from './methods/ForecastMethod';

/** How far a method's totals were off. */
export interface ForecastMeasure {
  /** Mean of |forecast − actual| / actual over all origins of all series; those that cost nothing are left out. */
  meanError: number;
  /** Σ |forecast − actual| / Σ actual: what a budget over all of them would have been off by. */
  weightedError: number;
  /** Forecasts that were compared. */
  origins: number;
}

/** @see measureForecast */
export interface ForecastMeasureOptions {
  /** Days that a method is given. */
  history: number;
  /** Days ahead whose total is compared. */
  horizon: number;
}

/** Lets a method forecast from every day of every series that leaves enough days on both sides (rolling origin). */
export function measureForecast(
  method: ForecastMethod,
  series: readonly (readonly number[])[],
  options: ForecastMeasureOptions,
): ForecastMeasure {
  const relative: number[] = [];
  let missed = 0;
  let spent = 0;
  for (const { past, actual } of origins(series, options)) {
    const error = Math.abs(sum(method(past, options.horizon)) - actual);
    missed += error;
    spent += actual;
    if (actual > 0) {
      relative.push(error / actual);
    }
  }
  return {
    meanError: sum(relative) / relative.length,
    weightedError: missed / spent,
    origins: relative.length,
  };
}

/** The share of totals that lay in the band that `conformalMargin` gives for the wanted coverage. */
export function measureCoverage(
  method: ForecastMethod,
  series: readonly (readonly number[])[],
  options: ForecastMeasureOptions & { coverage: number },
): number {
  let held = 0;
  let count = 0;
  for (const { past, actual } of origins(series, options)) {
    const margin = conformalMargin(
      method,
      past,
      options.horizon,
      options.coverage,
    );
    const total = sum(method(past, options.horizon));
    count += 1;
    held += margin !== undefined && Math.abs(total - actual) <= margin ? 1 : 0;
  }
  return held / count;
}

function* origins(
  series: readonly (readonly number[])[],
  { history, horizon }: ForecastMeasureOptions,
): Generator<{ past: readonly number[]; actual: number }> {
  for (const values of series) {
    for (let day = history; day + horizon <= values.length; day++) {
      yield {
        past: values.slice(day - history, day),
        actual: sum(values.slice(day, day + horizon)),
      };
    }
  }
}

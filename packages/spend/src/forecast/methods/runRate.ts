import { mean } from '../../statistics/mean';
import { constant, ForecastMethod } from './ForecastMethod';

/** The mean of all days, every day: slow to follow, hard to fool. */
export const runRate: ForecastMethod = (history, horizon) =>
  constant(mean(history), horizon);

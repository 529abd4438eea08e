import { mean } from '../../statistics/mean';
import { constant, ForecastMethod, WEEK } from './ForecastMethod';

/** The mean of the last seven days, every day: a whole week, so that it does not matter on which day it is asked. */
export const lastWeekMean: ForecastMethod = (history, horizon) =>
  constant(mean(history.slice(-WEEK)), horizon);

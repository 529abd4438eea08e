import { addDays, daysBetween } from '../days/addDays';
import { DailyAmount } from '../days/DailyAmount';
import { detectAnomalies } from './detectAnomalies';

/** How often the whole rule reports, on days as they were and on days that were multiplied. */
export interface DetectorMeasure {
  /** Share of untouched days that a report is about. */
  falseDays: number;
  /** Share of days, multiplied one at a time, that a report is about. */
  found: number;
}

/** Any Monday: the series of this repository begin with one. */
const FIRST_DAY = '2026-01-05';

/** Every how manyth day with cost is multiplied: each costs a run over the history. */
const STRIDE = 3;

/** Runs `detectAnomalies` over whole series and over single multiplied days; the first `warmUp` days are history only. */
export function measureDetector(
  series: readonly (readonly number[])[],
  options: { factor: number; warmUp: number },
): DetectorMeasure {
  const { factor, warmUp } = options;
  let judged = 0;
  let reported = 0;
  let injected = 0;
  let found = 0;
  for (const values of series) {
    const from = addDays(FIRST_DAY, warmUp);
    judged += values.length - warmUp;
    reported += detect(values, from, addDays(FIRST_DAY, values.length)).reduce(
      (total, anomaly) => total + daysBetween(anomaly.from, anomaly.to),
      0,
    );
    for (let day = warmUp; day < values.length; day += STRIDE) {
      if (values[day] > 0) {
        const changed = [...values.slice(0, day), values[day] * factor];
        const at = addDays(FIRST_DAY, day);
        injected += 1;
        found += detect(changed, at, addDays(at, 1)).length;
      }
    }
  }
  return { falseDays: reported / judged, found: found / injected };
}

function detect(values: readonly number[], from: string, to: string) {
  const days = values.map(
    (value, index): DailyAmount => ({
      day: addDays(FIRST_DAY, index),
      amount: value.toFixed(2),
    }),
  );
  return detectAnomalies({
    series: [{ subject: 'user:default/measured', currency: 'USD', days }],
    from,
    to,
  });
}

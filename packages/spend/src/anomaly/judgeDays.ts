import Big from 'big.js';
import { addDays, daysBetween } from '../days/addDays';
import { dailySeries, firstDay } from '../days/dailySeries';
import { AnomalyMemory } from './AnomalyMemory';
import { CohortComparison, CohortCosts } from './CohortCosts';
import { scoreDay } from './scoreDay';
import { AnomalyDay, AnomalyLimits, AnomalySeries } from './SpendAnomaly';

/** Days within which a moderate score must come twice. */
const PERSISTENCE_DAYS = 3;

/** A cohort must be left behind this far: less than alone, for both have to agree. */
const COHORT_SCORE = 2;

/** A day that stood out, with what it was measured by. */
export interface JudgedDay {
  day: string;
  expected: number;
  actual: string;
  score: number;
  lasting: boolean;
  cohort?: CohortComparison;
  /** Days that it was compared with; empty where only the cohort could tell. */
  comparedWith: string[];
}

/** @see judgeDays */
export interface JudgeOptions {
  from: string;
  to: string;
  limits: AnomalyLimits;
  memory: AnomalyMemory;
  cohorts: CohortCosts;
}

/**
 * The days of `[from, to)` that cost more than they should have: by their own history and by the cohort, with an impact
 * that is worth a look, and either far out or on two of three days. In order.
 */
export function judgeDays(
  series: AnomalySeries,
  options: JudgeOptions,
): JudgedDay[] {
  const { from, to, limits, memory, cohorts } = options;
  const first = firstDay(series.days, from);
  const values = dailySeries(series.days, first, to);
  const listed = new Map(series.days.map(day => [day.day, day]));
  const ignored = new Set(
    values.flatMap((_, index) =>
      memory.isNoMeasure(addDays(first, index)) ? [index] : [],
    ),
  );
  const floor = impactFloor(series, limits);
  const suspicious = new Map<number, Omit<JudgedDay, 'lasting'>>();
  // A second day can lie before the first that is judged.
  const begin = Math.max(daysBetween(first, from) - PERSISTENCE_DAYS + 1, 0);
  for (let index = begin; index < values.length; index++) {
    const day = addDays(first, index);
    const judged = judgeDay(listed.get(day), {
      day,
      own: scoreDay(values, index, {
        ignored,
        booked: Number(listed.get(day)?.booked ?? 0),
      }),
      cohort: cohorts.compare(series, day, values[index], limits.minimumPeers),
      limits,
      first,
    });
    const impact = values[index] - (judged?.expected ?? 0);
    if (judged && impact >= floor && !memory.isKnown(day, judged.actual)) {
      suspicious.set(index, judged);
    }
  }
  return [...suspicious].flatMap(([index, judged]) => {
    const lasting = Array.from(
      { length: PERSISTENCE_DAYS - 1 },
      (_, back) => index - 1 - back,
    ).some(before => suspicious.has(before));
    const reported = lasting || judged.score >= limits.decisiveScore;
    return reported && judged.day >= from ? [{ ...judged, lasting }] : [];
  });
}

/** Whether a day is suspicious by its own history and by its cohort, as far as either can tell. */
function judgeDay(
  listed: AnomalyDay | undefined,
  known: {
    day: string;
    own: ReturnType<typeof scoreDay>;
    cohort?: CohortComparison;
    limits: AnomalyLimits;
    first: string;
  },
): Omit<JudgedDay, 'lasting'> | undefined {
  const { day, own, cohort, limits, first } = known;
  if (!listed || (!own && !cohort)) {
    return undefined;
  }
  // Alone, without history, a learner is measured by the cohort as strictly as by an own history.
  const cohortLimit = own ? COHORT_SCORE : limits.score;
  if (
    (own && own.score < limits.score) ||
    (cohort && cohort.score < cohortLimit)
  ) {
    return undefined;
  }
  return {
    day,
    expected: own?.expected ?? cohort!.median + Number(listed.booked ?? 0),
    actual: listed.amount,
    score: own?.score ?? cohort!.score,
    ...(cohort ? { cohort } : {}),
    comparedWith: (own?.comparedWith ?? []).map(index => addDays(first, index)),
  };
}

/** The smallest impact that is reported: absolute, and of what is left of the budget. */
function impactFloor(series: AnomalySeries, limits: AnomalyLimits): number {
  const share = new Big(series.remainingBudget ?? 0).times(limits.budgetShare);
  const absolute = new Big(limits.minimumImpact);
  return (share.gt(absolute) ? share : absolute).toNumber();
}

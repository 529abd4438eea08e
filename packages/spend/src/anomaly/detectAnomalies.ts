import Big from 'big.js';
import { addDays, checkDay, daysBetween } from '../days/addDays';
import { median } from '../statistics/quantile';
import { AnomalyMemory } from './AnomalyMemory';
import { CohortCosts } from './CohortCosts';
import { JudgedDay, judgeDays } from './judgeDays';
import {
  AnomalyLimits,
  AnomalyRequest,
  AnomalySeries,
  AnomalyService,
  SpendAnomaly,
} from './SpendAnomaly';

/*
 * Four questions, and a day is reported only if each says yes: Is it unusual for this day of the week? Is the impact worth
 * a look? Does it last, or is it so far out that it need not? And does the cohort, in the same lab, pay less? The first
 * finds much, the others keep people from switching alerts off: no single score wins on every kind of series.
 *
 * A day on which the whole cohort pays more is nobody's anomaly; it is one of the cohort's own series, if that is judged.
 * Falls are not reported: a lab that got cheaper is no reason to wake anybody.
 */

const DEFAULT_LIMITS: AnomalyLimits = {
  score: 3,
  decisiveScore: 5,
  minimumImpact: '1',
  budgetShare: 0.05,
  minimumPeers: 3,
};

/** Days between two that stood out which still are one anomaly. */
const QUIET_DAYS = 1;

const SHOWN_SERVICES = 5;

/** Digits after the point of what is estimated. */
const DIGITS = 4;

/**
 * The anomalies of the days `[from, to)`, the largest impact first. Throws `DailyAmountError` where a day, an amount or
 * feedback makes no sense.
 *
 * @public
 */
export function detectAnomalies(request: AnomalyRequest): SpendAnomaly[] {
  const { from, to } = request;
  checkDay('from', from);
  checkDay('to', to);
  const limits = { ...DEFAULT_LIMITS, ...request.limits };
  const memory = AnomalyMemory.create(request.feedback ?? []);
  const cohorts = CohortCosts.create(request.series);
  return request.series
    .flatMap(series =>
      episodes(
        judgeDays(series, {
          from,
          to,
          limits,
          memory: memory.of(series),
          cohorts,
        }),
      ).map(days => anomalyOf(series, days)),
    )
    .sort((a, b) => new Big(b.impact).cmp(a.impact) || (a.id < b.id ? -1 : 1));
}

/** Days that belong together. */
function episodes(days: JudgedDay[]): JudgedDay[][] {
  const folded: JudgedDay[][] = [];
  for (const day of days) {
    const last = folded[folded.length - 1];
    if (
      last &&
      daysBetween(last[last.length - 1].day, day.day) <= QUIET_DAYS + 1
    ) {
      last.push(day);
    } else {
      folded.push([day]);
    }
  }
  return folded;
}

function anomalyOf(series: AnomalySeries, days: JudgedDay[]): SpendAnomaly {
  const first = days[0];
  const dearest = days.reduce((a, b) => (b.score > a.score ? b : a));
  const expected = days.reduce(
    (total, day) => total.plus(estimate(day.expected)),
    new Big(0),
  );
  const actual = days.reduce(
    (total, day) => total.plus(day.actual),
    new Big(0),
  );
  return {
    id: JSON.stringify([series.subject, series.lab ?? '', first.day]),
    subject: series.subject,
    ...(series.lab === undefined ? {} : { lab: series.lab }),
    currency: series.currency,
    from: first.day,
    to: addDays(days[days.length - 1].day, 1),
    expected: expected.toFixed(),
    actual: actual.toFixed(),
    impact: actual.minus(expected).toFixed(),
    score: Math.round(dearest.score * 100) / 100,
    persistence: days.some(({ lasting }) => lasting) ? 'lasting' : 'one-day',
    ...(dearest.cohort
      ? {
          cohort: {
            peers: dearest.cohort.peers,
            median: estimate(dearest.cohort.median).toFixed(),
          },
        }
      : {}),
    services: servicesOf(series, days),
  };
}

/** What each service cost on the days, beside the middle of the days that they were compared with. */
function servicesOf(
  series: AnomalySeries,
  days: JudgedDay[],
): AnomalyService[] {
  const byDay = new Map(series.days.map(day => [day.day, day.services ?? {}]));
  const names = new Set(
    days.flatMap(({ day }) => Object.keys(byDay.get(day) ?? {})),
  );
  const costOf = (day: string, service: string) =>
    new Big(byDay.get(day)?.[service] ?? 0);
  return [...names]
    .map(service => {
      const actual = days.reduce(
        (total, { day }) => total.plus(costOf(day, service)),
        new Big(0),
      );
      const expected = days.reduce(
        (total, { comparedWith }) =>
          comparedWith.length === 0
            ? total
            : total.plus(
                estimate(
                  median(
                    comparedWith.map(day => costOf(day, service).toNumber()),
                  ),
                ),
              ),
        new Big(0),
      );
      return { service, expected, actual, impact: actual.minus(expected) };
    })
    .filter(({ impact }) => impact.gt(0))
    .sort((a, b) => b.impact.cmp(a.impact))
    .slice(0, SHOWN_SERVICES)
    .map(({ service, expected, actual, impact }) => ({
      service,
      expected: expected.toFixed(),
      actual: actual.toFixed(),
      impact: impact.toFixed(),
    }));
}

function estimate(value: number): Big {
  return new Big(value).round(DIGITS, Big.roundHalfUp);
}

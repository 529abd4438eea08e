import { DailyAmount } from '../days/DailyAmount';

/** A lab that is booked and has not begun: what it will cost is known better than any history tells. @public */
export interface ScheduledLab {
  id: string;
  /** ISO 8601 date, UTC: the day that its cost falls on. */
  day: string;
  /** Decimal strings, as `simulate` gives them. */
  low: string;
  likely: string;
  high: string;
}

/** @public */
export interface ForecastRequest {
  /** Cost of whole days in one currency, in any order; days that are missing cost nothing. */
  history: readonly DailyAmount[];
  /** The part of `history` that labs caused which had been scheduled; it is not expected again unless scheduled again. */
  labHistory?: readonly DailyAmount[];
  /** ISO 8601 date: the first day that is not history. Its cost, if listed, is not read. */
  from: string;
  /** ISO 8601 date, half-open. 14 days after `from` unless given. */
  to?: string;
  /** Labs that are booked; those outside `[from, to)` are left out. */
  scheduled?: readonly ScheduledLab[];
  /** Share of cases that the band is to hold in, between 0 and 1. 0.8 unless given. */
  coverage?: number;
}

/** What days to come will cost. Decimal strings of the currency of the history, to a hundredth of a cent. @public */
export interface SpendForecast {
  /** ISO 8601 dates, half-open. */
  from: string;
  to: string;
  likely: string;
  /** The band; absent where the history is too short to know how far a forecast of it is off. */
  low?: string;
  high?: string;
  /** Share of cases that the band held in when looking back. */
  coverage: number;
  /** The parts of `likely`: labs that are booked, and everything else. */
  scheduled: string;
  baseline: string;
  /** `intermittent` where most days cost nothing, as between a learner's labs. */
  pattern: 'steady' | 'intermittent' | 'none';
  /** Days of history that it was made from. */
  historyDays: number;
  /** They add up to `likely`, within rounding. */
  days: DailyAmount[];
}

/** What a month will have cost at its end. Decimal strings. @public */
export interface MonthEndForecast {
  /** `YYYY-MM` */
  month: string;
  /** Cost of the days of the month before `from`: fact, not forecast. */
  spent: string;
  likely: string;
  low?: string;
  high?: string;
  /** The days that are still to come; empty on the last day of a month. */
  rest: SpendForecast;
}

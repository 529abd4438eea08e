import {
  Budget,
  BudgetAlert,
  BudgetStatus,
  MonthEndForecast,
  SpendAnomaly,
} from '@gpu-academy/spend';

/** What daily cost can be grouped by. */
export const GROUPS = ['learner', 'lab', 'service', 'day'] as const;
export type Group = (typeof GROUPS)[number];

/** One line of the table; money is a decimal string. */
export interface ReportLine {
  name: string;
  currency: string;
  simulated: boolean;
  billed: string;
  effective: string;
  /** How many charges it is the sum of. */
  rows: string;
}

/** Everything that `academy spend report` says. */
export interface SpendReport {
  /** ISO 8601 dates, half-open: the days that are reported on. */
  from: string;
  to: string;
  by: Group;
  lines: ReportLine[];
  /** Of the month that `to` is in, by currency; what is simulated is left out. */
  forecasts: (MonthEndForecast & { currency: string })[];
  /** Of the last days, by learner and lab. */
  anomalies: SpendAnomaly[];
  budgets: BudgetStatus[];
  alerts: BudgetAlert[];
}

/** What is reported, and how. */
export interface ReportRequest {
  by: Group;
  /** ISO 8601 dates, half-open; all days unless given. */
  from?: string;
  to?: string;
  budgets: Budget[];
}

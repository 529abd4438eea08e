/**
 * Where spend belongs, from wide to narrow: a learner's, in a lab, in a cohort, in an organisation. Each is an entity ref
 * or any other stable name.
 *
 * @public
 */
export interface BudgetScope {
  org?: string;
  cohort?: string;
  lab?: string;
  learner?: string;
}

/**
 * What is compared with a threshold: what was billed; that and what has run since and will be billed; that and what is
 * expected until the end of the period.
 *
 * @public
 */
export type BudgetMeasure = 'reported' | 'projected' | 'forecast';

/** Leeway after a threshold was reached; it is used up by whichever comes first. None given is none. @public */
export interface BudgetGrace {
  /** Hours since it was reached. */
  hours?: number;
  /** Decimal string: so much over the threshold. */
  money?: string;
  /** So much over the threshold, in percent of the budget. */
  percent?: number;
}

/** @public */
export interface BudgetThreshold {
  /** Unique in its budget. */
  id: string;
  /** Of the amount of the budget. */
  percent: number;
  measure: BudgetMeasure;
  /** What is to be done about it, e.g. `freeze`; due once the grace is used up. */
  actions?: readonly string[];
  grace?: BudgetGrace;
}

/** @public */
export interface Budget {
  id: string;
  /** It covers all spend that agrees with each name given here; `{}` covers everything. */
  scope: BudgetScope;
  /** Decimal string above 0. */
  amount: string;
  /** Spend in other currencies is not counted; `budgetStatus` names it. */
  currency: string;
  /** `month` begins anew each month, `once` never does. */
  period: 'month' | 'once';
  /** Before or after credits. */
  cost: 'gross' | 'net';
  thresholds: readonly BudgetThreshold[];
}

/** Spend of one scope. Decimal strings. @public */
export interface SpendLine {
  scope: BudgetScope;
  currency: string;
  /** Before credits. */
  gross: string;
  /** Credits and refunds; 0 or below. */
  credits: string;
}

/**
 * What the reducer is told. `at` is ISO 8601 in UTC, of when it was known; what is older than what is known already is
 * ignored, so that order does not matter.
 *
 * @public
 */
export type BudgetEvent =
  /** All that a source has billed of a month: it replaces what the source said before. */
  | {
      type: 'reported';
      at: string;
      source: string;
      /** `YYYY-MM` */
      month: string;
      lines: readonly SpendLine[];
    }
  /** All that has run in a month and is not billed yet; replaces what was accrued before. */
  | {
      type: 'accrued';
      at: string;
      month: string;
      lines: readonly SpendLine[];
    }
  /** All that is expected in a month from now on; replaces what was expected before. */
  | {
      type: 'expected';
      at: string;
      month: string;
      lines: readonly SpendLine[];
    }
  /** Time has passed. */
  | { type: 'time'; at: string };

/** What has been said of a threshold in a period, for ever. @public */
export interface BudgetCrossing {
  /** ISO 8601, UTC. */
  reachedAt: string;
  dueAt?: string;
}

/** Plain data, to be kept between runs. @public */
export interface BudgetState {
  /** The newest word on each kind, source and month. */
  known: Readonly<
    Record<
      string,
      {
        kind: 'reported' | 'accrued' | 'expected';
        month: string;
        at: string;
        lines: readonly SpendLine[];
      }
    >
  >;
  /** By budget, threshold and period. */
  crossings: Readonly<Record<string, BudgetCrossing>>;
}

/** @public */
export interface BudgetAlert {
  /** `reached`: tell people. `due`: the grace is used up, do `actions`. Each comes once per budget, threshold and period. */
  kind: 'reached' | 'due';
  budgetId: string;
  thresholdId: string;
  /** `YYYY-MM`, or `once`. */
  period: string;
  at: string;
  measure: BudgetMeasure;
  currency: string;
  /** Decimal strings: what the measure came to, and the threshold. */
  amount: string;
  limit: string;
  /** Empty in `reached`. */
  actions: readonly string[];
  /** ISO 8601, UTC: when the hours of grace end; only in `reached`, and only where hours are given. */
  graceUntil?: string;
}

/** A budget that cannot be used: names the budget, the field, what was found, what was expected. @public */
export class BudgetError extends Error {
  constructor(place: string, found: unknown, expected: string) {
    super(`${place}: found ${JSON.stringify(found)}, expected ${expected}`);
    this.name = 'BudgetError';
  }
}

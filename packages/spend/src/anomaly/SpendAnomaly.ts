/** Cost of one day of one subject, by service. @public */
export interface AnomalyDay {
  /** ISO 8601 date, UTC. */
  day: string;
  /** Decimal string. */
  amount: string;
  /** Service name to decimal string; what is missing of `amount` is of no known service. */
  services?: Readonly<Record<string, string>>;
  /** Decimal string: what labs that were booked for the day were expected to cost. */
  booked?: string;
}

/** Daily cost of one subject (a learner, a cohort), of one lab where it is a lab's. @public */
export interface AnomalySeries {
  /** Entity ref of whom it belongs to. */
  subject: string;
  /** What learners are compared in: series of the same lab and currency are each other's cohort. */
  lab?: string;
  currency: string;
  /** In any order; days that are missing cost nothing. */
  days: readonly AnomalyDay[];
  /** Decimal string: what is left of the subject's budget; an impact that it would hardly feel is not reported. */
  remainingBudget?: string;
}

/** What somebody said of an anomaly; remembered. @public */
export interface AnomalyFeedback {
  subject: string;
  lab?: string;
  /** ISO 8601 dates, half-open: the days that it is about. */
  from: string;
  to: string;
  /**
   * `yes`: it was one; its days are no measure for later ones. `no`: it was not; as much as `actual` is not reported
   * again for 90 days. `planned`: a planned activity; its days are neither reported nor a measure.
   */
  answer: 'yes' | 'no' | 'planned';
  /** Decimal string: the dearest day that it is about; needed for `no`. */
  actual?: string;
}

/** From where on a day is reported. @public */
export interface AnomalyLimits {
  /**
   * Robust standard deviations above the same day of other weeks, in logarithms. 3 unless given (the usual cut for a
   * modified z-score is 3.5, Iglewicz and Hoaglin, 1993; impact, persistence and cohort weed out the rest).
   */
  score: number;
  /** A score that needs no second day. 5 unless given. */
  decisiveScore: number;
  /** Decimal string of the currency: smaller impacts are not worth a look. `1` unless given. */
  minimumImpact: string;
  /** Share of the remaining budget that an impact must reach, where that is known. 0.05 unless given. */
  budgetShare: number;
  /** Peers with cost in the same lab that a comparison needs. 3 unless given. */
  minimumPeers: number;
}

/** @public */
export interface AnomalyRequest {
  series: readonly AnomalySeries[];
  /** ISO 8601 dates, half-open: the days to judge; those before are what they are judged by. */
  from: string;
  to: string;
  feedback?: readonly AnomalyFeedback[];
  limits?: Partial<AnomalyLimits>;
}

/** What one service had to do with it. Decimal strings. @public */
export interface AnomalyService {
  service: string;
  expected: string;
  actual: string;
  /** `actual` − `expected`. */
  impact: string;
}

/** Days that cost more than they should have. Decimal strings. @public */
export interface SpendAnomaly {
  /** The same whenever the same days are judged: subject, lab, first day. */
  id: string;
  subject: string;
  lab?: string;
  currency: string;
  /** ISO 8601 dates, half-open: from the first day to the day after the last; one quiet day between does not part them. */
  from: string;
  to: string;
  /** Of the days that stood out, added up. */
  expected: string;
  actual: string;
  impact: string;
  /** The highest of its days, in robust standard deviations. */
  score: number;
  /** `one-day` stood out so far that it needed no second day; `lasting` did so on two of three days. */
  persistence: 'one-day' | 'lasting';
  /** What peers pay for a day of the same lab; absent without enough peers. */
  cohort?: { peers: number; median: string };
  /** At most five, the largest impact first. */
  services: AnomalyService[];
}

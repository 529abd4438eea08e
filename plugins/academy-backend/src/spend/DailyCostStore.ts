import {
  DailyCost,
  SpendTotal,
  UnattributedSpend,
} from '@gpu-academy/backstage-plugin-academy-common';
import { ChargeTotals, PeriodRollup } from '@gpu-academy/spend';
import { DayInterval } from './SpendService';

/** What a period was read from and attributed by; equal identities need no reading. */
export interface SnapshotIdentity {
  /** `snapshotId` of its files. */
  digest: string;
  planVersion: string;
}

/** What is stored of a period. */
export interface CurrentSnapshot extends SnapshotIdentity {
  /** Of its charges, per currency. */
  totals: ChargeTotals[];
}

/** What one learner spent in an interval. */
export interface LearnerTotals {
  /** Per currency, by currency. */
  totals: SpendTotal[];
  simulated: boolean;
}

/**
 * Daily cost by (source, billing period). A period is replaced as a whole in one transaction: readers see all of the
 * old or all of the new, and a replacement that fails leaves the old.
 */
export interface DailyCostStore {
  /** Undefined where the period was never read. */
  getCurrent(
    source: string,
    billingPeriod: string,
  ): Promise<CurrentSnapshot | undefined>;

  /** Answers the number of rows of daily cost. */
  replacePeriod(options: {
    source: string;
    identity: SnapshotIdentity;
    rollup: PeriodRollup;
  }): Promise<number>;

  /** Learners who spent nothing are left out. */
  sumByLearner(
    learnerRefs: string[],
    interval: DayInterval,
  ): Promise<Map<string, LearnerTotals>>;

  /** One item a dimension, by day. */
  listDaily(learnerRef: string, interval: DayInterval): Promise<DailyCost[]>;

  /** What has no subject, by outcome and currency. */
  sumUnattributed(interval: DayInterval): Promise<UnattributedSpend[]>;

  /** ISO 8601: where the newest usage that was read ends. */
  billedThrough(): Promise<string | undefined>;
}

import {
  DailyCostResponse,
  SpendSummary,
  UnattributedSpend,
} from '@gpu-academy/backstage-plugin-academy-common';

/** Days, ISO 8601, half-open, UTC. */
export interface DayInterval {
  from: string;
  to: string;
}

/** Reads what was ingested. No cloud and no file is read by any method but `ingest`. */
export interface SpendService {
  /** A summary for every ref that was asked for, also where nothing was spent. */
  summarize(
    learnerRefs: string[],
    interval: DayInterval,
  ): Promise<Map<string, SpendSummary>>;

  dailyCost(
    learnerRef: string,
    interval: DayInterval,
  ): Promise<DailyCostResponse>;

  /** What could not be given to exactly one learner, per outcome and currency. */
  unattributed(interval: DayInterval): Promise<UnattributedSpend[]>;

  /**
   * Reads all sources as they are now; calls during a run share the run that follows it. What fails is in the ingest
   * runs.
   */
  ingest(): Promise<void>;
}

/** One day's cost in one dimension. Money is a decimal string. @public */
export interface DailyCost {
  /** ISO 8601 date, UTC. */
  day: string;
  provider: string;
  serviceCategory: string;
  serviceName: string;
  region?: string;
  chargeCategory: string;
  workspaceId?: string;
  currency: string;
  billed: string;
  effective: string;
  /** True where the charge was made by cloud-sim or the demo. */
  simulated: boolean;
}

/** Spend of one learner in one interval, per currency. @public */
export interface SpendSummary {
  /** ISO 8601 dates, half-open. */
  from: string;
  to: string;
  totals: SpendTotal[];
  /** ISO 8601; the end of the newest charge period that was read. Absent where nothing was. */
  billedThrough?: string;
  /** True where any of it is simulated. */
  simulated: boolean;
}

/** @public */
export interface SpendTotal {
  currency: string;
  billed: string;
  effective: string;
}

/** @public */
export interface DailyCostResponse extends SpendSummary {
  items: DailyCost[];
}

/** @public */
export type IngestKind = 'spend' | 'findings';

/** @public */
export type IngestRunState = 'running' | 'succeeded' | 'unchanged' | 'failed';

/** @public */
export interface IngestRunsQuery {
  kind?: IngestKind;
  state?: IngestRunState;
  /** Matches source, unit and error, case-insensitively. */
  search?: string;
  offset?: number;
  /** At most 100; 20 unless given. */
  limit?: number;
}

/** One run of a scheduled ingest over one unit; failed ones stay visible to the platform team. @public */
export interface IngestRun {
  id: string;
  kind: IngestKind;
  /** Configured id of the source. */
  source: string;
  /** Billing period `YYYY-MM` or file name. */
  unit: string;
  state: IngestRunState;
  /** ISO 8601, UTC. */
  startedAt: string;
  finishedAt?: string;
  rows?: number;
  warnings: string[];
  /** Names file, row and field, what was found, what was expected and what to do. */
  error?: string;
}

/** What could not be given to exactly one learner; staff only. @public */
export interface UnattributedSpend {
  outcome: 'unattributed' | 'ambiguous';
  currency: string;
  billed: string;
  effective: string;
  rows: number;
}

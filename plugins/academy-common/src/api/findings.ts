/** @public */
export type FindingSeverity =
  | 'critical'
  | 'high'
  | 'medium'
  | 'low'
  | 'informational'
  | 'unknown';

/** Worst first: fail, warning, manual, pass. @public */
export type FindingStatus = 'fail' | 'warning' | 'manual' | 'pass';

/**
 * What has become of a finding: `clear` was never open; `stale` was open, and the newest scan that looked did not see
 * it; `resolved` was open and is not.
 *
 * @public
 */
export type FindingState = 'clear' | 'open' | 'stale' | 'resolved';

/** Fixed as its check says, resolved by its source, or not seen by several scans that looked. @public */
export type FindingResolution = 'fixed' | 'source-resolved' | 'not-observed';

/** @public */
export interface Finding {
  key: string;
  title: string;
  description?: string;
  severity: FindingSeverity;
  /** What the newest event said. */
  status: FindingStatus;
  state: FindingState;
  /** How often it came back after it was resolved. */
  reopenCount: number;
  /** Of a resolved finding. */
  resolution?: FindingResolution;
  /** ISO 8601, UTC. Of a resolved finding. */
  resolvedAt?: string;
  /** ISO 8601, UTC: when it has to be fixed; of what is open or stale in a lab whose end is known. */
  dueAt?: string;
  provider: string;
  /** Account, project or subscription. */
  scopeId: string;
  region?: string;
  checkId: string;
  resourceUid: string;
  resourceType?: string;
  remediation?: string;
  remediationUrl?: string;
  workspaceId?: string;
  simulated: boolean;
  /** ISO 8601, UTC: when it was seen open, or evaluated where it never was open. */
  firstSeen: string;
  lastSeen: string;
  /** ISO 8601, UTC: when its check looked at the resource last, whatever it found. */
  lastEvaluated: string;
}

/** @public */
export interface FindingsSummary {
  /** Findings that are open or stale. */
  open: number;
  bySeverity: Record<FindingSeverity, number>;
  /** ISO 8601; when a scan evaluated something of theirs last. Absent: there is no evidence at all. */
  evaluatedAt?: string;
  simulated: boolean;
}

/** @public */
export interface FindingsQuery {
  status?: FindingStatus[];
  state?: FindingState[];
  severity?: FindingSeverity[];
  /** Matches title, check and resource, case-insensitively. */
  search?: string;
  offset?: number;
  /** At most 100; 20 unless given. */
  limit?: number;
}

/** @public */
export interface Page<T> {
  items: T[];
  /** Of all items that match, not of this page. */
  total: number;
  offset: number;
  limit: number;
}

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

/** @public */
export interface Finding {
  key: string;
  title: string;
  description?: string;
  severity: FindingSeverity;
  status: FindingStatus;
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
  /** ISO 8601, UTC. */
  firstSeen: string;
  lastSeen: string;
}

/** @public */
export interface FindingsSummary {
  /** Findings whose status is `fail` or `warning`. */
  open: number;
  bySeverity: Record<FindingSeverity, number>;
  /** ISO 8601; when a scan evaluated something of theirs last. Absent: there is no evidence at all. */
  evaluatedAt?: string;
  simulated: boolean;
}

/** @public */
export interface FindingsQuery {
  status?: FindingStatus[];
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

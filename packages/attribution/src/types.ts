/** A time-bounded cloud scope that belongs to one learner, half-open `[startsAt, endsAt)`. */
export interface Lease {
  id: string;
  provider: string;
  /** Account id, project id or subscription id. */
  scopeId: string;
  subjectRef: string;
  workspaceId: string;
  /** ISO 8601, UTC. */
  startsAt: string;
  endsAt: string;
}

/** A cloud scope that the catalog gives to one subject with no bounds in time. */
export interface ScopeAnnotation {
  provider: string;
  scopeId: string;
  subjectRef: string;
}

/** Everything that attribution looks at beside the record itself. */
export interface AttributionPlan {
  /** Digest of the mapping data; stored with every trace. */
  version: string;
  leases: Lease[];
  scopes: ScopeAnnotation[];
  /** Tag keys that name the learner, in order, compared trimmed and case-folded. */
  learnerTagKeys: string[];
  /** Tag keys that name the workspace (lab), in order. */
  workspaceTagKeys: string[];
  /** Lower-case user name, e-mail address or entity ref to entity ref. */
  subjects: Record<string, string>;
}

/** The part of a charge or a finding that attribution reads. */
export interface AttributableRecord {
  provider: string;
  scopeId?: string;
  /** ISO 8601, UTC: when the charge period starts, or the finding was last observed. */
  at?: string;
  tags: Record<string, string>;
}

/** The rungs of the ladder, in order. */
export type AttributionRule = 'lease' | 'scope' | 'tag' | 'none';

/** How one record found its subject; stored, so that a person can check it. */
export interface AttributionTrace {
  rule: AttributionRule;
  /** What the rule looked at, e.g. `lease 7f3a of aws/123456789012` or `tag learner=ada`; never the record's own time. */
  input: string;
  /** The candidates; more than one where the outcome is `ambiguous`. */
  candidates: string[];
  planVersion: string;
}

/** The one winner, or why there is none. */
export interface Attribution {
  outcome: 'attributed' | 'ambiguous' | 'unattributed';
  subjectRef?: string;
  workspaceId?: string;
  trace: AttributionTrace;
}

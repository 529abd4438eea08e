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

/**
 * What a person decided by hand. It holds for records that agree with all criteria it names, at times in the half-open
 * `[startsAt, endsAt)`; one that names none holds for nothing.
 */
export interface Override {
  id: string;
  provider?: string;
  scopeId?: string;
  /** As exports and scanners name the resource, compared trimmed and case-folded. */
  resourceId?: string;
  /** Key and value, compared trimmed and case-folded. */
  tag?: { key: string; value: string };
  /** ISO 8601, UTC; unbounded where it is absent. */
  startsAt?: string;
  endsAt?: string;
  subjectRef: string;
  workspaceId?: string;
}

/** Cost that stands for no single resource. */
export type SharedCostKind = 'unused-commitment' | 'support' | 'tax';

/**
 * That cost of a kind which no other rung attributes is shared: in proportion to what each subject used in the same
 * billing period. The first rule of a plan that a record agrees with decides.
 */
export interface SharedCostRule {
  id: string;
  kind: SharedCostKind;
  /** Only of this provider. */
  provider?: string;
  /** Whose usage counts: the same account's, the same provider's, or everybody's. */
  within: 'scope' | 'provider' | 'period';
}

/** Everything that attribution looks at beside the record itself. */
export interface AttributionPlan {
  /** Digest of the mapping data; stored with every trace. */
  version: string;
  /** None unless given. */
  overrides?: Override[];
  leases: Lease[];
  scopes: ScopeAnnotation[];
  /** Tag keys that name the learner, in order, compared trimmed and case-folded: the aliases of one source. */
  learnerTagKeys: string[];
  /** Tag keys that name the workspace (lab), in order. */
  workspaceTagKeys: string[];
  /** Lower-case user name, e-mail address or entity ref to entity ref. */
  subjects: Record<string, string>;
  /** In order; none unless given. */
  sharedCosts?: SharedCostRule[];
}

/** The part of a charge or a finding that attribution reads. */
export interface AttributableRecord {
  provider: string;
  scopeId?: string;
  /** ISO 8601, UTC: when the charge period starts, or the finding was last observed. */
  at?: string;
  tags: Record<string, string>;
  resourceId?: string;
  /** Of a charge that stands for no single resource; absent for all others. */
  sharedKind?: SharedCostKind;
}

/** The rungs of the ladder, in order. */
export type AttributionRule =
  | 'override'
  | 'lease'
  | 'tag'
  | 'scope'
  | 'shared'
  | 'none';

/** How one record found its subject; stored, so that a person can check it. */
export interface AttributionTrace {
  rule: AttributionRule;
  /**
   * What the rule looked at, e.g. `lease 7f3a of aws/123456789012` or `tag owner=ada`, which
   * names the alias that matched; never the record's own time.
   */
  input: string;
  /** The candidates; more than one where the outcome is `ambiguous`. */
  candidates: string[];
  planVersion: string;
}

/** Whose usage a shared cost is split by. */
export interface SharePool {
  /** Id of the {@link SharedCostRule}. */
  ruleId: string;
  /** `aws/123456789012` within a scope, `aws` within a provider, `*` within a period. */
  name: string;
}

/** The one winner, or why there is none. */
export interface Attribution {
  outcome: 'attributed' | 'ambiguous' | 'unattributed';
  subjectRef?: string;
  workspaceId?: string;
  /** Of a charge that no single subject has and that is to be split. */
  share?: SharePool;
  trace: AttributionTrace;
}

import { FindingSeverity } from './severity';
import { FindingStatus } from './status';

/** The format that a record was read from. @public */
export type FindingFormatId =
  | 'ocsf'
  | 'asff'
  | 'access-analyzer'
  | 'credential-report'
  | 'security-command-center'
  | 'gcp-recommender'
  | 'azure-assessment'
  | 'sarif'
  | 'prowler-csv';

/**
 * What the source itself says became of the finding. `resolved` is the source's word that the problem is gone,
 * `suppressed` its word that somebody chose not to see it: the problem is still there.
 *
 * @public
 */
export type FindingSourceState = 'active' | 'suppressed' | 'resolved';

/** One event of one source about one resource, flat; the event as it came is kept beside it. @public */
export interface FindingRecord {
  /** Own key, see {@link findingKey}: the same problem has the same key in every run. */
  key: string;
  /** Id of the source as configured. */
  source: string;
  format: FindingFormatId;
  /** The source's own id. An alias and never the key: tools repeat theirs and redact them. */
  providerUid?: string;
  /** The tool that made the event. */
  product?: string;
  checkId: string;
  title: string;
  /** What this evaluation found at this resource, where the source says; else what the check is about. */
  description?: string;
  severity: FindingSeverity;
  status: FindingStatus;
  sourceState: FindingSourceState;
  /** `aws`, `gcp`, `azure`, `kubernetes`, ...; `unknown` where nothing in the event tells. */
  provider: string;
  /** Account, project, subscription or cluster. Absent where the source does not say. */
  scopeId?: string;
  region?: string;
  resourceUid: string;
  resourceName?: string;
  resourceType?: string;
  /** Tags of the resource. */
  tags: Record<string, string>;
  /** Tags of the account, project or subscription that the resource is in. */
  scopeTags: Record<string, string>;
  /** Whom the finding speaks of: a user, a role, a member. */
  principal?: string;
  /** What tells two problems of one check at one resource apart, e.g. an access key's id; else ''. */
  discriminator: string;
  /** ISO 8601, UTC: when the source looked. */
  observedAt: string;
  remediation?: string;
  /** An http or https address. */
  remediationUrl?: string;
  simulated: boolean;
  /** sha256 of the event, in hex: the same event read twice is one piece of evidence. */
  eventDigest: string;
  /** The event as it came, parsed. */
  raw: unknown;
}

/** A record whose event is kept elsewhere. @public */
export type RecordWithoutEvent = Omit<FindingRecord, 'raw'>;

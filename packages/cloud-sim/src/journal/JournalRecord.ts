/**
 * One thing that happened to a simulated resource; one line of a journal.
 *
 * Nulls are part of the file format: they say that the resource has no such
 * property, where an absent key would be a broken record.
 *
 * @public
 */
export interface JournalRecord {
  /** ISO 8601, UTC. */
  at: string;
  op: 'create' | 'update' | 'destroy';
  /** `aws`, `gcp` or `azure`. */
  provider: string;
  /** AWS account (12 digits), Google project id or Azure subscription id. */
  accountId: string;
  region: string;
  /** Terraform type, e.g. `aws_instance`. */
  type: string;
  /** The simulated cloud's id, e.g. `i-0sim3f9c2a7d4e10b`. */
  id: string;
  /**
   * E.g. the instance type `g6.xlarge` or the volume type `gp3`. GPUs that Google
   * attaches to a machine stand behind its type: `n1-standard-4+1xnvidia-tesla-t4`.
   */
  sku: string | null;
  purchase: 'on-demand' | 'spot' | null;
  /** Provisioned storage in GiB, all disks of the resource together. */
  sizeGb: number | null;
  tags: Record<string, string>;
  /** Why the cloud itself destroyed it; absent where Terraform or a person did. */
  cause?: 'spot-interruption';
  simulated: true;
}

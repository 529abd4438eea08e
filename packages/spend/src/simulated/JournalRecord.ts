/** What charges are made of in one record of cloud-sim's journal, by its contract. @public */
export interface JournalRecord {
  /** ISO 8601, UTC. */
  at: string;
  op: 'create' | 'update' | 'destroy';
  provider: string;
  accountId: string;
  region: string;
  /** Terraform's resource type, e.g. `aws_instance`. */
  type: string;
  id: string;
  /** Instance type or volume type; nothing where there is none. */
  sku?: string | null;
  purchase?: 'on-demand' | 'spot' | null;
  sizeGb?: number | null;
  tags: Record<string, string>;
  simulated: boolean;
}

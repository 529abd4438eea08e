/** The cloud account and region that a provider block points at. */
export interface Scope {
  /** 12 digits for AWS. */
  accountId: string;
  region: string;
  /** Tags that the provider block puts on everything. */
  defaultTags: Record<string, string>;
}

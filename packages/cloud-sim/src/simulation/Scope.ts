/** The cloud account and place that a provider block points at. */
export interface Scope {
  /**
   * Who pays, as journals say it: an AWS account (12 digits), a Google project id, an
   * Azure subscription id.
   */
  accountId: string;
  /**
   * The project or subscription that the provider block names. It stands in ids, as
   * Terraform expects it, and `accountId` does where this is absent.
   */
  namedAccount?: string;
  /** Where a resource lies that names no place; empty where nobody named one. */
  region: string;
  /** The same for a Google zone. */
  zone?: string;
  /** Tags (Google: labels) that the provider block puts on everything. */
  defaultTags: Record<string, string>;
}

/** The project or subscription that stands in ids. */
export function accountInIds({ namedAccount, accountId }: Scope): string {
  return namedAccount ?? accountId;
}

/** Versions of FOCUS that deliveries are judged by. @public */
export const FOCUS_VERSIONS = ['1.0', '1.1', '1.2', '1.3', '1.4'] as const;

/** @public */
export type FocusVersion = (typeof FOCUS_VERSIONS)[number];

/**
 * Datasets of FOCUS: charges, and what 1.3 and 1.4 put beside them. Only `CostAndUsage` is rolled up to daily cost.
 *
 * @public
 */
export type FocusDataset =
  | 'CostAndUsage'
  | 'ContractCommitment'
  | 'BillingPeriod'
  | 'InvoiceDetail';

/** True where `version` is not older than `since` and not newer than `until`. */
export function isWithin(
  version: FocusVersion,
  since: FocusVersion,
  until: FocusVersion = '1.4',
): boolean {
  return since <= version && version <= until;
}

import { FocusDataset, FOCUS_VERSIONS, FocusVersion } from './FocusVersion';
import { FOCUS_COLUMN_SPECIFICATIONS } from './focusRules';

/** Columns that a dataset has and no other, so that a file says by itself what it is. */
const DATASET_MARKS: readonly (readonly [string, FocusDataset])[] = [
  ['billingperiodstatus', 'BillingPeriod'],
  ['contractcommitmentid', 'ContractCommitment'],
  ['invoiceissuestatus', 'InvoiceDetail'],
];

/** What a file is, seen by its columns. @public */
export interface DetectedFocus {
  dataset: FocusDataset;
  version: FocusVersion;
}

/**
 * The dataset and the version that the columns of a file are of, whatever their case: no delivery says its version. It is the
 * newest one that brought a column which is there; and 1.4, which took them away, where neither `ProviderName` nor
 * `PublisherName` stands beside `ServiceProviderName`.
 *
 * @public
 */
export function detectFocus(columns: readonly string[]): DetectedFocus {
  const names = new Set(columns.map(name => name.toLowerCase()));
  const dataset =
    DATASET_MARKS.find(([mark]) => names.has(mark))?.[1] ?? 'CostAndUsage';
  const found = FOCUS_COLUMN_SPECIFICATIONS.filter(
    spec => spec.dataset === dataset && names.has(spec.name.toLowerCase()),
  );
  const newest = FOCUS_VERSIONS.filter(version =>
    found.some(spec => spec.since === version),
  ).at(-1);
  const withoutDeprecated =
    dataset === 'CostAndUsage' &&
    names.has('serviceprovidername') &&
    !names.has('providername') &&
    !names.has('publishername');
  return { dataset, version: withoutDeprecated ? '1.4' : newest ?? '1.0' };
}

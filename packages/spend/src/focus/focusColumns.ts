import { SpendInputError } from '../SpendInputError';
import { ChargeFileColumn } from './ChargeFile';

/*
 * The columns of FOCUS 1.0 to 1.4 that daily cost is made of, read by presence: a version number is nowhere in
 * a delivery, and exporters mix them. Of a column that was renamed the newer name comes first and its value wins.
 *
 * Sources: FOCUS 1.0, 1.1, 1.2 (finopsfoundation, `specification/columns`), 1.3 (`ServiceProviderName` replaces
 * `ProviderName`).
 */

/** How the text of a column becomes a value. */
export type FocusColumnKind =
  | 'text'
  | 'decimal'
  | 'time'
  | 'charge-category'
  | 'tags'
  | 'flag';

/** What daily cost needs of a column. */
export interface FocusColumn {
  /** In FOCUS; several where it was renamed, newest first. */
  names: readonly string[];
  /** In `charge`, the relation that the roll-up reads. */
  as: string;
  kind: FocusColumnKind;
  /** `value`: there must be a column and a value in every row. `column`: the column must be there. */
  required: 'value' | 'column' | 'no';
}

export const FOCUS_COLUMNS: readonly FocusColumn[] = [
  column(['BilledCost'], 'billed', 'decimal', 'value'),
  column(['EffectiveCost'], 'effective', 'decimal', 'value'),
  column(['ListCost'], 'list', 'decimal', 'no'),
  column(['BillingCurrency'], 'currency', 'text', 'value'),
  column(['BillingPeriodStart'], 'billing_period_start', 'time', 'value'),
  column(['ChargePeriodStart'], 'charged_at', 'time', 'value'),
  column(['ChargePeriodEnd'], 'charged_until', 'time', 'value'),
  column(['ChargeCategory'], 'charge_category', 'charge-category', 'value'),
  column(['ServiceProviderName', 'ProviderName'], 'provider', 'text', 'value'),
  column(['ServiceCategory'], 'service_category', 'text', 'column'),
  column(['ServiceName'], 'service_name', 'text', 'column'),
  column(['SubAccountId'], 'scope_id', 'text', 'no'),
  column(['RegionId'], 'region', 'text', 'no'),
  column(['ConsumedQuantity'], 'quantity', 'decimal', 'no'),
  column(['ConsumedUnit'], 'unit', 'text', 'no'),
  column(['Tags'], 'tags', 'tags', 'no'),
  column(['ResourceId'], 'resource_id', 'text', 'no'),
  column(['CommitmentDiscountStatus'], 'commitment_status', 'text', 'no'),
  column(['ServiceSubcategory'], 'service_subcategory', 'text', 'no'),
  column(['x_Simulated'], 'simulated', 'flag', 'no'),
];

/** The values that FOCUS allows, as it writes them. */
export const CHARGE_CATEGORIES = [
  'Usage',
  'Purchase',
  'Tax',
  'Credit',
  'Adjustment',
] as const;

/** A FOCUS column with the columns of one file that carry it, newest name first; none where it is absent. */
export interface FoundFocusColumn extends FocusColumn {
  found: ChargeFileColumn[];
}

/**
 * Finds the FOCUS columns among those of a file, whatever the case of their names.
 * Throws `SpendInputError` where one that the totals depend on is missing.
 */
export function findFocusColumns(
  columns: ChargeFileColumn[],
  file: string,
): FoundFocusColumn[] {
  const byName = new Map(
    columns.map(found => [found.name.toLowerCase(), found]),
  );
  const focusColumns = FOCUS_COLUMNS.map(focus => ({
    ...focus,
    found: focus.names.flatMap(name => byName.get(name.toLowerCase()) ?? []),
  }));
  const missing = focusColumns.filter(
    focus => focus.required !== 'no' && focus.found.length === 0,
  );
  if (missing.length > 0) {
    const names = missing.map(focus => focus.names.join(' or '));
    throw new SpendInputError({
      file,
      column: names.join(', '),
      found: `no such column among ${columns.length}`,
      expected: 'the mandatory columns of FOCUS 1.0 to 1.4',
      remedy: 'export the Cost and Usage dataset of FOCUS with all its columns',
    });
  }
  return focusColumns;
}

function column(
  names: readonly string[],
  as: string,
  kind: FocusColumnKind,
  required: FocusColumn['required'],
): FocusColumn {
  return { names, as, kind, required };
}

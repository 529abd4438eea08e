import { FocusRowRule, FocusRule } from '../FocusRule';

type RowRecord = Omit<FocusRowRule, 'kind' | 'dataset' | 'since' | 'level'> &
  Partial<Pick<FocusRowRule, 'since' | 'until' | 'level'>>;

/** A rule on rows of Cost and Usage; a requirement of every version unless said otherwise. */
export function rowRule(record: RowRecord): FocusRule {
  return {
    kind: 'row',
    dataset: 'CostAndUsage',
    since: '1.0',
    level: 'error',
    ...record,
  };
}

/** For rules that totals depend on, and for the others. */
export const TOTALS = { affectsTotals: true };
export const NO_TOTALS = { affectsTotals: false };

/** Charges that have to say what was priced: not taxes, credits and adjustments, and not corrections. */
export const PRICED = `(ChargeCategory IN ('Usage', 'Purchase') AND ChargeClass IS DISTINCT FROM 'Correction')`;

/** Whom a charge is by, in any version. */
export const PROVIDER = `coalesce(ServiceProviderName, ProviderName)`;

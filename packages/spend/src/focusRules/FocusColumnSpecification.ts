import { FocusDataset, FocusVersion } from './FocusVersion';

/** How a column's text becomes a value. */
export type FocusValueKind = 'text' | 'decimal' | 'time' | 'json' | 'pairs';

/**
 * What the specification says of one column alone. Numbers of rules are those of the requirements model: `003-M` of
 * `BilledCost` is `BilledCost-C-003-M`.
 */
export interface FocusColumnSpecification {
  name: string;
  dataset: FocusDataset;
  kind: FocusValueKind;
  since: FocusVersion;
  /** Last version that has the column. */
  until?: FocusVersion;
  /** Last version in which it must be there. */
  requiredUntil?: FocusVersion;
  feature: 'mandatory' | 'conditional' | 'recommended';
  /** Id of the rule that the column be there. */
  presence?: string;
  /** Number of the rule on its type, and on its format. */
  type?: string;
  format?: string;
  /** Number of the rule that it have a value in every row. */
  notNull?: string;
  /** Number of the rule that it not be negative. */
  notNegative?: string;
  /** Bounds that the value must be in, and the number of that rule. */
  range?: { rule: string; from: number; to: number };
  allowed?: { rule: string; values: readonly string[] };
  /** True where daily cost is made of it. */
  affectsTotals?: boolean;
}

import { FocusDataset, FocusVersion } from './FocusVersion';

/**
 * `error`: a requirement is broken. `warning`: a recommendation is, or a form that is read all the same. `note`: something
 * recommended is absent.
 *
 * @public
 */
export type FocusRuleLevel = 'error' | 'warning' | 'note';

/** What every rule says of itself, whatever it looks at. */
interface FocusRuleBase {
  /**
   * Of the requirement in the model of FOCUS 1.2 and, with the prefix that newer models have, in those of 1.3 and 1.4:
   * `BilledCost-C-003-M`. FOCUS 1.0 and 1.1 have no model; what they require too has the id that it got later.
   */
  id: string;
  dataset: FocusDataset;
  since: FocusVersion;
  /** Last version that has it; the newest unless given. */
  until?: FocusVersion;
  column: string;
  level: FocusRuleLevel;
  /** True where breaking it makes totals wrong, or impossible to add up. */
  affectsTotals: boolean;
  /** As in "found X, expected …". */
  expected: string;
  /** What to do about it. */
  remedy: string;
}

/** A column that must be there; `with` others only, where those are named. */
export interface FocusPresenceRule extends FocusRuleBase {
  kind: 'presence';
  with?: readonly string[];
}

/** Something that must not be so in any row. */
export interface FocusRowRule extends FocusRuleBase {
  kind: 'row';
  /**
   * SQL, true of a row that breaks the rule. Columns have their FOCUS names and are typed; `<name>_text` is what the file
   * has, NULL where it has nothing.
   */
  broken: string;
  /** Columns without which the rule says nothing, beside its own. */
  needs?: readonly string[];
  /** Columns whose values explain a violation. */
  beside?: readonly string[];
}

/** A column that has one value for each value of the rule's own column. */
export interface FocusRelationRule extends FocusRuleBase {
  kind: 'relation';
  one: string;
}

/** One requirement of the specification, as data. */
export type FocusRule = FocusPresenceRule | FocusRowRule | FocusRelationRule;

/** The short names of datasets that requirement ids start with since FOCUS 1.3. */
const PREFIXES: Readonly<Record<FocusDataset, string>> = {
  CostAndUsage: 'CAU',
  ContractCommitment: 'CCT',
  BillingPeriod: 'BIP',
  InvoiceDetail: 'IND',
};

/** The id that the requirements model of a version has for a rule. */
export function focusRuleId(
  rule: Pick<FocusRule, 'id' | 'dataset'>,
  version: FocusVersion,
): string {
  if (version < '1.3') {
    return rule.id;
  }
  const isAttribute = /-A-\d+-[CMO]$/.test(rule.id);
  return `${isAttribute ? 'ATT' : PREFIXES[rule.dataset]}-${rule.id}`;
}

import { SpendInputProblem } from '../SpendInputError';
import { FocusRuleLevel } from './FocusRule';
import { FocusDataset, FocusVersion } from './FocusVersion';

/** A row that breaks a rule. @public */
export interface FocusViolationRow {
  /** Row of data, from 1; the header is not counted. */
  row: number;
  /** What stands there, and in the columns that explain it. */
  found: string;
}

/** A rule that a file breaks, once, however many rows do. @public */
export interface FocusViolation {
  file: string;
  /** As the requirements model of the version has it, e.g. `CAU-BilledCost-C-003-M`. */
  rule: string;
  level: FocusRuleLevel;
  column: string;
  /** True where it makes totals wrong, or impossible to add up. */
  affectsTotals: boolean;
  /** Rows that break it, or values for a rule between columns; 1 for a column that is not there. */
  count: number;
  /** The first of them; none for a column that is not there. */
  rows: FocusViolationRow[];
  found: string;
  expected: string;
  remedy: string;
}

/** What was found of one file. @public */
export interface FocusFileCheck {
  file: string;
  dataset: FocusDataset;
  version: FocusVersion;
  /** Rows of data. */
  rows: number;
  /** How many rules it was judged by. */
  rules: number;
  violations: FocusViolation[];
  /** Conditional columns that are absent: whether they apply is not to be seen in a file. */
  absent: string[];
}

/** What was found of a delivery. @public */
export interface FocusCheck {
  files: FocusFileCheck[];
  /** What is wrong with files that could not be read to their end. */
  unreadable: SpendInputProblem[];
}

import { FindingSeverity } from '../../record';

/** What a policy says to no effect, or says twice. @public */
export type PolicyLintId =
  | 'unknown-service'
  | 'unknown-action'
  | 'wildcard-matches-nothing'
  | 'unknown-condition-key'
  | 'resource-does-not-fit'
  | 'redundant-action'
  | 'redundant-resource'
  | 'redundant-statement'
  | 'denied-statement';

/** @public */
export interface PolicyLint {
  id: PolicyLintId;
  severity: FindingSeverity;
  /** Place of the statement, from 0. */
  statement: number;
  /** The actions that it is about, as AWS spells them where it has them. */
  actions: readonly string[];
  /** What it is about, where that is one resource or one condition key as the policy spells it. */
  part?: string;
  /** Of a condition: its operator, with qualifier and `IfExists`. */
  operator?: string;
  /** What may be meant: an action, a condition key, or a resource that the actions are about. */
  instead?: string;
  /** What is wrong, and after a semicolon what to write instead. */
  message: string;
}

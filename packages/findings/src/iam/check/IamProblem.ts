import { FindingSeverity } from '../../record';

/** Where something is in a JSON document: names of fields and places in lists, from the outside in. @public */
export type JsonPlace = readonly (string | number)[];

/** What a document of permissions lets somebody do that it should not. @public */
export interface IamProblem {
  /** Stable, e.g. `aws-escalation/iam:CreatePolicyVersion` or `aws-trust/subject-missing`. */
  rule: string;
  severity: FindingSeverity;
  /** Why it is as severe as that. */
  reason: string;
  /** Of whom it speaks: a principal, a role, or whoever gets the policy. */
  subject: string;
  /** The id of the subject at its cloud, where the document has one, e.g. an ARN. */
  subjectUid?: string;
  provider: 'aws' | 'gcp' | 'azure';
  /** The permissions that open it. */
  actions: readonly string[];
  /** The way, in words. */
  message: string;
  /** What it depends on; empty where it is open as things are. */
  conditions: readonly string[];
  /** What to do about it. */
  remedy: string;
  file: string;
  /** From 1: where the statement, role or binding that opens it begins. */
  line: number;
}

/** What could not be read. @public */
export interface IamReadError {
  file: string;
  /** From 1; absent where the file as a whole is meant. */
  line?: number;
  message: string;
}

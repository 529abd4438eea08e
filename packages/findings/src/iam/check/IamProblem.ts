import { FindingSeverity } from '../../record';
import { IamRuleId } from './iamRules';

/** Where something is in a JSON document: names of fields and places in lists, from the outside in. @public */
export type JsonPlace = readonly (string | number)[];

/** A statement, role or binding that has a part in a problem. @public */
export interface IamStatement {
  /** What it is, where it is no statement of a policy. */
  kind?: 'binding' | 'assignment' | 'role' | 'provider' | 'credential';
  /** The policy that it is in, as messages name it; of a binding or an assignment the role that it gives. */
  policy: string;
  /** Place in the policy, from 0. */
  index: number;
  sid?: string;
  file: string;
  /** From 1. */
  line: number;
  /** In a file of JSON: RFC 6901. */
  pointer?: string;
}

/**
 * A policy that does the same less what is wrong, proved by judging it: the problem is gone, and what is kept is still
 * allowed.
 *
 * @remarks What only its owner knows stands in capitals and is listed in `placeholders`; without any it can be put there as it
 * is.
 *
 * @public
 */
export interface SmallerPolicy {
  /** The policy, role or binding that it takes the place of, as messages name it. */
  policy: string;
  /** As the cloud takes it, e.g. a policy document of AWS. */
  document: Record<string, unknown>;
  /** Actions that it takes away. */
  removed: readonly string[];
  /** Actions that it narrows to what is meant, each with how. */
  narrowed: readonly string[];
  /** Actions that were looked at and are still allowed. */
  kept: readonly string[];
  /** Words in capitals that are to be filled in, e.g. `ROLE_NAME`. */
  placeholders: readonly string[];
  /** What it replaces, where that stands by itself in a file of JSON. */
  replaces?: FileRegion;
}

/** A part of a text file, from 1; the end is behind its last character. @public */
export interface FileRegion {
  file: string;
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
  /** Spaces before its first line. */
  indent: number;
}

/** How to mend a problem, by hand and as code. @public */
export interface Remediation {
  /** Steps in the web console of the cloud. */
  console: readonly string[];
  /** Commands, one a line; names in capitals are to be filled in. */
  cli: readonly string[];
  /** HCL, as `terraform fmt` writes it. */
  terraform: string;
}

/** What a document of permissions lets somebody do that it should not. @public */
export interface IamProblem {
  /** Stable, e.g. `aws-escalation/iam:CreatePolicyVersion` or `aws-trust/subject-missing`. */
  rule: IamRuleId;
  severity: FindingSeverity;
  /** Why it is as severe as that. */
  reason: string;
  /** Of whom it speaks: a principal, a role, or whoever gets the policy. */
  subject: string;
  /** The id of the subject at its cloud, where the document has one, e.g. an ARN. */
  subjectUid?: string;
  /** What tells it from others of its rule and subject, e.g. the scope of an assignment; absent where nothing has to. */
  discriminator?: string;
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
  /** The same in a file of JSON: RFC 6901. */
  pointer?: string;
  /** All statements, bindings or assignments that open it together; at least one. */
  statements: readonly IamStatement[];
  /** Policies that would do, all of them together; where there are none, `noSmaller` says why. */
  smaller?: readonly SmallerPolicy[];
  /** Why there is no smaller policy, e.g. because what opens the way is to be kept. */
  noSmaller?: string;
  remediation: Remediation;
}

/** What could not be read. @public */
export interface IamReadError {
  file: string;
  /** From 1; absent where the file as a whole is meant. */
  line?: number;
  message: string;
}

/** An AWS policy document, read: every list is a list, every name is known. @public */
export interface Policy {
  /** Where it is from, for a person, e.g. a file or the name of the policy. */
  name: string;
  /** Policy variables are text in the older version. */
  version: '2008-10-17' | '2012-10-17';
  statements: PolicyStatement[];
}

/** @public */
export interface PolicyStatement {
  /** Place in the document, from 0. */
  index: number;
  sid?: string;
  effect: 'Allow' | 'Deny';
  /** Exactly one of the two. Patterns in lower case: actions have no case. */
  actions?: string[];
  notActions?: string[];
  /** One of the two; neither in a trust policy. */
  resources?: string[];
  notResources?: string[];
  /** In policies of resources alone. */
  principals?: PolicyPrincipal[];
  notPrincipals?: PolicyPrincipal[];
  conditions: PolicyCondition[];
}

/** @public */
export interface PolicyPrincipal {
  type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
  /** An ARN, an account id, a service, a provider, or `*`. */
  id: string;
}

/** One operator on one key; its values are alternatives. @public */
export interface PolicyCondition {
  /** Without qualifier and `IfExists`, e.g. `StringLike`. */
  operator: string;
  qualifier?: 'ForAllValues' | 'ForAnyValue';
  ifExists: boolean;
  key: string;
  values: string[];
}

/** What is wrong with a policy, and where in it. @public */
export interface PolicyProblem {
  policy: string;
  /** e.g. `Statement[2].Action`. */
  field: string;
  message: string;
}

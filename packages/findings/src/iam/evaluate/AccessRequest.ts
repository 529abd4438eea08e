import { Policy } from '../policy/Policy';
import { RequestContext } from '../policy/RequestContext';

/** One request to AWS. @public */
export interface AccessRequest {
  /** ARN of a user, a role, or the session of a role. */
  principalArn: string;
  /** Of a session: the ARN of its role, where it has a path. */
  roleArn?: string;
  /** e.g. `s3:GetObject`. */
  action: string;
  /** ARN, or `*` of actions that have no resource. */
  resource: string;
  /** The account that the resource is in, where its ARN does not say (S3); the principal's unless given. */
  resourceAccount?: string;
  context?: RequestContext;
}

/** The policies that speak of a request. @public */
export interface AccessPolicies {
  identity: Policy[];
  /** Of the resource. */
  resource?: Policy;
  boundary?: Policy;
  session?: Policy[];
}

/** A statement that had a part in a decision. @public */
export interface StatementRef {
  policy: string;
  index: number;
  sid?: string;
}

/** @public */
export interface AccessDecision {
  outcome: 'allowed' | 'denied' | 'conditional';
  /** True where a Deny decided. */
  explicit: boolean;
  /** What a conditional answer depends on. */
  conditions: readonly string[];
  /** Statements that allow or deny, or may. */
  statements: StatementRef[];
}

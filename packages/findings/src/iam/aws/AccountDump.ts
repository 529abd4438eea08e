import { JsonPlace } from '../check/IamProblem';
import { PrincipalPolicies } from '../escalation/findGrant';
import { RoleHolder } from '../graph/RoleHolder';
import { StatementRef } from '../evaluate/AccessRequest';
import { Policy } from '../policy/Policy';
import { PolicyHome } from '../remedy/PolicyHome';

/** A user or a role of an account with all that gives it permissions, groups included. */
export interface AccountPrincipal extends PrincipalPolicies {
  kind: 'user' | 'role';
  arn: string;
  /** Without its path. */
  name: string;
  /** ARNs of the groups of a user, as far as the document has them. */
  groups?: readonly string[];
  /** ARNs of the policies that it has by itself and by its groups. */
  attached?: readonly string[];
  /** Whether there is a boundary, known or not. */
  isBounded?: boolean;
  /** Of a role: who may take it. */
  trust?: Policy;
}

/** The answer of `iam:GetAccountAuthorizationDetails`, read. */
export interface AccountDump {
  /** Absent where there is no principal. */
  account?: string;
  principals: AccountPrincipal[];
  /** ARNs of policies with several versions. */
  severalVersions: ReadonlySet<string>;
  /** What runs with its roles, as far as the document says. */
  holders: RoleHolder[];
  /** Where a statement stands in the document. */
  placeOf(statement: StatementRef): JsonPlace;
  /** A policy as it is written, by the name that messages give it. */
  documentOf(policy: string): Record<string, unknown> | undefined;
  homeOf(policy: string): PolicyHome;
}

export {
  type AccessDecision,
  type AccessPolicies,
  type AccessRequest,
  type StatementRef,
} from './evaluate/AccessRequest';
export { evaluateAccess } from './evaluate/evaluateAccess';
export {
  type Policy,
  type PolicyCondition,
  type PolicyPrincipal,
  type PolicyProblem,
  type PolicyStatement,
} from './policy/Policy';
export { readPolicy, type PolicyReading } from './policy/readPolicy';
export { type RequestContext } from './policy/RequestContext';
export { ActionCatalog } from './escalation/ActionCatalog';
export {
  ESCALATION_RULES,
  type EscalationKind,
  type EscalationRule,
  type PublishedList,
} from './escalation/escalationRules';
export {
  findEscalations,
  type Escalation,
  type FindEscalationsOptions,
  type PassableRole,
} from './escalation/findEscalations';
export { type Grant, type PrincipalPolicies } from './escalation/findGrant';
export { lintTrust } from './trust/lintTrust';
export { type TrustProblem, type TrustProblemId } from './trust/TrustProblem';
export {
  lintWorkloadIdentityMember,
  lintWorkloadIdentityProvider,
  type WorkloadIdentityProblem,
  type WorkloadIdentityProblemId,
  type WorkloadIdentityProvider,
} from './trust/lintWorkloadIdentity';
export {
  lintFederatedCredential,
  type FederatedCredential,
  type FederatedCredentialProblem,
  type FederatedCredentialProblemId,
} from './trust/lintFederatedCredential';
export {
  AZURE_ESCALATION_RULES,
  type AzureEscalationRule,
} from './azure/azureEscalationRules';
export {
  GCP_ESCALATION_RULES,
  type GcpEscalationRule,
} from './gcp/gcpEscalationRules';
export {
  checkIam,
  type CheckIamOptions,
  type IamCheck,
} from './check/checkIam';
export { type IamFile } from './check/readIamFiles';
export { HclParser } from './terraform/syntax/HclParser';
export {
  type FileRegion,
  type IamProblem,
  type IamReadError,
  type IamStatement,
  type JsonPlace,
  type Remediation,
  type SmallerPolicy,
} from './check/IamProblem';
export { IAM_RULES, type IamRule, type IamRuleId } from './check/iamRules';
export { nameOfStatement } from './check/nameOfStatement';
export { iamSarif } from './check/iamSarif';
export { iamProblemEvent } from './check/iamProblemEvent';
export { AwsReference } from './lint/AwsReference';
export { lintPolicy } from './lint/lintPolicy';
export { type PolicyLint, type PolicyLintId } from './lint/PolicyLint';

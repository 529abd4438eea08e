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

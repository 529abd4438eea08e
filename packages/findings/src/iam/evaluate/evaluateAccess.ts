import { and, not, or, TRUE } from '../policy/Truth';
import { AccessDecision, AccessPolicies, AccessRequest } from './AccessRequest';
import { Evaluation } from './Evaluation';

/*
 * The evaluation logic of AWS, for one principal, one action, one resource:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 *
 * 1. A Deny that holds, anywhere, decides.
 * 2. Within an account: an Allow of the resource's policy for the very user or session is enough alone; for its role it
 *    still has to pass boundary and session policies; for the account it only says that the account may decide.
 *    Otherwise identity, boundary and session policies must each allow.
 *    The policies of a key of KMS and the trust policies of roles are no mere addition: without a word of theirs, be it only
 *    that the account may decide, nothing is allowed.
 * 3. Across accounts both sides must allow.
 *
 * Conditions on keys that are not known make the answer conditional, and are named. Policies of the organisation
 * (SCP, RCP) are not looked at: they take away and never give.
 */

/** Whether AWS would allow a request, as far as the policies tell. @public */
export function evaluateAccess(
  request: AccessRequest,
  policies: AccessPolicies,
): AccessDecision {
  const evaluation = new Evaluation(request);
  const { identity, resource, boundary, session } = policies;
  const own = [
    ...identity,
    ...(boundary ? [boundary] : []),
    ...(session ?? []),
  ];

  const denied = or(
    evaluation.ofIdentity(own, 'Deny'),
    evaluation.ofResource(resource, 'Deny').any,
  );
  const byIdentity = evaluation.ofIdentity(identity, 'Allow');
  const withinBoundary = boundary
    ? evaluation.ofIdentity([boundary], 'Allow')
    : TRUE;
  const withinSession = session
    ? evaluation.ofIdentity(session, 'Allow')
    : TRUE;
  const byResource = evaluation.ofResource(resource, 'Allow');
  const limits = and(withinBoundary, withinSession);
  // https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html, and of roles
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
  const mustAgree =
    resource !== undefined && /^(kms:|sts:assumerole)/i.test(request.action);
  const granted = evaluation.isSameAccount
    ? or(
        and(byIdentity, limits, mustAgree ? byResource.any : TRUE),
        byResource.direct,
        and(byResource.role, limits),
      )
    : and(byIdentity, limits, byResource.any);
  const allowed = and(granted, not(denied));
  if (allowed.value === undefined) {
    return {
      outcome: 'conditional',
      explicit: false,
      conditions: allowed.unknown,
      statements: evaluation.statements,
    };
  }
  const explicit = denied.value === true;
  return {
    outcome: allowed.value ? 'allowed' : 'denied',
    explicit,
    conditions: [],
    statements: evaluation.statements.filter(
      each => each.effect === (allowed.value ? 'Allow' : 'Deny'),
    ),
  };
}

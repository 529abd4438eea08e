import { PlacedPolicy, PlacedProblem } from '../check/IamFormat';
import { Escalation } from '../escalation/findEscalations';
import { awsRemediation } from './awsRemediation';
import { PolicyHome } from './PolicyHome';
import { SmallerPolicies } from './smallerPolicies';

/** What a problem gains by knowing how to mend it. */
export type Mending = Pick<
  PlacedProblem,
  'smaller' | 'noSmaller' | 'remediation'
>;

const NONE_KNOWN =
  'no edit of the policy is known that closes it and leaves the rest as it is; change it by hand, and check again';

/** What to do about ways of a principal, by what closes all its ways. */
export function awsMending(
  escalations: readonly Escalation[],
  { policies, open }: SmallerPolicies,
  homeOf: (policy: string) => PolicyHome,
  remedy: string,
): Mending {
  const reasons = Array.from(
    new Set(escalations.flatMap(it => open.get(it.rule.id) ?? [])),
  );
  return mendingBy(policies, homeOf, remedy, reasons.join('; '));
}

/** What to do by putting policies in the place of others, or why that is not known. */
export function mendingBy(
  policies: readonly PlacedPolicy[],
  homeOf: (policy: string) => PolicyHome,
  remedy: string,
  reason = '',
): Mending {
  const isClosed = reason === '' && policies.length > 0;
  return {
    ...(isClosed ? { smaller: policies } : { noSmaller: reason || NONE_KNOWN }),
    remediation: awsRemediation(
      isClosed
        ? policies.map(smaller => ({ home: homeOf(smaller.policy), smaller }))
        : [],
      remedy,
    ),
  };
}

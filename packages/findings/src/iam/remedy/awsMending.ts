import { PlacedProblem } from '../check/IamFormat';
import { SmallerPolicy } from '../check/IamProblem';
import { Escalation } from '../escalation/findEscalations';
import { awsRemediation } from './awsRemediation';
import { PolicyHome } from './PolicyHome';
import { SmallerPolicies } from './smallerPolicies';

/** What a problem gains by knowing how to mend it. */
export type Mending = Pick<
  PlacedProblem,
  'smaller' | 'noSmaller' | 'remediation'
>;

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
  policies: readonly SmallerPolicy[],
  homeOf: (policy: string) => PolicyHome,
  remedy: string,
  reason = '',
): Mending {
  const isClosed = reason === '' && policies.length > 0;
  return {
    ...(isClosed && { smaller: policies }),
    ...(reason !== '' && { noSmaller: reason }),
    remediation: awsRemediation(
      isClosed
        ? policies.map(smaller => ({ home: homeOf(smaller.policy), smaller }))
        : [],
      remedy,
    ),
  };
}

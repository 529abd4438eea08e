import { PlacedProblem } from '../check/IamFormat';
import { JsonPlace } from '../check/IamProblem';
import { Policy } from '../policy/Policy';
import { lintTrust } from '../trust/lintTrust';
import { TrustProblemId } from '../trust/TrustProblem';

const REASONS: Record<TrustProblemId, string> = {
  'subject-missing': 'strangers can take the role',
  'subject-any': 'strangers can take the role',
  'subject-organisation': 'far more than is meant can take the role',
  'audience-missing': 'a token made for somebody else is enough',
  'subject-pull-request': 'code that nobody has reviewed can take the role',
  unauthenticated: 'strangers can take the role',
  anyone: 'strangers can take the role',
  'own-account': 'who can take the role is decided elsewhere in the account',
  'other-account': 'somebody else decides who can take the role',
  'confused-deputy': 'a service can be made to act for a stranger',
};

/** What a trust policy admits that it should not, as problems of its role. */
export function trustProblems(
  subject: string,
  policy: Policy,
  account: string | undefined,
  placeOf: (statement: number) => JsonPlace,
): PlacedProblem[] {
  return lintTrust(policy, { account }).map(
    ({ id, severity, statement, message }) => {
      const [what, remedy = ''] = message.split(/; (?=[^;]*$)/);
      return {
        rule: `aws-trust/${id}`,
        severity,
        reason: REASONS[id],
        subject,
        provider: 'aws',
        actions: ['sts:AssumeRole'],
        message: `${subject}: ${what}.`,
        conditions: [],
        remedy: `${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}.`,
        place: placeOf(statement),
      };
    },
  );
}

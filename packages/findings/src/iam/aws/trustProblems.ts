import { PlacedProblem } from '../check/IamFormat';
import { JsonPlace } from '../check/IamProblem';
import { Policy } from '../policy/Policy';
import { mendingBy } from '../remedy/awsMending';
import { smallerTrust } from '../remedy/smallerTrust';
import { lintTrust } from '../trust/lintTrust';
import { TrustProblemId } from '../trust/TrustProblem';

const REASONS: Record<TrustProblemId, string> = {
  'subject-missing': 'strangers can take the role',
  'subject-any': 'strangers can take the role',
  'subject-organisation': 'far more than is meant can take the role',
  'subject-literal-star': 'nobody can take the role that is meant to',
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
  /** As it is written. */
  document: Record<string, unknown> | undefined,
): PlacedProblem[] {
  return lintTrust(policy, { account }).map(problem => {
    const { id, severity, statement, message } = problem;
    const [what, instead = ''] = message.split(/; (?=[^;]*$)/);
    const remedy = `${instead.charAt(0).toUpperCase()}${instead.slice(1)}.`;
    const smaller = document && smallerTrust(problem, document, account);
    const { sid } = policy.statements[statement];
    const place = placeOf(statement);
    return {
      rule: `aws-trust/${id}`,
      severity,
      reason: REASONS[id],
      subject,
      provider: 'aws',
      actions: ['sts:AssumeRole'],
      message: `${subject}: ${what}.`,
      conditions: [],
      remedy,
      place,
      statements: [{ policy: policy.name, index: statement, sid, place }],
      ...mendingBy(
        smaller ? [smaller] : [],
        () => ({
          kind: 'trust',
          role: /^(?:role|the trust policy of) (.+)$/.exec(subject)?.[1],
        }),
        remedy,
      ),
    };
  });
}

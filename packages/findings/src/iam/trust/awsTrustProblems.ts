import { ClaimValue } from './claimBreadth';
import { anyone, PrincipalProblem } from './TrustProblem';
import { Restrictions } from './Restrictions';

const ACCOUNT = /^(?:arn:aws[a-z-]*:iam::)?(\d{12})(?::root)?$/;

/** Keys that tie everybody to somebody, and what their value must look like to do so. */
const TIES: ReadonlyArray<[string, RegExp]> = [
  ['aws:PrincipalOrgID', /^o-[a-z0-9]+$/],
  ['aws:PrincipalOrgPaths', /^o-[a-z0-9]+\//],
  ['aws:PrincipalAccount', /^\d{12}$/],
  ['aws:PrincipalArn', /^arn:[^:]*:(iam|sts)::\d{12}:/],
  // The id of a role or user, before the name of the session.
  ['aws:userid', /^A[A-Z0-9]{16,}(:|$)/],
];

/** Whom an account, a user or a role of AWS lets in. */
export function awsTrustProblems(
  id: string,
  restrictions: Restrictions,
  account: string | undefined,
): PrincipalProblem[] {
  if (id.includes('*')) {
    const isTied = TIES.some(([key, form]) =>
      restrictions.asksFor(key, value => form.test(literalPart(value))),
    );
    return isTied
      ? []
      : [anyone(`the principal ${id} is everybody with an AWS account`)];
  }
  const [, other] = ACCOUNT.exec(id) ?? [];
  if (other === undefined || isNarrowed(restrictions)) {
    return [];
  }
  return other === account
    ? [
        {
          id: 'own-account',
          severity: 'low',
          message: `everybody in the account who may sts:AssumeRole on it takes the role, people and machines alike; name the roles that need it`,
        },
      ]
    : [
        {
          id: 'other-account',
          severity: 'medium',
          message: `whoever account ${other} lets may take the role; name the role that needs it, and ask a third party for sts:ExternalId`,
        },
      ];
}

/** Whether a condition says which of an account's principals are meant, or which request of theirs. */
function isNarrowed(restrictions: Restrictions): boolean {
  return (
    restrictions.asksFor('sts:ExternalId', isNoStar) ||
    restrictions.asksFor('aws:userid', value =>
      /^A[A-Z0-9]{16,}/.test(literalPart(value)),
    ) ||
    restrictions.asksFor('aws:PrincipalArn', value =>
      /^arn:[^:]*:(iam::\d{12}:(role|user)|sts::\d{12}:assumed-role)\/./.test(
        literalPart(value),
      ),
    ) ||
    restrictions
      .keysOf('aws:PrincipalTag/')
      .some(tag => restrictions.asksFor(`aws:PrincipalTag/${tag}`, isNoStar))
  );
}

/** What a value is sure to begin with. */
function literalPart({ text, isPattern }: ClaimValue): string {
  return isPattern ? text.replace(/[*?].*$/s, '') : text;
}

function isNoStar({ text, isPattern }: ClaimValue): boolean {
  return text !== '' && !(isPattern && /^[*?]+$/.test(text));
}

import { actionMatches } from '../evaluate/actionMatches';
import { Policy, PolicyPrincipal, PolicyStatement } from '../policy/Policy';
import { awsTrustProblems } from './awsTrustProblems';
import { oidcTrustProblems } from './oidcTrustProblems';
import { Restrictions } from './Restrictions';
import { samlTrustProblems } from './samlTrustProblems';
import { serviceTrustProblems } from './serviceTrustProblems';
import { anyone, PrincipalProblem, TrustProblem } from './TrustProblem';
import { webIdentityTrustProblems } from './webIdentityTrustProblems';

/*
 * Who may take a role: what the trust policy of an AWS role admits, without asking AWS. For identities of other
 * providers (GitHub, GitLab, any OpenID Connect issuer) everything hangs on the claims that the conditions ask for: an
 * issuer vouches for all its customers alike, so that a role without a condition on `sub` is open to every repository in the
 * world.
 *
 * Each kind of principal has its own file; here is said which statement speaks of whom.
 */

const OIDC_PROVIDER = /^arn:[^:]*:iam::[^:]*:oidc-provider\/(.+)$/;
const SAML_PROVIDER = /^arn:[^:]*:iam::[^:]*:saml-provider\//;

/**
 * Problems of a role's trust policy, in the order of its statements.
 *
 * @param options - `account` is the role's own; that its root is let in is then told from another account's.
 *
 * @public
 */
export function lintTrust(
  policy: Policy,
  options: { account?: string } = {},
): TrustProblem[] {
  const denies = policy.statements.filter(each => each.effect === 'Deny');
  return policy.statements
    .filter(statement => statement.effect === 'Allow')
    .flatMap(statement =>
      problemsOf(statement, denies, options.account).map(problem => ({
        ...problem,
        policy: policy.name,
        statement: statement.index,
      })),
    );
}

function problemsOf(
  statement: PolicyStatement,
  denies: readonly PolicyStatement[],
  account: string | undefined,
): PrincipalProblem[] {
  if (statement.notPrincipals) {
    return admits(statement)
      ? [anyone('NotPrincipal admits all but those it names')]
      : [];
  }
  const found = (statement.principals ?? []).flatMap(principal => {
    const { action, lint } = kindOf(principal, account);
    const restrictions = new Restrictions(statement, principal, action, denies);
    return admits(statement) && !restrictions.isDenied
      ? lint(restrictions).map(problem => ({ ...problem, principal }))
      : [];
  });
  return found.filter(
    (problem, at) =>
      found.findIndex(each => each.message === problem.message) === at,
  );
}

interface PrincipalKind {
  /** By which the principal takes the role, in lower case. */
  action: string;
  lint(restrictions: Restrictions): PrincipalProblem[];
}

function kindOf(
  { type, id }: PolicyPrincipal,
  account: string | undefined,
): PrincipalKind {
  const [, provider] = OIDC_PROVIDER.exec(id) ?? [];
  switch (type) {
    case 'Federated':
      if (provider !== undefined) {
        return {
          action: 'sts:assumerolewithwebidentity',
          lint: restrictions => oidcTrustProblems(provider, restrictions),
        };
      }
      return SAML_PROVIDER.test(id)
        ? {
            action: 'sts:assumerolewithsaml',
            lint: samlTrustProblems,
          }
        : {
            action: 'sts:assumerolewithwebidentity',
            lint: restrictions =>
              id.includes('*')
                ? [anyone(`the provider ${id} is every provider of identities`)]
                : webIdentityTrustProblems(id, restrictions),
          };
    case 'Service':
      return {
        action: 'sts:assumerole',
        lint: restrictions => serviceTrustProblems(id, restrictions),
      };
    case 'AWS':
      return {
        action: 'sts:assumerole',
        lint: restrictions => awsTrustProblems(id, restrictions, account),
      };
    default:
      return { action: 'sts:assumerole', lint: () => [] };
  }
}

/**
 * Who may only tag a session takes nothing. Which of the three goes with which principal is not asked: one that does not
 * fit is a slip that the next change mends.
 */
function admits(statement: PolicyStatement): boolean {
  return [
    'sts:assumerole',
    'sts:assumerolewithwebidentity',
    'sts:assumerolewithsaml',
  ].some(action => actionMatches(statement, action));
}

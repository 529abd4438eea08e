import { FindingSeverity } from '../../record';
import { Policy, PolicyCondition, PolicyStatement } from '../policy/Policy';

/*
 * Who may take a role: what the trust policy of an AWS role admits, without asking AWS. For identities of other
 * providers (GitHub, GitLab, any OpenID Connect issuer) everything hangs on the claims that the conditions ask for: an
 * issuer vouches for all its customers alike, so that a role without a condition on `sub` is open to every repository in the
 * world.
 *
 * Only what restricts counts: a negated operator, `...IfExists` and `ForAllValues` all let a token without the claim in.
 */

/** What a trust policy admits that it should not. @public */
export type TrustProblemId =
  | 'subject-missing'
  | 'subject-any'
  | 'subject-organisation'
  | 'audience-missing'
  | 'anyone'
  | 'other-account'
  | 'confused-deputy';

/** @public */
export interface TrustProblem {
  id: TrustProblemId;
  severity: FindingSeverity;
  policy: string;
  /** Place of the statement, from 0. */
  statement: number;
  /** What is admitted, and what to ask for instead. */
  message: string;
}

const OIDC_PROVIDER = /:oidc-provider\/(.+)$/;
const ACCOUNT = /^(?:arn:aws[a-z-]*:iam::)?(\d{12})(?::root)?$/;

/** Any of them ties a service to the resource that it acts for. */
const DEPUTY_KEYS = [
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'sts:externalid',
];

/** Services that act for whoever configures them; of others the caller is the role's own instance or function. */
const DEPUTIES =
  /^(?!(ec2|lambda|ecs-tasks|edgelambda|batch|codebuild|sagemaker|eks|spotfleet)\.)/;

/**
 * Problems of a role's trust policy, in the order of its statements.
 *
 * @param options - `account` is the role's own, whose root says no more than that the account may decide.
 *
 * @public
 */
export function lintTrust(
  policy: Policy,
  options: { account?: string } = {},
): TrustProblem[] {
  return policy.statements
    .filter(statement => statement.effect === 'Allow')
    .flatMap(statement =>
      problemsOf(statement, options.account).map(problem => ({
        ...problem,
        policy: policy.name,
        statement: statement.index,
      })),
    );
}

type Problem = Pick<TrustProblem, 'id' | 'severity' | 'message'>;

function problemsOf(
  statement: PolicyStatement,
  account: string | undefined,
): Problem[] {
  if (statement.notPrincipals) {
    return [anyone('NotPrincipal admits all but those it names')];
  }
  return (statement.principals ?? []).flatMap(({ type, id }) => {
    const [, provider] = OIDC_PROVIDER.exec(id) ?? [];
    if (type === 'Federated' && provider !== undefined) {
      return problemsOfOidc(statement, provider);
    }
    if (type === 'AWS') {
      return problemsOfAws(statement, id, account);
    }
    return type === 'Service' ? problemsOfService(statement, id) : [];
  });
}

function problemsOfOidc(
  statement: PolicyStatement,
  provider: string,
): Problem[] {
  const problems: Problem[] = [];
  const subjects = restrictingValues(statement, `${provider}:sub`);
  if (subjects === undefined) {
    problems.push({
      id: 'subject-missing',
      severity: 'critical',
      message: `every identity of ${provider} may take the role; ask for one subject, e.g. StringEquals ${provider}:sub repo:org/repo:ref:refs/heads/main`,
    });
  }
  for (const subject of subjects ?? []) {
    const breadth = breadthOf(subject);
    if (breadth === 'any') {
      problems.push({
        id: 'subject-any',
        severity: 'critical',
        message: `the subject ${subject.text} is that of anybody at ${provider}; name organisation, repository and branch or environment`,
      });
    } else if (breadth === 'organisation') {
      problems.push({
        id: 'subject-organisation',
        severity: 'high',
        message: `the subject ${subject.text} is that of everything of one owner, what is made there tomorrow included; name the repository`,
      });
    }
  }
  const audiences = restrictingValues(statement, `${provider}:aud`);
  if (audiences === undefined || audiences.some(each => each.text === '*')) {
    problems.push({
      id: 'audience-missing',
      severity: 'medium',
      message: `tokens that ${provider} made for somebody else are taken too; ask for StringEquals ${provider}:aud sts.amazonaws.com`,
    });
  }
  return problems;
}

/**
 * Subjects name something that is owned and something in it: `repo:org/repo:...`, `project_path:group/project:...`,
 * `system:serviceaccount:namespace:name`. A star in the first is anybody, one in the second everything of one owner.
 */
function breadthOf({
  text,
  isPattern,
}: Claim): 'any' | 'organisation' | 'pinned' {
  const [owner, owned = ''] = text
    .replace(/^(repo|project_path|system:serviceaccount):/, '')
    .split(/[/:]/);
  const isWide = (part: string) => isPattern && /[*?]/.test(part);
  if (isWide(owner)) {
    return 'any';
  }
  return isWide(owned) ? 'organisation' : 'pinned';
}

function problemsOfAws(
  statement: PolicyStatement,
  id: string,
  account: string | undefined,
): Problem[] {
  if (id === '*') {
    const isTied = [
      'aws:principalorgid',
      'aws:principalaccount',
      'aws:principalarn',
    ].some(key => restrictingValues(statement, key) !== undefined);
    return isTied
      ? []
      : [anyone('the principal * is everybody with an AWS account')];
  }
  const [, other] = ACCOUNT.exec(id) ?? [];
  if (
    other === undefined ||
    other === account ||
    restrictingValues(statement, 'sts:ExternalId') !== undefined
  ) {
    return [];
  }
  return [
    {
      id: 'other-account',
      severity: 'medium',
      message: `whoever account ${other} lets may take the role; name the role that needs it, and ask a third party for sts:ExternalId`,
    },
  ];
}

function problemsOfService(statement: PolicyStatement, id: string): Problem[] {
  const isTied = DEPUTY_KEYS.some(
    key => restrictingValues(statement, key) !== undefined,
  );
  return isTied || !DEPUTIES.test(id)
    ? []
    : [
        {
          id: 'confused-deputy',
          severity: 'low',
          message: `${id} takes the role for whoever asks it to; ask for aws:SourceAccount or aws:SourceArn`,
        },
      ];
}

function anyone(what: string): Problem {
  return {
    id: 'anyone',
    severity: 'critical',
    message: `${what}; name the principals that need the role`,
  };
}

/** A value that a claim must have; with `StringEquals` a star is a star. */
interface Claim {
  text: string;
  isPattern: boolean;
}

/** Values that a claim must have; undefined where a token without the claim gets in. */
function restrictingValues(
  statement: PolicyStatement,
  key: string,
): Claim[] | undefined {
  const restricting = statement.conditions.filter(
    condition =>
      condition.key.toLowerCase() === key.toLowerCase() &&
      isRestricting(condition),
  );
  // Conditions are joined by AND: the narrowest says who is admitted.
  const [narrowest] = restricting
    .map(({ operator, values }) =>
      values.map(text => ({
        text,
        isPattern: !/^StringEquals/.test(operator),
      })),
    )
    .sort((a, b) => widthOf(a) - widthOf(b));
  return narrowest;
}

function isRestricting(condition: PolicyCondition): boolean {
  const { operator, qualifier, ifExists } = condition;
  return (
    !ifExists &&
    qualifier !== 'ForAllValues' &&
    /^(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like))$/.test(operator)
  );
}

function widthOf(values: Claim[]): number {
  const ORDER = ['pinned', 'organisation', 'any'];
  return Math.max(...values.map(each => ORDER.indexOf(breadthOf(each))));
}

import { SmallerPolicy } from '../check/IamProblem';
import { readPolicy } from '../policy/readPolicy';
import { lintTrust } from '../trust/lintTrust';
import { TrustProblem } from '../trust/TrustProblem';
import { RawDocument, statementsOf, textsOf } from './editStatements';

/*
 * Trust policies that ask for what was missing. What only the owner of a role knows stands in capitals: which repository,
 * which account. The result is judged like what went in.
 */

type RawStatement = Record<string, unknown>;

/** A trust policy without what is wrong with it; undefined where no such policy is known. */
export function smallerTrust(
  problem: TrustProblem,
  document: RawDocument,
  account: string | undefined,
): SmallerPolicy | undefined {
  const statements = statementsOf(document);
  const statement = statements[problem.statement];
  const measure =
    statement && measureFor(problem, statement, account ?? 'ACCOUNT_ID');
  if (!measure) {
    return undefined;
  }
  const smaller: RawDocument = {
    ...document,
    Statement: statements.map(it =>
      it === statement ? measure.statement : it,
    ),
  };
  // Whoever fills in an account fills in digits.
  const filledIn = JSON.stringify(smaller).replaceAll(
    'ACCOUNT_ID',
    account ?? '111122223333',
  );
  const { policy } = readPolicy(problem.policy, filledIn);
  const isClosed =
    policy &&
    !lintTrust(policy, { account }).some(
      it => it.id === problem.id && it.statement === problem.statement,
    );
  return isClosed
    ? {
        policy: problem.policy,
        document: smaller,
        removed: [],
        narrowed: [measure.words],
        kept: textsOf(statement.Action),
      }
    : undefined;
}

function measureFor(
  { id }: TrustProblem,
  statement: RawStatement,
  account: string,
): { statement: RawStatement; words: string } | undefined {
  const issuer = issuerOf(statement);
  switch (id) {
    case 'subject-missing':
    case 'subject-any':
    case 'subject-organisation':
    case 'subject-pull-request': {
      if (issuer === undefined) {
        return undefined;
      }
      const subject = subjectFor(issuer);
      return {
        statement: asking(withoutKey(statement, `${issuer}:sub`), {
          [`${issuer}:sub`]: subject,
        }),
        words: `${issuer}:sub is ${subject}`,
      };
    }
    case 'audience-missing':
      return issuer === undefined
        ? undefined
        : {
            statement: asking(withoutKey(statement, `${issuer}:aud`), {
              [`${issuer}:aud`]: 'sts.amazonaws.com',
            }),
            words: `${issuer}:aud is sts.amazonaws.com`,
          };
    case 'anyone':
    case 'own-account': {
      const { NotPrincipal: _, ...rest } = statement;
      return {
        statement: {
          ...rest,
          Principal: { AWS: `arn:aws:iam::${account}:role/ROLE_NAME` },
        },
        words: 'Principal is the one role that needs it',
      };
    }
    case 'other-account':
      return {
        statement: asking(statement, { 'sts:ExternalId': 'EXTERNAL_ID' }),
        words: 'sts:ExternalId is what the other side was given',
      };
    case 'confused-deputy':
      return {
        statement: asking(statement, { 'aws:SourceAccount': account }),
        words: 'aws:SourceAccount is the own account',
      };
    default:
      return undefined;
  }
}

function issuerOf(statement: RawStatement): string | undefined {
  const { Federated: ids } = (statement.Principal ?? {}) as RawStatement;
  const [, issuer] =
    textsOf(ids)
      .map(it => /:oidc-provider\/(.+)$/.exec(it))
      .find(it => it !== null) ?? [];
  return issuer;
}

/** As the issuers write subjects; what stands in capitals is to be filled in. */
function subjectFor(issuer: string): string {
  if (issuer === 'token.actions.githubusercontent.com') {
    return 'repo:ORGANISATION/REPOSITORY:ref:refs/heads/main';
  }
  if (/gitlab/.test(issuer)) {
    return 'project_path:GROUP/PROJECT:ref_type:branch:ref:main';
  }
  return /\.eks\.|container\.googleapis|oidc\.eks/.test(issuer)
    ? 'system:serviceaccount:NAMESPACE:NAME'
    : 'SUBJECT';
}

function asking(
  statement: RawStatement,
  keys: Record<string, string>,
): RawStatement {
  const conditions = (statement.Condition ?? {}) as Record<string, object>;
  return {
    ...statement,
    Condition: {
      ...conditions,
      StringEquals: { ...conditions.StringEquals, ...keys },
    },
  };
}

/** Without what was asked of a key before, under whatever operator. */
function withoutKey(statement: RawStatement, key: string): RawStatement {
  const conditions = Object.entries(
    (statement.Condition ?? {}) as Record<string, object>,
  ).flatMap(([operator, keys]) => {
    const left = Object.entries(keys ?? {}).filter(
      ([name]) => name.toLowerCase() !== key.toLowerCase(),
    );
    return left.length > 0 ? [[operator, Object.fromEntries(left)]] : [];
  });
  return { ...statement, Condition: Object.fromEntries(conditions) };
}

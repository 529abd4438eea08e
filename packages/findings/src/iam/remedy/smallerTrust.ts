import { PlacedPolicy } from '../check/IamFormat';
import { PolicyPrincipal } from '../policy/Policy';
import { claimBreadth, ClaimValue } from '../trust/claimBreadth';
import { lintTrust } from '../trust/lintTrust';
import { issuerOf } from '../trust/TokenIssuer';
import { TrustProblem } from '../trust/TrustProblem';
import { RawDocument, single, textsOf } from './editStatements';
import {
  asking,
  conditionsOf,
  isolated,
  Measure,
  mendStatements,
  named,
  RawStatement,
} from './mendStatements';
import { narrowSubject, Said } from './narrowSubject';
import { unfilled } from './placeholders';

/*
 * Trust policies that ask for what was missing, as far as what is there says it. What only the owner of a role knows
 * stands in capitals.
 */

const COGNITO = 'cognito-identity.amazonaws.com';

/** Of providers that AWS knows by itself: the claims that name the application and the person. */
const BUILT_IN: Readonly<
  Record<string, { application: string; person: string }>
> = {
  'www.amazon.com': { application: 'app_id', person: 'user_id' },
  'graph.facebook.com': { application: 'app_id', person: 'id' },
};

/** A trust policy without what is wrong with it; undefined where no such policy is known. */
export function smallerTrust(
  problem: TrustProblem,
  document: RawDocument,
  account: string | undefined,
): PlacedPolicy | undefined {
  return mendStatements({
    name: problem.policy,
    document,
    account,
    problemsOf: policy => lintTrust(policy, { account }).map(asWritten),
    measureFor: (each, statement) =>
      measureFor(each, statement, account ?? 'ACCOUNT_ID'),
    isMended: left => !left.some(each => each.id === problem.id),
  });
}

/** Whom a problem names by what was filled in for the judgement. */
function asWritten(problem: TrustProblem): TrustProblem {
  const { principal } = problem;
  return principal
    ? {
        ...problem,
        principal: { ...principal, id: unfilled(principal.id, 'ISSUER_HOST') },
      }
    : problem;
}

function measureFor(
  { id, principal }: TrustProblem,
  statement: RawStatement,
  account: string,
): Measure | undefined {
  const provider = principal && providerOf(principal);
  switch (id) {
    case 'subject-missing':
    case 'subject-any':
    case 'subject-organisation':
    case 'subject-pull-request':
    case 'subject-literal-star':
      return provider === undefined
        ? undefined
        : subjectMeasure(provider, principal!, statement);
    case 'audience-missing':
      return principal && audienceMeasure(principal, statement);
    case 'unauthenticated':
      return isolated(statement, [principal!], own => ({
        statement: asking(own, `${COGNITO}:amr`, {
          operator: 'ForAnyValue:StringLike',
          value: 'authenticated',
        }),
        words: `${COGNITO}:amr is authenticated`,
      }));
    case 'anyone':
    case 'own-account':
      return named(
        statement,
        principal,
        meantBy(principal, statement, account),
      );
    case 'other-account':
      return isolated(statement, [principal!], own => ({
        statement: asking(own, 'sts:ExternalId', { value: 'EXTERNAL_ID' }),
        words: `sts:ExternalId of ${
          principal!.id
        } is what the other side was given`,
      }));
    case 'confused-deputy':
      return isolated(statement, [principal!], own => ({
        statement: asking(own, 'aws:SourceAccount', { value: account }),
        words: `aws:SourceAccount of ${principal!.id} is the own account`,
      }));
    default:
      return undefined;
  }
}

/** As the claims of its tokens are prefixed in conditions. */
function providerOf({ type, id }: PolicyPrincipal): string | undefined {
  if (type !== 'Federated' || /:saml-provider\//.test(id)) {
    return undefined;
  }
  return /:oidc-provider\/(.+)$/.exec(id)?.[1] ?? id;
}

function meantBy(
  principal: PolicyPrincipal | undefined,
  statement: RawStatement,
  account: string,
): PolicyPrincipal {
  if (principal?.type === 'Service') {
    return { type: 'Service', id: 'SERVICE_NAME.amazonaws.com' };
  }
  if (principal?.type === 'Federated') {
    const isSaml = textsOf(statement.Action).some(it => /saml$/i.test(it));
    return {
      type: 'Federated',
      id: `arn:aws:iam::${account}:${
        isSaml ? 'saml-provider/PROVIDER_NAME' : 'oidc-provider/ISSUER_HOST'
      }`,
    };
  }
  return { type: 'AWS', id: `arn:aws:iam::${account}:role/ROLE_NAME` };
}

function subjectMeasure(
  provider: string,
  principal: PolicyPrincipal,
  statement: RawStatement,
): Measure {
  const claim = BUILT_IN[provider]?.person ?? 'sub';
  const key = `${provider}:${claim}`;
  const said = saidOf(statement, provider);
  const issuer = issuerOf(provider);
  const pinned = (said.get('sub') ?? []).filter(
    it =>
      claimBreadth(issuer, 'sub', it) === 'pinned' &&
      !/:pull_request$/.test(it.text),
  );
  // Those that name one thing are meant; where there are none, the narrowest that what is there says.
  const values = pinned.length > 0 ? pinned : [narrowSubject(provider, said)];
  const isPattern = values.some(it => it.isPattern && /[*?]/.test(it.text));
  return isolated(statement, [principal], own => ({
    statement: asking(own, key, {
      operator: isPattern ? 'StringLike' : 'StringEquals',
      value: single(values.map(it => it.text)),
    }),
    words: `${key} is ${values.map(it => it.text).join(' or ')}`,
  }));
}

function audienceMeasure(
  principal: PolicyPrincipal,
  statement: RawStatement,
): Measure {
  const provider = providerOf(principal);
  const [key, value] = audienceOf(provider, principal);
  return isolated(statement, [principal], own => ({
    statement: asking(own, key, { value }),
    words: `${key} is ${value}`,
  }));
}

function audienceOf(
  provider: string | undefined,
  { id }: PolicyPrincipal,
): [key: string, value: string] {
  if (provider === undefined) {
    return ['SAML:aud', 'https://signin.aws.amazon.com/saml'];
  }
  if (provider === COGNITO) {
    return [`${COGNITO}:aud`, 'IDENTITY_POOL_ID'];
  }
  // One that AWS knows by itself has the ids of applications for audiences, and so has what is no ARN.
  return id.includes(':oidc-provider/')
    ? [`${provider}:aud`, 'sts.amazonaws.com']
    : [
        `${provider}:${BUILT_IN[provider]?.application ?? 'aud'}`,
        'APPLICATION_ID',
      ];
}

/** What the conditions of a statement ask for of a provider's claims. */
function saidOf(statement: RawStatement, provider: string): Said {
  const said = new Map<string, ClaimValue[]>();
  const prefix = `${provider}:`.toLowerCase();
  for (const [operator, keys] of Object.entries(conditionsOf(statement))) {
    const isNegated = /Not|^Null/.test(operator);
    for (const [key, value] of isNegated ? [] : Object.entries(keys ?? {})) {
      if (key.toLowerCase().startsWith(prefix)) {
        const claim = key.slice(prefix.length).toLowerCase();
        const isPattern = /Like/.test(operator);
        said.set(claim, [
          ...(said.get(claim) ?? []),
          // A star that is taken to the letter is meant as a pattern.
          ...textsOf(value).map(text => ({
            text,
            isPattern: isPattern || /[*?]/.test(text),
          })),
        ]);
      }
    }
  }
  return said;
}

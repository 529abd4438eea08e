import { claimBreadth, ClaimValue } from './claimBreadth';
import { PrincipalProblem } from './TrustProblem';
import { Restrictions } from './Restrictions';
import {
  Breadth,
  compareBreadth,
  issuerOf,
  TokenIssuer,
  wider,
} from './TokenIssuer';

/** Alternatives for one claim, and how many they let in together. */
interface Asked {
  claim: string;
  values: ClaimValue[];
  breadth: Breadth;
}

/**
 * Whom an OpenID Connect provider's tokens let in.
 *
 * @param provider - as it is in the ARN and before the claims of the conditions, e.g. `gitlab.com`
 */
export function oidcTrustProblems(
  provider: string,
  restrictions: Restrictions,
): PrincipalProblem[] {
  const issuer = issuerOf(provider);
  return [
    ...subjectProblems(provider, issuer, restrictions),
    ...audienceProblems(provider, restrictions),
  ];
}

function subjectProblems(
  provider: string,
  issuer: TokenIssuer,
  restrictions: Restrictions,
): PrincipalProblem[] {
  const narrowest = askedOf(provider, issuer, restrictions).sort((a, b) =>
    compareBreadth(a.breadth, b.breadth),
  )[0];
  if (narrowest === undefined) {
    return [
      {
        id: 'subject-missing',
        severity: 'critical',
        message: `every identity of ${provider} may take the role; ask for one subject, e.g. StringEquals ${provider}:sub ${issuer.example}`,
      },
    ];
  }
  const { claim } = narrowest;
  return narrowest.values.flatMap(value =>
    problemOfValue(provider, issuer, claim, value),
  );
}

/** The claims that are asked for and say anything of who is meant. */
function askedOf(
  provider: string,
  issuer: TokenIssuer,
  restrictions: Restrictions,
): Asked[] {
  return restrictions
    .keysOf(`${provider}:`)
    .filter(claim => claim === 'sub' || Object.hasOwn(issuer.claims, claim))
    .flatMap(claim =>
      restrictions.of(`${provider}:${claim}`).map(values => ({
        claim,
        values,
        breadth: values
          .map(value => claimBreadth(issuer, claim, value))
          .reduce<Breadth>(wider, 'pinned'),
      })),
    );
}

function problemOfValue(
  provider: string,
  issuer: TokenIssuer,
  claim: string,
  value: ClaimValue,
): PrincipalProblem[] {
  const { text } = value;
  const named = claim === 'sub' ? `the subject ${text}` : `${claim} ${text}`;
  switch (claimBreadth(issuer, claim, value)) {
    case 'any':
      return [
        {
          id: 'subject-any',
          severity: 'critical',
          message: `${named} is that of anybody at ${provider}; name what is meant, e.g. ${issuer.example}`,
        },
      ];
    case 'organisation':
      return [
        {
          id: 'subject-organisation',
          severity: 'high',
          message: `${named} is that of everything of one owner, what is made there tomorrow included; name what is meant, e.g. ${issuer.example}`,
        },
      ];
    default:
      if (!value.isPattern && claim === 'sub' && /[*?]/.test(text)) {
        return [
          {
            id: 'subject-literal-star',
            severity: 'low',
            message: `${named} is taken to the letter, so that nobody is let in by it; use StringLike, or name what is meant, e.g. ${issuer.example}`,
          },
        ];
      }
      return /^repo:[^:]+:pull_request$/.test(text) && claim === 'sub'
        ? [
            {
              id: 'subject-pull-request',
              severity: 'low',
              message: `${named} is that of changes nobody has reviewed yet; ask for a branch or an environment with reviewers`,
            },
          ]
        : [];
  }
}

function audienceProblems(
  provider: string,
  restrictions: Restrictions,
): PrincipalProblem[] {
  const isPinned = restrictions.asksFor(
    `${provider}:aud`,
    ({ text, isPattern }) => !(isPattern && /^[*?]+$/.test(text)),
  );
  return isPinned
    ? []
    : [
        {
          id: 'audience-missing',
          severity: 'medium',
          message: `tokens that ${provider} made for somebody else are taken too; ask for StringEquals ${provider}:aud sts.amazonaws.com`,
        },
      ];
}

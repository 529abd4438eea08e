import { FindingSeverity } from '../../record';
import { claimBreadth } from './claimBreadth';
import { ClaimComparison, readClaimsExpression } from './claimsExpression';
import { Breadth, issuerOf, narrower, TokenIssuer } from './TokenIssuer';

/*
 * Federated identity credentials of applications and managed identities in Microsoft Entra: a token is taken whose issuer,
 * subject and audience are those of the credential, to the letter. A flexible one has an expression with wildcards in place of
 * the subject.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation
 */

/** What a credential admits that it should not. @public */
export type FederatedCredentialProblemId =
  | 'issuer-insecure'
  | 'subject-missing'
  | 'subject-any'
  | 'subject-organisation'
  | 'subject-pull-request'
  | 'subject-literal-star'
  | 'subject-twice'
  | 'expression-unread'
  | 'audience-missing'
  | 'audience-shared';

/** @public */
export interface FederatedCredentialProblem {
  id: FederatedCredentialProblemId;
  severity: FindingSeverity;
  /** What is admitted, and what to ask for instead. */
  message: string;
}

/** A federated identity credential, as Graph, Resource Manager and Terraform have it. @public */
export interface FederatedCredential {
  name: string;
  issuer: string;
  subject?: string;
  audiences?: readonly string[];
  /** Of a flexible one, e.g. `claims['sub'] matches 'repo:org/repo:*'`. */
  claimsMatchingExpression?: string;
}

const AUDIENCE = /^api:\/\/AzureADTokenExchange(China|USGov)?$/i;

/**
 * Which tokens a federated credential takes that it should not.
 *
 * @public
 */
export function lintFederatedCredential(
  credential: FederatedCredential,
): FederatedCredentialProblem[] {
  return [
    ...issuerProblems(credential),
    ...subjectProblems(credential),
    ...audienceProblems(credential),
  ];
}

function issuerProblems({
  issuer,
}: FederatedCredential): FederatedCredentialProblem[] {
  return /^https:\/\/[^*?\s]+$/i.test(issuer.trim())
    ? []
    : [
        {
          id: 'issuer-insecure',
          severity: 'high',
          message: `the issuer ${issuer} is no https address of one issuer, whose keys nobody on the way can change; name it as its tokens do`,
        },
      ];
}

function subjectProblems(
  credential: FederatedCredential,
): FederatedCredentialProblem[] {
  const { subject = '', claimsMatchingExpression = '', issuer } = credential;
  const known = issuerOf(issuer);
  if (subject.trim() === '' && claimsMatchingExpression.trim() === '') {
    return [
      {
        id: 'subject-missing',
        severity: 'critical',
        message: `no subject is asked for of tokens of ${issuer}; name one, e.g. ${known.example}`,
      },
    ];
  }
  if (subject.trim() !== '' && claimsMatchingExpression.trim() !== '') {
    return [
      {
        id: 'subject-twice',
        severity: 'medium',
        message: `the credential has both a subject and an expression, of which Entra takes one; leave the subject out`,
      },
    ];
  }
  return claimsMatchingExpression.trim() === ''
    ? problemsOfSubject(subject, issuer, known)
    : problemsOfExpression(claimsMatchingExpression, issuer, known);
}

function problemsOfSubject(
  subject: string,
  issuer: string,
  known: TokenIssuer,
): FederatedCredentialProblem[] {
  if (/[*?]/.test(subject)) {
    return [
      {
        id: 'subject-literal-star',
        severity: 'low',
        message: `the subject ${subject} is compared to the letter, and no token has a star in it; name one subject, or use an expression`,
      },
    ];
  }
  const breadth = claimBreadth(known, 'sub', {
    text: subject,
    isPattern: false,
  });
  return [
    ...breadthProblems(breadth, `the subject ${subject}`, issuer, known),
    ...pullRequestProblems([subject]),
  ];
}

function problemsOfExpression(
  expression: string,
  issuer: string,
  known: TokenIssuer,
): FederatedCredentialProblem[] {
  let comparisons: ClaimComparison[];
  try {
    comparisons = readClaimsExpression(expression);
  } catch (error) {
    return [
      {
        id: 'expression-unread',
        severity: 'medium',
        message: `the expression ${expression} cannot be read (${
          (error as Error).message
        }); correct it`,
      },
    ];
  }
  const breadth = comparisons
    .map(each => claimBreadth(known, each.claim, each))
    .reduce<Breadth>(narrower, 'any');
  return [
    ...breadthProblems(breadth, `the expression ${expression}`, issuer, known),
    ...pullRequestProblems(comparisons.map(each => each.text)),
  ];
}

function breadthProblems(
  breadth: Breadth,
  what: string,
  issuer: string,
  known: TokenIssuer,
): FederatedCredentialProblem[] {
  switch (breadth) {
    case 'any':
      return [
        {
          id: 'subject-any',
          severity: 'critical',
          message: `${what} is met by tokens of anybody at ${issuer}; name what is meant, e.g. ${known.example}`,
        },
      ];
    case 'organisation':
      return [
        {
          id: 'subject-organisation',
          severity: 'high',
          message: `${what} is met by everything of one owner, what is made there tomorrow included; name what is meant, e.g. ${known.example}`,
        },
      ];
    default:
      return [];
  }
}

function pullRequestProblems(
  subjects: readonly string[],
): FederatedCredentialProblem[] {
  return subjects
    .filter(subject => /^repo:[^:]+:pull_request$/.test(subject))
    .map(subject => ({
      id: 'subject-pull-request',
      severity: 'low',
      message: `the subject ${subject} is that of changes nobody has reviewed yet; name a branch or an environment with reviewers`,
    }));
}

function audienceProblems({
  audiences = [],
}: FederatedCredential): FederatedCredentialProblem[] {
  if (audiences.length === 0 || audiences.some(each => each.trim() === '')) {
    return [
      {
        id: 'audience-missing',
        severity: 'medium',
        message:
          'no audience is asked for, so that tokens that were made for somebody else are taken too; name api://AzureADTokenExchange',
      },
    ];
  }
  return audiences
    .filter(audience => !AUDIENCE.test(audience))
    .map(audience => ({
      id: 'audience-shared',
      severity: 'low',
      message: `tokens that were made for ${audience} are taken, perhaps not for Entra alone; name api://AzureADTokenExchange`,
    }));
}

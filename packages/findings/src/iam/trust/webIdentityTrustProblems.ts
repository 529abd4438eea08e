import { PrincipalProblem } from './TrustProblem';
import { Restrictions } from './Restrictions';
import { ClaimValue } from './claimBreadth';

/**
 * Providers that AWS knows without being told of them, by the keys of their application and of their person.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
const PROVIDERS: Record<string, { application: string; person: string }> = {
  'accounts.google.com': { application: 'aud', person: 'sub' },
  'www.amazon.com': { application: 'app_id', person: 'user_id' },
  'graph.facebook.com': { application: 'app_id', person: 'id' },
};
const COGNITO = 'cognito-identity.amazonaws.com';

/** Whom one of the built-in web identity providers lets in. */
export function webIdentityTrustProblems(
  provider: string,
  restrictions: Restrictions,
): PrincipalProblem[] {
  if (provider === COGNITO) {
    return cognitoProblems(restrictions);
  }
  const { application, person } = PROVIDERS[provider] ?? {
    application: 'aud',
    person: 'sub',
  };
  const asks = (key: string) =>
    restrictions.asksFor(`${provider}:${key}`, isNoStar);
  const problems: PrincipalProblem[] = [];
  if (!asks(person)) {
    problems.push({
      id: 'subject-missing',
      severity: asks(application) ? 'medium' : 'critical',
      message: `everybody with an account at ${provider} may take the role; ask for ${provider}:${person}, or let an identity pool decide`,
    });
  }
  if (!asks(application)) {
    problems.push({
      id: 'audience-missing',
      severity: 'medium',
      message: `tokens that ${provider} made for another application are taken too; ask for ${provider}:${application}`,
    });
  }
  return problems;
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html */
function cognitoProblems(restrictions: Restrictions): PrincipalProblem[] {
  const problems: PrincipalProblem[] = [];
  if (
    !restrictions.asksFor(`${COGNITO}:aud`, isNoStar) &&
    !restrictions.asksFor(`${COGNITO}:sub`, isNoStar)
  ) {
    problems.push({
      id: 'audience-missing',
      severity: 'critical',
      message: `identity pools of everybody may take the role; ask for StringEquals ${COGNITO}:aud with the id of the pool`,
    });
  }
  if (
    !restrictions.asksFor(
      `${COGNITO}:amr`,
      ({ text }) => !/[*?]/.test(text) && text !== 'unauthenticated',
    )
  ) {
    problems.push({
      id: 'unauthenticated',
      severity: 'high',
      message: `guests who have not signed in may take the role; ask for ForAnyValue:StringLike ${COGNITO}:amr authenticated`,
    });
  }
  return problems;
}

function isNoStar({ text, isPattern }: ClaimValue): boolean {
  return text !== '' && !(isPattern && /^[*?]+$/.test(text));
}

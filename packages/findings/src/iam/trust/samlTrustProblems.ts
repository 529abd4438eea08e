import { PrincipalProblem } from './TrustProblem';
import { Restrictions } from './Restrictions';

/**
 * Whom a SAML provider lets in. It is the account's own, so that its people are known; an assertion that it made for
 * another service must not count.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_saml.html
 */
export function samlTrustProblems(
  restrictions: Restrictions,
): PrincipalProblem[] {
  const isPinned =
    // The sign-in address has a form for each region: a star in it is well where the host is AWS's.
    restrictions.asksFor('SAML:aud', ({ text, isPattern }) =>
      isPattern
        ? /^https:\/\/[^/]*signin\.[^/*?]+\//.test(text)
        : text.length > 0,
    ) ||
    ['SAML:sub', 'SAML:namequalifier'].some(key =>
      restrictions.asksFor(key, ({ text }) => !/^[*?]*$/.test(text)),
    );
  return isPinned
    ? []
    : [
        {
          id: 'audience-missing',
          severity: 'medium',
          message:
            'assertions that the SAML provider made for another service are taken too; ask for StringEquals SAML:aud https://signin.aws.amazon.com/saml',
        },
      ];
}

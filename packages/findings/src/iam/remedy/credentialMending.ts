import { JsonPlace, Remediation } from '../check/IamProblem';
import { ClaimValue } from '../trust/claimBreadth';
import { readClaimsExpression } from '../trust/claimsExpression';
import {
  FederatedCredential,
  FederatedCredentialProblem,
  lintFederatedCredential,
} from '../trust/lintFederatedCredential';
import { Mending } from './awsMending';
import { hclBlock, hclLabel } from './hcl';
import { narrowSubject, Said } from './narrowSubject';
import { filledIn, placeholdersIn } from './placeholders';
import { quoted, saved } from './shell';

/*
 * Federated credentials of Entra: one subject, by what the subject or the expression says already, the audience of Entra and an
 * issuer by https. All problems of a credential are mended at once, and what comes out is judged like what went in.
 */

const AUDIENCE = 'api://AzureADTokenExchange';

/** As often as a measure may call for another one. */
const MAX_ROUNDS = 6;

/** A credential without what is wrong with it. */
export function credentialMending(
  credential: FederatedCredential,
  {
    problem,
    uid,
    place,
  }: { problem: FederatedCredentialProblem; uid?: string; place: JsonPlace },
): Mending {
  let smaller = credential;
  const words = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const [next] = lintFederatedCredential(filledIn(smaller));
    if (!next) {
      break;
    }
    const { change, words: said } = measureFor(next, smaller);
    smaller = { ...smaller, ...change };
    words.add(said);
  }
  const isClosed = !lintFederatedCredential(filledIn(smaller)).some(
    it => it.id === problem.id,
  );
  const after = isClosed ? smaller : credential;
  return {
    ...(isClosed
      ? {
          smaller: [
            {
              policy: credential.name,
              document: documentOf(after),
              removed: [],
              narrowed: Array.from(words),
              kept: [],
              place,
            },
          ],
        }
      : {
          noSmaller:
            'no subject is known that closes it; correct it by hand, and check again',
        }),
    remediation: remediationOf(after, uid),
  };
}

function measureFor(
  { id }: FederatedCredentialProblem,
  credential: FederatedCredential,
): { change: Partial<FederatedCredential>; words: string } {
  const { issuer, subject = '' } = credential;
  switch (id) {
    case 'issuer-insecure': {
      const bare = issuer.trim().replace(/^\w+:\/\//, '');
      const host = /^[^*?\s]+$/.test(bare) ? bare : 'ISSUER_HOST';
      return {
        change: { issuer: `https://${host}` },
        words: `the issuer is https://${host}`,
      };
    }
    case 'audience-missing':
    case 'audience-shared':
      return {
        change: { audiences: [AUDIENCE] },
        words: `the audience is ${AUDIENCE}`,
      };
    case 'subject-twice':
      return {
        change: { subject: undefined },
        words: `the subject ${subject} is left out`,
      };
    default: {
      const { text, isPattern } = narrowSubject(issuer, saidBy(credential));
      return isPattern
        ? {
            change: {
              subject: undefined,
              claimsMatchingExpression: `claims['sub'] matches '${text}'`,
            },
            words: `the subject is like ${text}`,
          }
        : {
            change: { subject: text, claimsMatchingExpression: undefined },
            words: `the subject is ${text}`,
          };
    }
  }
}

function saidBy({
  subject = '',
  claimsMatchingExpression = '',
}: FederatedCredential): Said {
  const said = new Map<string, ClaimValue[]>();
  const add = (claim: string, value: ClaimValue) =>
    said.set(claim, [...(said.get(claim) ?? []), value]);
  if (subject.trim() !== '') {
    add('sub', { text: subject, isPattern: true });
  }
  try {
    readClaimsExpression(claimsMatchingExpression).forEach(
      ({ claim, ...value }) => add(claim, value),
    );
  } catch {
    // Of an expression that cannot be read, a subject in quotes is still what was meant.
    const [, text] =
      /['"]((?:repo|project_path):[^'"]*)['"]/.exec(claimsMatchingExpression) ??
      [];
    if (text !== undefined) {
      add('sub', { text, isPattern: true });
    }
  }
  return said;
}

/** As `az ad app federated-credential update` and Microsoft Graph take it. */
function documentOf({
  name,
  issuer,
  subject,
  audiences,
  claimsMatchingExpression,
}: FederatedCredential): Record<string, unknown> {
  return {
    name,
    issuer,
    ...(subject !== undefined && { subject }),
    ...(claimsMatchingExpression && {
      claimsMatchingExpression: {
        value: claimsMatchingExpression,
        languageVersion: 1,
      },
    }),
    audiences: [...(audiences ?? [])],
  };
}

/** https://learn.microsoft.com/cli/azure/ad/app/federated-credential, https://learn.microsoft.com/cli/azure/identity/federated-credential */
function remediationOf(
  credential: FederatedCredential,
  uid: string | undefined,
): Remediation {
  const { name, issuer, subject, audiences = [] } = credential;
  const expression = credential.claimsMatchingExpression;
  const [, group, identity] =
    /\/resourceGroups\/([^/]+)\/.*\/userAssignedIdentities\/([^/]+)/i.exec(
      uid ?? '',
    ) ?? [];
  const document = documentOf(credential);
  const words = placeholdersIn(document);
  const asked =
    subject === undefined ? `expression ${expression}` : `subject ${subject}`;
  const fill = words.length > 0 ? `, fill in ${words.join(' and ')}` : '';
  return {
    console: [
      identity === undefined
        ? `Open Microsoft Entra ID → App registrations → the application → Certificates & secrets → Federated credentials → ${name}.`
        : `Open Managed Identities → ${identity} → Settings → Federated credentials → ${name}.`,
      `Set the issuer ${issuer}, the ${asked} and the audience ${audiences.join(
        ', ',
      )}${fill}, and update.`,
    ],
    cli:
      identity === undefined
        ? [
            saved('credential.json', document),
            `az ad app federated-credential update --id APPLICATION_ID --federated-credential-id ${quoted(
              name,
            )} --parameters credential.json`,
          ]
        : [
            `az identity federated-credential update --name ${quoted(
              name,
            )} --identity-name ${quoted(identity)} --resource-group ${quoted(
              group,
            )} --issuer ${quoted(issuer)} --subject ${quoted(
              subject ?? 'TOKEN_SUBJECT',
            )} --audiences ${audiences.map(quoted).join(' ')}`,
          ],
    terraform: terraformOf(credential, uid, identity),
  };
}

function terraformOf(
  {
    name,
    issuer,
    subject,
    audiences = [],
    claimsMatchingExpression,
  }: FederatedCredential,
  uid: string | undefined,
  identity: string | undefined,
): string {
  const label = hclLabel(name);
  if (identity !== undefined && subject !== undefined) {
    return hclBlock(
      `resource "azurerm_federated_identity_credential" "${label}"`,
      {
        name,
        user_assigned_identity_id: uid?.replace(
          /\/federatedIdentityCredentials\/.*$/i,
          '',
        ),
        issuer,
        subject,
        audience: [...audiences],
      },
    );
  }
  return subject === undefined
    ? hclBlock(
        `resource "azuread_application_flexible_federated_identity_credential" "${label}"`,
        {
          application_id: '/applications/APPLICATION_OBJECT_ID',
          display_name: name,
          issuer,
          audience: audiences[0],
          claims_matching_expression: claimsMatchingExpression,
        },
      )
    : hclBlock(
        `resource "azuread_application_federated_identity_credential" "${label}"`,
        {
          application_id: '/applications/APPLICATION_OBJECT_ID',
          display_name: name,
          issuer,
          subject,
          audiences: [...audiences],
        },
      );
}

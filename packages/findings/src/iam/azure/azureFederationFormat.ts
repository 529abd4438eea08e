import { isJsonObject, JsonFields } from '../../read/fields/JsonFields';
import { shown } from '../../read/FindingReadError';
import { IamDocument, IamFormat } from '../check/IamFormat';
import {
  FederatedCredential,
  FederatedCredentialProblemId,
  lintFederatedCredential,
} from '../trust/lintFederatedCredential';
import { credentialMending } from '../remedy/credentialMending';
import { itemsOf } from './azureItems';

/*
 * Federated identity credentials (`az ad app federated-credential list`, `az identity federated-credential list`, Microsoft
 * Graph, Resource Manager), one or many, flat or within `properties`.
 */

const REASONS: Record<FederatedCredentialProblemId, string> = {
  'issuer-insecure': 'whoever is on the way can make tokens',
  'subject-missing': 'strangers can act as the identity',
  'subject-any': 'strangers can act as the identity',
  'subject-organisation': 'far more than is meant can act as the identity',
  'subject-pull-request':
    'code that nobody has reviewed can act as the identity',
  'subject-literal-star': 'it lets nobody in, and was meant to',
  'subject-twice': 'who can act as the identity is not clear',
  'expression-unread': 'who can act as the identity is not known',
  'audience-missing': 'a token made for somebody else is enough',
  'audience-shared': 'a token made for somebody else is enough',
};

export const azureFederationFormat: IamFormat = {
  recognises(value) {
    return itemsOf(value).some(({ item }) => isCredential(item));
  },

  check(documents, context) {
    for (const document of documents) {
      for (const { item, place } of itemsOf(document.value)) {
        if (!isCredential(item)) {
          context.error(
            document,
            place,
            `found ${shown(
              item,
            )}, expected a credential with issuer, audiences and subject. Export it again.`,
          );
          continue;
        }
        const { credential, uid } = readCredential(item, document);
        for (const problem of lintFederatedCredential(credential)) {
          const [what, remedy = ''] = problem.message.split(/; (?=[^;]*$)/);
          context.report(document, {
            rule: `azure-federation/${problem.id}`,
            severity: problem.severity,
            reason: REASONS[problem.id],
            subject: `the credential ${credential.name}`,
            subjectUid: uid,
            provider: 'azure',
            actions: ['Microsoft Entra: token exchange'],
            message: `${credential.name}: ${what}.`,
            conditions: [],
            remedy: `${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}.`,
            place,
            statements: [
              {
                kind: 'credential',
                policy: credential.name,
                index: 0,
                place,
              },
            ],
            ...credentialMending(credential, { problem, uid, place }),
          });
        }
      }
    }
  },
};

function isCredential(item: unknown): boolean {
  if (!isJsonObject(item)) {
    return false;
  }
  const fields = new JsonFields(item);
  const has = (...names: string[]) =>
    names
      .flatMap(name => [name, `properties.${name}`])
      .some(name => fields.get(name) !== undefined);
  const issuer = fields.text('issuer', 'properties.issuer') ?? '';
  return (
    /^https?:\/\//i.test(issuer) &&
    has('audiences', 'subject', 'claimsMatchingExpression')
  );
}

function readCredential(
  item: unknown,
  { file }: IamDocument,
): { credential: FederatedCredential; uid?: string } {
  const fields = new JsonFields(item);
  const text = (name: string) => fields.text(name, `properties.${name}`);
  const audiences = ['audiences', 'properties.audiences']
    .flatMap(name => fields.list(name))
    .filter(each => typeof each === 'string');
  return {
    uid: fields.text('id'),
    credential: {
      name: fields.text('name', 'id') ?? `a credential of ${file}`,
      issuer: text('issuer') ?? '',
      subject: text('subject'),
      audiences,
      claimsMatchingExpression:
        text('claimsMatchingExpression.value') ??
        text('claimsMatchingExpression'),
    },
  };
}

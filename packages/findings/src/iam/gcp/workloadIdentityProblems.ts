import { isJsonObject, JsonFields } from '../../read/fields/JsonFields';
import {
  IamCheckContext,
  IamDocument,
  PlacedStatement,
} from '../check/IamFormat';
import { JsonPlace } from '../check/IamProblem';
import {
  federatedMemberMending,
  providerMending,
} from '../remedy/workloadIdentityMending';
import {
  lintWorkloadIdentityMember,
  lintWorkloadIdentityProvider,
  WorkloadIdentityProblem,
  WorkloadIdentityProblemId,
  WorkloadIdentityProvider,
} from '../trust/lintWorkloadIdentity';

const REASONS: Record<WorkloadIdentityProblemId, string> = {
  'condition-missing': 'strangers become members of the pool',
  'condition-any': 'strangers become members of the pool',
  'condition-unread': 'who becomes a member of the pool is not known',
  'condition-by-name': 'a name can change hands',
  'subject-not-unique': 'two workloads look like one',
  'audience-shared': 'a token made for somebody else is enough',
  'pool-any': 'far more than is meant has the role',
  'member-any': 'strangers have the role',
  'member-organisation': 'far more than is meant has the role',
};

/** Whether a document is one or several providers, as `gcloud` and the API answer. */
export function isProviders(value: unknown): boolean {
  const items = itemsOf(value);
  return items.length > 0 && items.every(({ item }) => isProvider(item));
}

/** Judges the providers of a document, and gives them for what else is judged by them. */
export function checkProviders(
  document: IamDocument,
  context: IamCheckContext,
): WorkloadIdentityProvider[] {
  return itemsOf(document.value).map(({ item, place }) => {
    const provider = readProvider(item);
    const subject = provider.name.replace(/^.*\/workloadIdentityPools\//, '');
    for (const problem of lintWorkloadIdentityProvider(provider)) {
      context.report(document, {
        ...wordsOf(subject, problem),
        subject: `the provider ${subject}`,
        subjectUid: provider.name,
        provider: 'gcp',
        actions: ['sts.googleapis.com/token'],
        conditions: [],
        place,
        statements: [
          { kind: 'provider', policy: provider.name, index: 0, place },
        ],
        ...providerMending(provider, {
          problem,
          document: item as Record<string, unknown>,
          place,
        }),
      });
    }
    return provider;
  });
}

/** Judges a member of bindings that stands for identities of other providers. */
export function checkFederatedMember(
  document: IamDocument,
  member: string,
  own: ReadonlyArray<{
    role: string;
    condition?: string;
    place: JsonPlace;
  }>,
  providers: readonly WorkloadIdentityProvider[],
  context: IamCheckContext,
): void {
  for (const problem of lintWorkloadIdentityMember(member, providers)) {
    for (const { role, condition, place } of own) {
      context.report(document, {
        ...wordsOf(role, problem),
        subject: member,
        subjectUid: member,
        provider: 'gcp',
        actions: [role],
        conditions: condition ? [condition] : [],
        place,
        statements: [placedBinding({ role, place })],
        ...federatedMemberMending({
          member,
          binding: writtenAt(document, place),
          providers,
          place,
          on: document.boundOn,
        }),
      });
    }
  }
}

function wordsOf(
  subject: string,
  { id, severity, message }: WorkloadIdentityProblem,
) {
  const [what, remedy = ''] = message.split(/; (?=[^;]*$)/);
  return {
    rule: `gcp-federation/${id}` as const,
    severity,
    reason: REASONS[id],
    message: `${subject}: ${what}.`,
    remedy: `${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}.`,
  };
}

/** A binding that has a part in a problem. */
export function placedBinding({
  role,
  place,
}: {
  role: string;
  place: JsonPlace;
}): PlacedStatement {
  return {
    kind: 'binding',
    policy: role,
    index: Number(place[place.length - 1] ?? 0),
    place,
  };
}

/** What stands at a place of a document. */
export function writtenAt(
  { value }: IamDocument,
  place: JsonPlace,
): Record<string, unknown> {
  let found: unknown = value;
  for (const step of place) {
    found = (found as Record<string | number, unknown> | undefined)?.[step];
  }
  return isJsonObject(found) ? found : {};
}

function isProvider(item: unknown): boolean {
  return (
    isJsonObject(item) &&
    typeof item.name === 'string' &&
    /workloadIdentityPools\/[^/]+\/providers\//.test(item.name)
  );
}

function itemsOf(value: unknown): Array<{ item: unknown; place: JsonPlace }> {
  const listed = isJsonObject(value)
    ? value.workloadIdentityPoolProviders
    : value;
  if (Array.isArray(listed)) {
    const prefix: JsonPlace = isJsonObject(value)
      ? ['workloadIdentityPoolProviders']
      : [];
    return listed.map((item, index) => ({ item, place: [...prefix, index] }));
  }
  return [{ item: value, place: [] }];
}

function readProvider(item: unknown): WorkloadIdentityProvider {
  const fields = new JsonFields(item);
  const mapping = fields.get('attributeMapping');
  const state = fields.text('state');
  return {
    name: fields.text('name') ?? '',
    issuerUri: fields.text('oidc.issuerUri'),
    allowedAudiences: fields
      .list('oidc.allowedAudiences')
      .filter(each => typeof each === 'string'),
    attributeMapping: isJsonObject(mapping)
      ? Object.fromEntries(
          Object.entries(mapping).filter(
            (entry): entry is [string, string] => typeof entry[1] === 'string',
          ),
        )
      : {},
    attributeCondition: fields.text('attributeCondition'),
    disabled: fields.get('disabled') === true || state === 'DELETED',
  };
}

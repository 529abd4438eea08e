import { isJsonObject, JsonFields } from '../../read/fields/JsonFields';
import { IDENTITY_TYPE } from './azureWays';

/*
 * What runs as whom: resources with managed identities as Resource Manager has them (`az vm list`, `az webapp list`,
 * `az identity list`, `az resource list`, ...), and the owners of applications as Microsoft Graph has them
 * (`/applications?$expand=owners`, `/servicePrincipals?$expand=owners`).
 */

/** A resource by which one can act as others. */
export interface AzureHolder {
  /** Its id, in lower case: what is assigned there or above holds for it. */
  scope: string;
  /** e.g. `microsoft.compute/virtualmachines`. */
  type: string;
  name: string;
  /** Object ids. */
  principals: readonly string[];
}

/** Who may give an application credentials because it is its own. */
export interface AzureOwnership {
  owner: string;
  principal: string;
  name: string;
}

export interface AzureHolders {
  holders: readonly AzureHolder[];
  ownerships: readonly AzureOwnership[];
  /** What messages call an identity, by its object id. */
  names: ReadonlyMap<string, string>;
}

export function isHolder(item: unknown): boolean {
  const fields = new JsonFields(item);
  const id = fields.text('id') ?? '';
  return (
    (/^\/subscriptions\//i.test(id) &&
      (isJsonObject(fields.get('identity')) ||
        isJsonObject(fields.get('identityProfile')) ||
        typeOf(id) === IDENTITY_TYPE ||
        Array.isArray(fields.get('credentialsOf')))) ||
    (fields.text('appId') !== undefined &&
      fields.text('id') !== undefined &&
      fields.text('displayName') !== undefined)
  );
}

export function readHolders(items: readonly unknown[]): AzureHolders {
  const all = items.filter(isHolder).map(it => new JsonFields(it));
  const resources = all.filter(it => it.text('appId') === undefined);
  const applications = all.filter(it => it.text('appId') !== undefined);
  const assigned = new Map(
    resources.flatMap(fields => {
      const id = scopeOf(fields);
      const principal = fields.text('principalId', 'properties.principalId');
      return typeOf(id) === IDENTITY_TYPE && principal
        ? [[id, principal] as const]
        : [];
    }),
  );
  const holders = resources.map(fields => holderOf(fields, assigned));
  const names = new Map<string, string>(
    holders.flatMap(({ name, type, principals }) =>
      principals.map(
        it =>
          [
            it,
            `the identity ${type === IDENTITY_TYPE ? '' : 'of '}${name}`,
          ] as const,
      ),
    ),
  );
  for (const [id, principal] of assigned) {
    names.set(principal, `the identity ${lastPart(id)}`);
  }
  const principalOf = new Map(
    applications
      .filter(it => it.text('servicePrincipalType') !== undefined)
      .map(it => [it.text('appId'), it.text('id')!]),
  );
  const ownerships = applications.flatMap(fields => {
    const principal = principalOf.get(fields.text('appId'));
    const name = fields.text('displayName') ?? '';
    return fields.list('owners').flatMap(each => {
      const owner =
        typeof each === 'string' ? each : new JsonFields(each).text('id');
      return owner && principal ? [{ owner, principal, name }] : [];
    });
  });
  for (const [appId, principal] of principalOf) {
    const named = applications.find(it => it.text('appId') === appId);
    names.set(
      principal,
      `the application ${named?.text('displayName') ?? appId}`,
    );
  }
  return { holders, ownerships, names };
}

function holderOf(
  fields: JsonFields,
  assigned: ReadonlyMap<string, string>,
): AzureHolder {
  const scope = scopeOf(fields);
  const type = typeOf(scope);
  const own =
    type === IDENTITY_TYPE
      ? fields.text('principalId', 'properties.principalId')
      : fields.text('identity.principalId');
  const lists = fields.get('identity.userAssignedIdentities');
  const attached = isJsonObject(lists) ? Object.entries(lists) : [];
  const isCluster = type === 'microsoft.containerservice/managedclusters';
  return {
    scope,
    type,
    name: fields.text('name') ?? lastPart(scope),
    principals: Array.from(
      new Set(
        // What runs in a cluster acts as its nodes; the identity of the cluster itself stays with Azure.
        isCluster
          ? [
              fields.text(
                'identityProfile.kubeletidentity.objectId',
                'properties.identityProfile.kubeletidentity.objectId',
              ),
            ]
          : [
              own,
              ...attached.map(
                ([id, value]) =>
                  new JsonFields(value).text('principalId') ??
                  assigned.get(id.toLowerCase()),
              ),
              // What a configuration says of the secrets in a vault.
              ...fields.list('credentialsOf').map(String),
            ],
      ),
    ).filter((it): it is string => it !== undefined),
  };
}

function scopeOf(fields: JsonFields): string {
  return (fields.text('id') ?? '').toLowerCase().replace(/\/+$/, '');
}

/** `/subscriptions/…/providers/Microsoft.Compute/virtualMachines/a` is a `microsoft.compute/virtualmachines`. */
function typeOf(id: string): string {
  const [namespace = '', ...rest] =
    id.toLowerCase().split('/providers/').pop()?.split('/') ?? [];
  return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/');
}

function lastPart(id: string): string {
  return id.split('/').pop() ?? id;
}

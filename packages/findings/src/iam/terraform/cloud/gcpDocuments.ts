import { GcpResource, IamDocument } from '../../check/IamFormat';
import { resourceName } from '../../gcp/GcpPolicy';
import { plainJson, textOf } from '../evaluate/HclValue';
import { computedAttribute } from '../resources/computedAttribute';
import {
  TerraformBody,
  TerraformResource,
} from '../resources/TerraformResource';
import { DocumentBuilder } from './DocumentBuilder';

/*
 * Google Cloud: what a configuration gives on one project, folder or organisation is one allow policy, whichever of
 * `..._iam_member`, `..._iam_binding` and `..._iam_policy` gives it. On smaller resources a role is what it should be: given
 * on the one thing that is meant; there only strangers and identities of other providers are looked for.
 */

interface Binding {
  role: string;
  members: string[];
  condition?: { expression: string };
}

interface Policy {
  file: string;
  isNarrow: boolean;
  boundOn: GcpResource;
  resource?: string;
  bindings: Binding[];
}

const IAM =
  /^google_(.+)_iam_(member|binding|policy|audit_config|custom_role)$/;

/** Scopes on which a role reaches all that is in them. */
const WIDE = ['project', 'folder', 'organization'];

export function gcpDocuments(
  resources: readonly TerraformResource[],
  builder: DocumentBuilder,
  account: string,
): IamDocument[] {
  const policies = new Map<string, Policy>();
  const documents: IamDocument[] = [];
  const parents = parentsOf(resources, account);
  for (const resource of resources) {
    const { type, mode, body } = resource;
    const [, scope, kind] = IAM.exec(type) ?? [];
    if (
      mode === 'managed' &&
      type === 'google_iam_workload_identity_pool_provider'
    ) {
      documents.push(providerOf(resource, builder));
    } else if (mode === 'managed' && kind === 'custom_role') {
      documents.push(
        builder.document(
          body.place.file,
          builder.at(
            {
              name: String(
                textOf(body.get('name')) ??
                  computedAttribute(resource, 'name', account),
              ),
              includedPermissions: builder.texts(body, 'permissions'),
            },
            body.place,
          ),
        ),
      );
    } else if (mode === 'managed' && scope !== undefined && kind) {
      const key = `${scope} ${scopeOf(scope, body)}`;
      const policy = policies.get(key) ?? {
        file: body.place.file,
        isNarrow: !WIDE.includes(scope),
        boundOn: { type: scope, arguments: argumentsOf(body) },
        resource: resourceOf(scope, body),
        bindings: [],
      };
      policies.set(key, policy);
      policy.bindings.push(...bindingsOf(kind, resource, builder));
    }
  }
  return [
    ...documents,
    ...Array.from(policies.values())
      .filter(it => it.bindings.length > 0)
      .map(({ file, bindings, isNarrow, boundOn, resource }) => ({
        ...builder.document(file, { bindings }),
        isNarrow,
        boundOn,
        resource,
        ancestors: ancestorsOf(resource, parents),
      })),
  ];
}

/** Which thing it is, in the arguments that resources of its kind have for that. */
function argumentsOf(body: TerraformBody): Record<string, string> {
  const names = [
    'project',
    'folder',
    'org_id',
    'service_account_id',
    'bucket',
    'topic',
    'subscription',
    'secret_id',
    'repository',
    'location',
    'region',
    'service',
    'cloud_function',
    'name',
    'dataset_id',
    'crypto_key_id',
    'key_ring_id',
  ];
  return Object.fromEntries(
    names.flatMap(name => {
      const text = textOf(body.get(name));
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

/** What bindings are on, as the asset inventory names it; a project that is not named is the provider's. */
function resourceOf(scope: string, body: TerraformBody): string | undefined {
  const text = (name: string) =>
    textOf(body.get(name))?.replace(/\$\{([^}]*)\}/g, '$1');
  switch (scope) {
    case 'project':
      return withKind('projects', text('project') ?? 'project');
    case 'folder':
      return withKind('folders', text('folder') ?? '');
    case 'organization':
      return withKind('organizations', text('org_id') ?? '');
    case 'service_account':
      return resourceName(text('service_account_id') ?? '');
    default:
      return undefined;
  }
}

function withKind(kind: string, name: string): string {
  return name.startsWith(`${kind}/`) ? name : `${kind}/${name}`;
}

/** What projects and folders of a configuration are in. */
function parentsOf(
  resources: readonly TerraformResource[],
  account: string,
): ReadonlyMap<string, string> {
  return new Map(
    resources.flatMap((resource): Array<[string, string]> => {
      const { type, body } = resource;
      const text = (name: string) => textOf(body.get(name));
      const own = (name: string) =>
        text(name) ?? textOf(computedAttribute(resource, name, account));
      const folder = text('folder_id');
      const organization = text('org_id');
      const parent = text('parent');
      if (type === 'google_project') {
        const project = own('project_id');
        const outer =
          (folder && withKind('folders', folder)) ??
          (organization && withKind('organizations', organization));
        return project && outer ? [[`projects/${project}`, outer]] : [];
      }
      const name = type === 'google_folder' && own('name');
      return name && parent ? [[name, parent]] : [];
    }),
  );
}

/** From the inside out. */
function ancestorsOf(
  resource: string | undefined,
  parents: ReadonlyMap<string, string>,
): string[] {
  const ancestors = new Set<string>();
  for (
    let at = resource && parents.get(resource);
    at !== undefined && at !== '' && !ancestors.has(at);
    at = parents.get(at)
  ) {
    ancestors.add(at);
  }
  return Array.from(ancestors);
}

function scopeOf(scope: string, body: TerraformBody): string {
  const argument =
    { organization: 'org_id', service_account: 'service_account_id' }[scope] ??
    scope;
  return (
    textOf(body.get(argument)) ??
    JSON.stringify(plainJson(body.get(argument) ?? ''))
  );
}

function bindingsOf(
  kind: string,
  { body, address }: TerraformResource,
  builder: DocumentBuilder,
): Binding[] {
  if (kind === 'policy') {
    const policy = builder.policy(body, 'policy_data', address);
    const { bindings } = (policy ?? {}) as { bindings?: Binding[] };
    return Array.isArray(bindings) ? bindings : [];
  }
  const role = builder.text(body, 'role');
  if (role === undefined || (kind !== 'member' && kind !== 'binding')) {
    return [];
  }
  const members =
    kind === 'member'
      ? [builder.text(body, 'member')].filter(it => it !== undefined)
      : builder.texts(body, 'members');
  const [condition] = body.blocks('condition');
  return [
    builder.at(
      {
        role,
        members,
        ...(condition && {
          condition: {
            expression: builder.text(condition, 'expression') ?? '',
          },
        }),
      },
      body.place,
    ),
  ];
}

/** As `gcloud iam workload-identity-pools providers describe` shows it. */
function providerOf(
  { body }: TerraformResource,
  builder: DocumentBuilder,
): IamDocument {
  const text = (name: string) => builder.text(body, name);
  const [oidc] = body.blocks('oidc');
  const project = text('project') ?? 'project';
  const pool = text('workload_identity_pool_id');
  const id = text('workload_identity_pool_provider_id');
  return builder.document(
    body.place.file,
    builder.at(
      {
        name: `projects/${project}/locations/global/workloadIdentityPools/${pool}/providers/${id}`,
        attributeMapping: plainJson(body.get('attribute_mapping') ?? {}),
        attributeCondition: text('attribute_condition'),
        disabled: body.get('disabled') === true,
        ...(oidc && {
          oidc: {
            issuerUri: builder.text(oidc, 'issuer_uri'),
            allowedAudiences: builder.texts(oidc, 'allowed_audiences'),
          },
        }),
      },
      body.place,
    ),
  );
}

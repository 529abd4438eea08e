import { IamDocument } from '../../check/IamFormat';
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
      .map(({ file, bindings, isNarrow }) => ({
        ...builder.document(file, { bindings }),
        isNarrow,
      })),
  ];
}

function scopeOf(scope: string, body: TerraformBody): string {
  const argument = scope === 'organization' ? 'org_id' : scope;
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

import { isJsonObject, JsonFields } from '../../read/fields/JsonFields';
import { IamDocument } from '../check/IamFormat';
import { JsonPlace } from '../check/IamProblem';

/** Who has a role. */
export interface GcpBinding {
  role: string;
  members: string[];
  /** The expression of its condition, or its title where there is none. */
  condition?: string;
  place: JsonPlace;
}

/** An allow policy, and what it is attached to. */
export interface GcpPolicy {
  document: IamDocument;
  bindings: readonly GcpBinding[];
}

/** What a role holds of the permissions that are asked for. */
export type GcpRoles = ReadonlyMap<string, readonly string[]>;

/**
 * What a policy is attached to, in one form: `organizations/1`, `folders/2`, `projects/lab`, `serviceAccounts/<e-mail>`. Anything
 * else keeps its own name.
 */
export function resourceName(name: string): string {
  const plain = name.replace(/^\/\/[a-z]+\.googleapis\.com\//, '');
  const account = /(?:^|\/)serviceAccounts\/([^/]+)$/.exec(plain);
  return account ? `serviceAccounts/${account[1]}` : plain;
}

/** Whether a resource holds others: a role on it reaches all that is in it. */
export function isWide(resource: string): boolean {
  return /^(organizations|folders|projects)\/[^/]+$/.test(resource);
}

const SEARCHED = ['policy', 'iamPolicy', 'iam_policy'];

/** Whether a document is policies of the asset inventory, which say what they are attached to. */
export function isAssets(value: IamDocument['value']): boolean {
  return assetsOf(value).length > 0;
}

/**
 * The policies of the answers of `gcloud asset search-all-iam-policies`, `gcloud asset list --content-type=iam-policy` and
 * `gcloud projects get-ancestors-iam-policy`, each as a document of its own.
 */
export function assetDocuments(document: IamDocument): IamDocument[] {
  const assets = assetsOf(document.value);
  return assets.map(({ fields, policy, place, resource, isChained }, index) => {
    const ancestors = [
      // What a project is in comes after it.
      ...(isChained ? assets.slice(index + 1).map(it => it.resource) : []),
      ...['ancestors', 'folders'].flatMap(name => fields.list(name)),
      fields.text('project'),
      fields.text('organization'),
    ].filter((it): it is string => typeof it === 'string');
    return {
      ...document,
      value: policy,
      resource,
      ancestors: ancestorsOf(ancestors),
      isNarrow: !isWide(resource),
      locate: at => document.locate?.([...place, ...at]),
      regionOf: at => document.regionOf?.([...place, ...at]),
    };
  });
}

/** What `get-ancestors-iam-policy` calls what policies are attached to. */
const KINDS = new Map([
  ['project', 'projects'],
  ['folder', 'folders'],
  ['organization', 'organizations'],
]);

function assetsOf(value: IamDocument['value']) {
  const items = Array.isArray(value) ? value : [value];
  return items.flatMap((item, index) => {
    if (!isJsonObject(item)) {
      return [];
    }
    const fields = new JsonFields(item);
    const name = SEARCHED.find(it =>
      Array.isArray(fields.get(`${it}.bindings`)),
    );
    const place: JsonPlace = Array.isArray(value) ? [index] : [];
    const [id, type] = [fields.text('id'), fields.text('type')];
    const chained = id && type && KINDS.get(type);
    const resource = chained
      ? `${chained}/${id}`
      : resourceName(fields.text('resource', 'name') ?? '');
    return name && resource
      ? [
          {
            fields,
            policy: item[name] as Record<string, unknown>,
            place: [...place, name],
            resource,
            isChained: Boolean(chained),
          },
        ]
      : [];
  });
}

/** Nearest first: a project, folders from the inside out, an organisation. */
function ancestorsOf(names: readonly string[]): string[] {
  const kinds = ['projects/', 'folders/', 'organizations/'];
  return kinds.flatMap(kind => names.filter(it => it.startsWith(kind)));
}

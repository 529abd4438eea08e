import { isJsonObject, JsonFields } from '../../read/fields/JsonFields';
import { shown } from '../../read/FindingReadError';
import { IamCheckContext, IamDocument } from '../check/IamFormat';
import { JsonPlace } from '../check/IamProblem';
import { RoleHolder } from '../graph/RoleHolder';
import { Policy } from '../policy/Policy';
import { readPolicy } from '../policy/readPolicy';
import { AccountDump, AccountPrincipal } from './AccountDump';
import { managedPolicy } from './managedPolicies';
import { PolicyHome } from '../remedy/PolicyHome';
import { placeOfStatement, rawDocument, readPolicyAt } from './readPolicyAt';

type Item = Record<string, unknown>;

const KINDS: Readonly<Record<string, 'user' | 'group' | 'role' | undefined>> = {
  UserDetailList: 'user',
  GroupDetailList: 'group',
  RoleDetailList: 'role',
};

class AccountDumpReader {
  readonly #document: IamDocument;
  readonly #context: IamCheckContext;
  /** By the name of the policy, which is made to be unique within the document. */
  readonly #places = new Map<
    string,
    { place: JsonPlace; value: unknown; isExcerpt?: boolean }
  >();
  readonly #managed = new Map<string, Policy | undefined>();
  readonly #groups = new Map<
    string,
    { arn?: string; policies: Policy[]; attached: string[] }
  >();
  readonly #severalVersions = new Set<string>();

  constructor(document: IamDocument, context: IamCheckContext) {
    this.#document = document;
    this.#context = context;
  }

  read(): AccountDump {
    const value = this.#document.value as Item;
    if (value.IsTruncated === true) {
      this.#context.warn(
        this.#document,
        'the export is cut off (IsTruncated); export all pages to have the rest judged',
      );
    }
    this.#items('Policies').forEach(([policy, place]) =>
      this.#readManaged(policy, place),
    );
    for (const [group, place] of this.#items('GroupDetailList')) {
      const name = new JsonFields(group).text('GroupName') ?? '';
      this.#groups.set(name, {
        arn: new JsonFields(group).text('Arn'),
        policies: this.#policiesOf(
          group,
          place,
          `group ${name}`,
          'GroupPolicyList',
        ),
        attached: attachedTo(group),
      });
    }
    const principals = [
      ...this.#items('UserDetailList').map(item => this.#readUser(...item)),
      ...this.#items('RoleDetailList').map(item => this.#readRole(...item)),
    ].filter(each => each !== undefined);
    return {
      account: /^arn:[^:]*:iam::(\d{12}):/.exec(principals[0]?.arn ?? '')?.[1],
      principals,
      severalVersions: this.#severalVersions,
      holders: this.#holders(),
      placeOf: ({ policy, index }) => {
        const found = this.#places.get(policy);
        return found ? placeOfStatement(found.place, found.value, index) : [];
      },
      documentOf: policy => {
        const found = this.#places.get(policy);
        return found?.isExcerpt ? undefined : rawDocument(found?.value);
      },
      homeOf: policy => this.#homeOf(policy),
    };
  }

  /** Machines run with a role by its instance profile; whether there is one the document of an account does not say. */
  #holders(): RoleHolder[] {
    const named = this.#document.holders ?? [];
    return [
      ...named,
      ...this.#items('RoleDetailList').flatMap(([role]) => {
        const fields = new JsonFields(role);
        const arn = fields.text('Arn');
        return arn === undefined ||
          fields.list('InstanceProfileList').length === 0 ||
          named.some(each => each.role === arn)
          ? []
          : [
              {
                service: 'ec2',
                arn: `arn:aws:ec2:*:${arn.split(':')[4]}:instance/*`,
                role: arn,
                name: 'a machine',
                conditions: [
                  `a machine runs with the instance profile of ${fields.text(
                    'RoleName',
                  )}`,
                ],
              },
            ];
      }),
    ];
  }

  /** By where the policy stands in the document. */
  #homeOf(policy: string): PolicyHome {
    const { place = [] } = this.#places.get(policy) ?? {};
    const [list, index, field, at] = place;
    const item = new JsonFields(this.#document.value).get(`${list}.${index}`);
    const fields = new JsonFields(item);
    const kind = KINDS[String(list)];
    if (kind && field === 'AssumeRolePolicyDocument') {
      return { kind: 'trust', role: fields.text('RoleName') ?? '' };
    }
    if (kind && field === 'AttachedManagedPolicies') {
      const arn = fields.text(`${field}.${at}.PolicyArn`) ?? '';
      return { kind: 'aws-managed', arn, name: arn.replace(/^.*\//, '') };
    }
    if (kind) {
      return {
        kind: 'inline',
        of: kind,
        owner: fields.text('UserName', 'GroupName', 'RoleName') ?? '',
        name: fields.text(`${field}.${at}.PolicyName`) ?? 'smaller',
      };
    }
    return list === 'Policies'
      ? {
          kind: 'managed',
          arn: fields.text('Arn') ?? '',
          name: fields.text('PolicyName') ?? 'smaller',
        }
      : { kind: 'document', name: policy };
  }

  #items(name: string): Array<[Item, JsonPlace]> {
    const list = (this.#document.value as Item)[name] ?? [];
    if (!Array.isArray(list)) {
      this.#context.error(
        this.#document,
        [name],
        `${name}: found ${shown(list)}, expected a list. Export it again.`,
      );
      return [];
    }
    return list.flatMap((each, index): Array<[Item, JsonPlace]> => {
      if (isJsonObject(each)) {
        return [[each, [name, index]]];
      }
      this.#context.error(
        this.#document,
        [name, index],
        `${name}[${index}]: found ${shown(
          each,
        )}, expected an object. Export it again.`,
      );
      return [];
    });
  }

  #readManaged(policy: Item, place: JsonPlace): void {
    const arn = new JsonFields(policy).text('Arn') ?? '';
    const versions = Array.isArray(policy.PolicyVersionList)
      ? policy.PolicyVersionList
      : [];
    if (versions.length > 1) {
      this.#severalVersions.add(arn);
    }
    const index = versions.findIndex(each => each?.IsDefaultVersion === true);
    if (index >= 0) {
      this.#managed.set(
        arn,
        this.#readPolicy(
          new JsonFields(policy).text('PolicyName') ?? arn,
          arn,
          versions[index].Document,
          [...place, 'PolicyVersionList', index, 'Document'],
        ),
      );
    }
  }

  #readUser(user: Item, place: JsonPlace): AccountPrincipal | undefined {
    const found = this.#readPrincipal('user', user, place);
    const groups = Array.isArray(user.GroupList) ? user.GroupList : [];
    const known = groups.flatMap(each => this.#groups.get(String(each)) ?? []);
    for (const group of groups) {
      const policies = this.#groups.get(String(group))?.policies;
      if (policies) {
        found?.identity.push(...policies);
      } else {
        this.#context.warn(
          this.#document,
          `${found?.name} is in the group ${group}, which the export does not hold; what it grants is not judged`,
          place,
        );
      }
    }
    return (
      found && {
        ...found,
        groups: known.flatMap(each => each.arn ?? []),
        attached: [
          ...attachedTo(user),
          ...known.flatMap(each => each.attached),
        ],
      }
    );
  }

  #readRole(role: Item, place: JsonPlace): AccountPrincipal | undefined {
    if (new JsonFields(role).text('Path')?.startsWith('/aws-service-role/')) {
      return undefined;
    }
    const found = this.#readPrincipal('role', role, place);
    return (
      found && {
        ...found,
        trust: this.#readPolicy(
          `the trust policy of ${found.name}`,
          found.arn,
          role.AssumeRolePolicyDocument,
          [...place, 'AssumeRolePolicyDocument'],
        ),
      }
    );
  }

  #readPrincipal(
    kind: AccountPrincipal['kind'],
    item: Item,
    place: JsonPlace,
  ): AccountPrincipal | undefined {
    const fields = new JsonFields(item);
    const arn = fields.text('Arn');
    const name = fields.text(kind === 'user' ? 'UserName' : 'RoleName');
    if (arn === undefined || name === undefined) {
      this.#context.error(
        this.#document,
        place,
        `${place.join(
          '.',
        )}: found a ${kind} without name or Arn. Export it again.`,
      );
      return undefined;
    }
    const boundaryArn = fields.text(
      'PermissionsBoundary.PermissionsBoundaryArn',
    );
    return {
      kind,
      arn,
      name,
      attached: attachedTo(item),
      isBounded: boundaryArn !== undefined,
      identity: this.#policiesOf(
        item,
        place,
        `${kind} ${name}`,
        kind === 'user' ? 'UserPolicyList' : 'RolePolicyList',
      ),
      boundary:
        boundaryArn === undefined
          ? undefined
          : this.#attached(boundaryArn, `the boundary of ${name}`, [
              ...place,
              'PermissionsBoundary',
            ]),
    };
  }

  /** Inline and attached policies of a user, role or group. */
  #policiesOf(
    item: Item,
    place: JsonPlace,
    owner: string,
    inline: string,
  ): Policy[] {
    const own = Array.isArray(item[inline]) ? (item[inline] as unknown[]) : [];
    const attached = Array.isArray(item.AttachedManagedPolicies)
      ? item.AttachedManagedPolicies
      : [];
    return [
      ...own.map((each, index) => {
        const name = new JsonFields(each).text('PolicyName') ?? `${index}`;
        return this.#readPolicy(
          `${name} of ${owner}`,
          `${owner} ${index}`,
          new JsonFields(each).get('PolicyDocument'),
          [...place, inline, index, 'PolicyDocument'],
        );
      }),
      ...attached.map((each, index) =>
        this.#attached(
          new JsonFields(each).text('PolicyArn') ?? '',
          `a policy of ${owner}`,
          [...place, 'AttachedManagedPolicies', index],
        ),
      ),
    ].filter(each => each !== undefined);
  }

  #attached(arn: string, what: string, place: JsonPlace): Policy | undefined {
    if (!this.#managed.has(arn)) {
      const known = managedPolicy(arn);
      if (known) {
        // Nobody can change what AWS writes, so that nothing is said of how it is written.
        const name = this.#nameFor(arn.replace(/^.*\//, ''), arn);
        const { document, isWhole } = known;
        this.#places.set(name, {
          place,
          value: document,
          isExcerpt: !isWhole,
        });
        this.#managed.set(arn, readPolicy(name, document).policy);
      } else {
        this.#context.warn(
          this.#document,
          `${
            arn || 'a policy without ARN'
          } is ${what}, and what it says is not in the ${
            this.#document.account === undefined ? 'export' : 'configuration'
          }; it is not judged`,
          place,
        );
      }
    }
    return this.#managed.get(arn);
  }

  #nameFor(name: string, uid: string): string {
    return this.#places.has(name) ? `${name} (${uid})` : name;
  }

  #readPolicy(
    name: string,
    uid: string,
    value: unknown,
    place: JsonPlace,
  ): Policy | undefined {
    const unique = this.#nameFor(name, uid);
    this.#places.set(unique, { place, value });
    return readPolicyAt(
      unique,
      value,
      place,
      this.#document,
      this.#context,
      () => this.#homeOf(unique),
    );
  }
}

/** ARNs of the policies that are attached to a user, a role or a group. */
function attachedTo(item: Item): string[] {
  return new JsonFields(item)
    .list('AttachedManagedPolicies')
    .flatMap(each => new JsonFields(each).text('PolicyArn') ?? []);
}

/**
 * Reads what `aws iam get-account-authorization-details` prints:
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 *
 * Roles that belong to a service (`/aws-service-role/`) are left out: nobody can pass, take or change them.
 */
export function readAccountDump(
  document: IamDocument,
  context: IamCheckContext,
): AccountDump {
  return new AccountDumpReader(document, context).read();
}

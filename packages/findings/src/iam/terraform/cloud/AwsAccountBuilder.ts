import { IamDocument } from '../../check/IamFormat';
import { RoleHolder } from '../../graph/RoleHolder';
import { textOf } from '../evaluate/HclValue';
import {
  computedAttribute,
  nameOfResource,
} from '../resources/computedAttribute';
import {
  TerraformBody,
  TerraformResource,
} from '../resources/TerraformResource';
import { SourcePlace } from '../syntax/HclSyntax';
import { DocumentBuilder } from './DocumentBuilder';

/*
 * Users, groups, roles and policies of a configuration, put together as `get-account-authorization-details` would export
 * them, so that they are judged by what judges an account: boundaries, groups, passing of roles, ways over several hops. Names
 * are what holds the parts together, as they are in AWS.
 */

interface Entry {
  name: string;
  place: SourcePlace;
  policies: object[];
  attached: object[];
  groups: string[];
  instanceProfiles: object[];
  boundary?: string;
  trust?: unknown;
  path?: string;
  arn: string;
}

type Kind = 'user' | 'group' | 'role';

interface ManagedPolicy {
  name: string;
  arn: string;
  place: SourcePlace;
  document: unknown;
  address: string;
}

/** The document of an account without anybody in it who may do anything. */
const NO_POLICY = { Version: '2012-10-17', Statement: [] };

export class AwsAccountBuilder {
  readonly #builder: DocumentBuilder;
  readonly #account: string;
  readonly #entries: Record<Kind, Map<string, Entry>> = {
    user: new Map(),
    group: new Map(),
    role: new Map(),
  };
  readonly #managed = new Map<string, ManagedPolicy>();
  readonly #attachedArns = new Set<string>();

  constructor(builder: DocumentBuilder, account: string) {
    this.#builder = builder;
    this.#account = account;
  }

  /** Whether the resource is one of IAM, which the account then holds. */
  add(resource: TerraformResource): boolean {
    const { type, mode, body, address } = resource;
    if (mode !== 'managed') {
      return false;
    }
    switch (type) {
      case 'aws_iam_user':
      case 'aws_iam_group':
      case 'aws_iam_role':
        this.#addPrincipal(type.slice('aws_iam_'.length) as Kind, resource);
        return true;
      case 'aws_iam_policy':
        this.#addManaged(resource);
        return true;
      case 'aws_iam_user_policy':
      case 'aws_iam_group_policy':
      case 'aws_iam_role_policy': {
        const kind = kindOf(type);
        this.#inline(kind, this.#text(body, kind), body, address);
        return true;
      }
      case 'aws_iam_user_policy_attachment':
      case 'aws_iam_group_policy_attachment':
      case 'aws_iam_role_policy_attachment': {
        const kind = kindOf(type);
        this.#attach(kind, this.#text(body, kind), body, 'policy_arn');
        return true;
      }
      case 'aws_iam_user_policy_attachments_exclusive':
      case 'aws_iam_group_policy_attachments_exclusive':
      case 'aws_iam_role_policy_attachments_exclusive': {
        const kind = kindOf(type);
        this.#attach(
          kind,
          this.#text(body, `${kind}_name`),
          body,
          'policy_arns',
        );
        return true;
      }
      case 'aws_iam_policy_attachment':
        for (const kind of ['user', 'group', 'role'] as const) {
          for (const name of this.#builder.texts(body, `${kind}s`)) {
            this.#attach(kind, name, body, 'policy_arn');
          }
        }
        return true;
      case 'aws_iam_user_group_membership':
        this.#join(
          [this.#text(body, 'user')],
          this.#builder.texts(body, 'groups'),
          body,
        );
        return true;
      case 'aws_iam_group_membership':
        this.#join(
          this.#builder.texts(body, 'users'),
          [this.#text(body, 'group')],
          body,
        );
        return true;
      case 'aws_iam_instance_profile': {
        const role = this.#builder.text(body, 'role');
        if (role !== undefined) {
          this.#entry('role', role, body.place).instanceProfiles.push({
            InstanceProfileName: nameOfResource(resource),
            Arn: this.#arnOf(resource),
          });
        }
        return true;
      }
      default:
        return false;
    }
  }

  /** The account, and beside it what nobody in it has: policies that are not attached, groups that nobody is in. */
  documents(file: string, holders: readonly RoleHolder[]): IamDocument[] {
    const builder = this.#builder;
    const users = Array.from(this.#entries.user.values());
    const roles = Array.from(this.#entries.role.values());
    const groups = Array.from(this.#entries.group.values());
    const documents: IamDocument[] = [];
    if (users.length + roles.length > 0) {
      documents.push({
        holders,
        ...builder.document(
          file,
          {
            UserDetailList: users.map(it => this.#detail('User', it)),
            GroupDetailList: groups.map(it => this.#detail('Group', it)),
            RoleDetailList: roles.map(it => this.#detail('Role', it)),
            Policies: Array.from(this.#managed.values(), it => ({
              PolicyName: it.name,
              Arn: it.arn,
              PolicyVersionList: [
                { IsDefaultVersion: true, Document: it.document },
              ],
            })),
          },
          this.#account,
        ),
      });
    }
    const inGroups = new Set(users.flatMap(it => it.groups));
    for (const group of groups.filter(it => !inGroups.has(it.name))) {
      documents.push(...this.#withoutMembers(file, group));
    }
    for (const policy of this.#managed.values()) {
      if (!this.#attachedArns.has(policy.arn)) {
        documents.push(
          this.#alone(file, policy.address, policy.document, policy.place),
        );
      }
    }
    return documents;
  }

  #addPrincipal(kind: Kind, resource: TerraformResource): void {
    const { body, address } = resource;
    const entry = this.#entry(kind, nameOfResource(resource), body.place);
    entry.place = body.place;
    entry.arn = this.#arnOf(resource);
    entry.path = textOf(body.get('path'));
    const boundary = this.#builder.text(body, 'permissions_boundary');
    if (boundary !== undefined) {
      entry.boundary = boundary;
      this.#attachedArns.add(boundary);
    }
    if (kind === 'role') {
      entry.trust =
        this.#builder.policy(
          body,
          'assume_role_policy',
          `who may take ${address}`,
        ) ?? NO_POLICY;
      for (const block of body.blocks('inline_policy')) {
        this.#inline('role', entry.name, block, address);
      }
      this.#attach('role', entry.name, body, 'managed_policy_arns');
    }
  }

  #addManaged(resource: TerraformResource): void {
    const { body, address } = resource;
    const document = this.#builder.policy(body, 'policy', address);
    if (document !== undefined) {
      const arn = this.#arnOf(resource);
      this.#managed.set(arn, {
        name: nameOfResource(resource),
        arn,
        place: body.place,
        document,
        address,
      });
    }
  }

  #inline(
    kind: Kind,
    principal: string,
    body: TerraformBody,
    address: string,
  ): void {
    const document = this.#builder.policy(body, 'policy', address);
    if (document !== undefined) {
      this.#entry(kind, principal, body.place).policies.push(
        this.#builder.at(
          {
            PolicyName: this.#builder.text(body, 'name') ?? address,
            PolicyDocument: document,
          },
          body.place,
        ),
      );
    }
  }

  #attach(
    kind: Kind,
    principal: string,
    body: TerraformBody,
    argument: string,
  ): void {
    for (const arn of this.#builder.texts(body, argument)) {
      this.#attachedArns.add(arn);
      this.#entry(kind, principal, body.place).attached.push(
        this.#builder.at(
          { PolicyName: arn.replace(/^.*\//, ''), PolicyArn: arn },
          body.placeOf(argument),
        ),
      );
    }
  }

  #join(users: string[], groups: string[], body: TerraformBody): void {
    for (const user of users) {
      this.#entry('user', user, body.place).groups.push(...groups);
    }
    for (const group of groups) {
      this.#entry('group', group, body.place);
    }
  }

  #text(body: TerraformBody, name: string): string {
    return this.#builder.text(body, name) ?? `an unnamed ${name}`;
  }

  /** Of a principal that is not made here, what it is given here is known all the same. */
  #entry(kind: Kind, name: string, place: SourcePlace): Entry {
    const known = this.#entries[kind].get(name);
    if (known) {
      return known;
    }
    const entry: Entry = {
      name,
      place,
      policies: [],
      attached: [],
      groups: [],
      instanceProfiles: [],
      arn: `arn:aws:iam::${this.#account}:${kind}/${name}`,
    };
    this.#entries[kind].set(name, entry);
    return entry;
  }

  #detail(kind: 'User' | 'Group' | 'Role', entry: Entry): object {
    return this.#builder.at(
      {
        [`${kind}Name`]: entry.name,
        Path: entry.path ?? '/',
        Arn: entry.arn,
        [`${kind}PolicyList`]: entry.policies,
        AttachedManagedPolicies: entry.attached,
        ...(kind === 'User' && { GroupList: entry.groups }),
        ...(kind === 'Role' && {
          AssumeRolePolicyDocument: entry.trust ?? NO_POLICY,
          InstanceProfileList: entry.instanceProfiles,
        }),
        ...(entry.boundary !== undefined && {
          PermissionsBoundary: { PermissionsBoundaryArn: entry.boundary },
        }),
      },
      entry.place,
    );
  }

  /** A group that nobody is in: as if somebody were, who has nothing else. */
  #withoutMembers(file: string, group: Entry): IamDocument[] {
    if (group.policies.length + group.attached.length === 0) {
      return [];
    }
    const member = this.#detail('User', {
      ...group,
      name: `in group ${group.name}`,
      arn: `arn:aws:iam::${this.#account}:user/member-of-${group.name}`,
    });
    return [
      this.#builder.document(
        file,
        {
          UserDetailList: [member],
          GroupDetailList: [],
          RoleDetailList: [],
          Policies: Array.from(this.#managed.values(), it => ({
            PolicyName: it.name,
            Arn: it.arn,
            PolicyVersionList: [
              { IsDefaultVersion: true, Document: it.document },
            ],
          })),
        },
        this.#account,
      ),
    ];
  }

  #alone(
    file: string,
    name: string,
    document: unknown,
    place: SourcePlace,
  ): IamDocument {
    return this.#builder.document(
      file,
      this.#builder.at({ PolicyName: name, PolicyDocument: document }, place),
      this.#account,
    );
  }

  #arnOf(resource: TerraformResource): string {
    const written = textOf(resource.body.get('arn'));
    return written ?? String(computedAttribute(resource, 'arn', this.#account));
  }
}

function kindOf(type: string): Kind {
  return type.split('_')[2] as Kind;
}

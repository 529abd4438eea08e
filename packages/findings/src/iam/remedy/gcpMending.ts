import { GcpResource, PlacedPolicy } from '../check/IamFormat';
import { JsonPlace, Remediation } from '../check/IamProblem';
import { GcpEscalationRule } from '../gcp/gcpEscalationRules';
import { Mending } from './awsMending';
import {
  bindingBlock,
  bindingCommand,
  bindingPage,
  serviceAccountResource,
} from './gcpBindings';
import { SERVICE_ACCOUNT_ROLES, SMALLER_GCP_ROLES } from './gcpSmallerRoles';
import { hclBlock, HclRaw } from './hcl';
import { saved } from './shell';

/*
 * Google Cloud: in the place of a role that opens ways comes one of the project's own, with what is to be kept or, where all
 * that the role holds is known, all but what opens them. Of the predefined ones no more is known than what rules ask for: a
 * smaller one of Google's own takes their place, or the same one on the single service account that is meant.
 */

export interface GcpMendingOptions {
  member: string;
  /** The roles of the member that have a part in the problem. */
  roles: readonly string[];
  /** What a role holds, where that is known in full. */
  permissionsOf(role: string): readonly string[] | undefined;
  /** Rules that the member's roles open, all of them. */
  rules: readonly GcpEscalationRule[];
  /** What the member has by other roles. */
  others: readonly string[];
  keep: readonly string[];
  remedy: string;
  /** What the roles are given on; a project unless given. */
  on?: GcpResource;
}

/** What comes in the place of a role. */
interface Replacement {
  role: string;
  /** Absent where nothing does, and the binding goes as a whole. */
  smaller?: PlacedPolicy;
  /** What the member has of it, of what is known. */
  permissions: readonly string[];
  /** A role that has to be made first. */
  isCustom: boolean;
  on?: GcpResource;
}

/** Nobody means everybody: whoever needs the role is to be named. */
const PUBLIC = /^all(Authenticated)?Users$/;

/** Who is to have what takes the place of a role. */
function meantBy(member: string): string {
  return PUBLIC.test(member) ? 'group:GROUP_EMAIL' : member;
}

/** What to do about roles that open ways. */
export function gcpMending(options: GcpMendingOptions): Mending {
  const { roles, rules, keep, others } = options;
  const isKept = (permission: string) => keep.includes(permission);
  const stuck = rules.find(rule => rule.permissions.every(isKept));
  if (stuck) {
    return {
      noSmaller: `${stuck.permissions.join(
        ' and ',
      )} are to be kept and open the way; give the role on the one resource that is meant`,
      remediation: remediationOf(options, []),
    };
  }
  const given = new Set(
    rules.flatMap(it => it.permissions.find(each => !isKept(each)) ?? []),
  );
  const replacements = roles.map(role => replacementOf(role, given, options));
  const after = new Set([
    ...others,
    ...replacements.flatMap(it => it.permissions),
  ]);
  if (rules.some(rule => rule.permissions.every(it => after.has(it)))) {
    return {
      noSmaller:
        'another role of the member holds the same permissions; mend that one first',
      remediation: remediationOf(options, []),
    };
  }
  const smaller = replacements.flatMap(it => it.smaller ?? []);
  return {
    ...(smaller.length > 0
      ? { smaller }
      : {
          noSmaller: `nothing is left of ${roles.join(
            ', ',
          )} without what opens the way; remove the binding, or name what the work needs with --keep`,
        }),
    remediation: remediationOf(options, replacements),
  };
}

function replacementOf(
  role: string,
  given: ReadonlySet<string>,
  { member, keep, permissionsOf }: GcpMendingOptions,
): Replacement {
  const known = permissionsOf(role);
  const removed = Array.from(given).filter(it => !known || known.includes(it));
  if (keep.length > 0 || known) {
    const left =
      keep.length > 0
        ? keep.filter(it => known === undefined || known.includes(it))
        : (known ?? []).filter(it => !given.has(it));
    return {
      role,
      isCustom: true,
      permissions: left,
      // A role without a permission is none.
      ...(left.length > 0 && {
        smaller: {
          policy: role,
          document: {
            title: titleOf(role),
            description: `In the place of ${role}`,
            stage: 'GA',
            includedPermissions: left,
          },
          removed,
          narrowed: [],
          kept: left,
        },
      }),
    };
  }
  const isOfAccounts = SERVICE_ACCOUNT_ROLES.has(role);
  const other = isOfAccounts ? role : SMALLER_GCP_ROLES.get(role);
  if (other === undefined) {
    return { role, isCustom: true, permissions: [] };
  }
  return {
    role,
    isCustom: false,
    permissions: [],
    on: isOfAccounts ? serviceAccountResource() : undefined,
    smaller: {
      policy: role,
      document: {
        ...(isOfAccounts && {
          resource:
            '//iam.googleapis.com/projects/PROJECT_ID/serviceAccounts/SERVICE_ACCOUNT_EMAIL',
        }),
        role: other,
        members: [meantBy(member)],
      },
      removed: [],
      narrowed: [
        isOfAccounts
          ? `${role}: on the one service account that is meant, and on no other`
          : `${other} in the place of ${role}`,
        ...(PUBLIC.test(member) ? [`to who needs it, not to ${member}`] : []),
      ],
      kept: [],
    },
  };
}

/** A binding without one of its members, where that member is everybody. */
export function publicMemberMending({
  member,
  binding,
  isPublic,
  place,
  on,
}: {
  member: string;
  /** As it is written. */
  binding: Record<string, unknown>;
  isPublic(member: string): boolean;
  place: JsonPlace;
  on?: GcpResource;
}): Mending {
  const role = String(binding.role);
  const others = [binding.members ?? []]
    .flat()
    .map(String)
    .filter(it => !isPublic(it));
  const members = others.length > 0 ? others : ['group:GROUP_EMAIL'];
  const whom = members.join(', ');
  return {
    smaller: [
      {
        policy: role,
        document: { ...binding, members },
        removed: [],
        narrowed: [
          others.length > 0
            ? `${member} is left out, since who is named beside it is meant`
            : `members is who needs the role, ${whom}`,
        ],
        kept: [role],
        place,
      },
    ],
    remediation: {
      console: [
        `Open ${bindingPage(on)}, find ${member}, and remove ${role}.`,
        others.length > 0
          ? `${whom} keeps the role.`
          : 'Grant access to the group or the service account that needs the role, with the same role.',
      ],
      cli: [
        bindingCommand('remove', { member, role }, on),
        ...(others.length > 0
          ? []
          : members.map(it => bindingCommand('add', { member: it, role }, on))),
      ],
      terraform: members
        .map(it => bindingBlock({ role, member: it }, on))
        .join('\n\n'),
    },
  };
}

function remediationOf(
  {
    member,
    roles,
    remedy,
    on,
  }: Pick<GcpMendingOptions, 'member' | 'roles' | 'remedy' | 'on'>,
  replacements: readonly Replacement[],
): Remediation {
  const useful = replacements.flatMap(it =>
    it.smaller ? [{ ...it, smaller: it.smaller }] : [],
  );
  const [custom, predefined] = [
    useful.filter(it => it.isCustom),
    useful.filter(it => !it.isCustom),
  ];
  const roleOf = (it: (typeof useful)[number]) =>
    it.isCustom
      ? `projects/PROJECT_ID/roles/${idOf(it.role)}`
      : String(it.smaller.document.role);
  return {
    console: [
      ...custom.map(
        it =>
          `Open IAM & Admin → Roles → Create role, name it ${it.smaller.document.title}, and add its ${it.smaller.kept.length} permissions.`,
      ),
      ...predefined
        .filter(it => it.on)
        .map(
          it =>
            `Open ${bindingPage(it.on)} → Grant access, and give ${member} ${
              it.role
            } there.`,
        ),
      `Open ${bindingPage(on)}, find ${member}, and choose Edit principal.`,
      ...custom.map(it => `Add the role ${it.smaller.document.title}.`),
      ...predefined
        .filter(it => !it.on)
        .map(it => `Add the role ${it.smaller.document.role}.`),
      `Remove ${roles.join(', ')}, and save.`,
      remedy,
    ],
    cli: [
      ...useful.flatMap(it => [
        ...(it.isCustom
          ? [
              saved(`${idOf(it.role)}.yaml`, it.smaller.document),
              `gcloud iam roles create ${idOf(
                it.role,
              )} --project=PROJECT_ID --file=${idOf(it.role)}.yaml`,
            ]
          : []),
        bindingCommand(
          'add',
          { member: meantBy(member), role: roleOf(it) },
          it.on ?? on,
        ),
      ]),
      ...roles.map(role => bindingCommand('remove', { member, role }, on)),
    ],
    terraform:
      useful.length > 0
        ? useful
            .map(it =>
              terraformOf(it, it.smaller, meantBy(member), it.on ?? on),
            )
            .join('\n\n')
        : [
            `# Remove ${roles.join(
              ', ',
            )} of ${member}, and give what the work needs where it needs it:`,
            bindingBlock({ role: 'roles/viewer', member }, on),
          ].join('\n'),
  };
}

function terraformOf(
  { role, isCustom }: Replacement,
  smaller: PlacedPolicy,
  member: string,
  on: GcpResource | undefined,
): string {
  const comment = `# In the place of ${role}:`;
  if (!isCustom) {
    return `${comment}\n${bindingBlock(
      { role: String(smaller.document.role), member },
      on,
    )}`;
  }
  const id = idOf(role);
  return [
    comment,
    hclBlock(`resource "google_project_iam_custom_role" "${id}"`, {
      project: 'PROJECT_ID',
      role_id: id,
      title: smaller.document.title,
      permissions: smaller.kept,
    }),
    bindingBlock(
      {
        role: new HclRaw(`google_project_iam_custom_role.${id}.name`),
        member,
      },
      on,
    ),
  ]
    .join('\n\n')
    .replace('\n\n', '\n');
}

function titleOf(role: string): string {
  return `Smaller ${role.replace(/^.*\//, '')}`;
}

/** Ids of roles are letters, digits, `_` and `.`. */
function idOf(role: string): string {
  return `smaller_${role.replace(/^.*roles\//, '').replace(/[^\w]/g, '_')}`;
}

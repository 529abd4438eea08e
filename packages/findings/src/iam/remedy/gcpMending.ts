import { Remediation, SmallerPolicy } from '../check/IamProblem';
import { GcpEscalationRule } from '../gcp/gcpEscalationRules';
import { Mending } from './awsMending';
import { hclBlock } from './hcl';

/*
 * Google Cloud: in the place of a role comes one of the project's own with the permissions that are needed. What a role
 * holds has to be known for that; of the predefined ones no more is known than what rules ask for, so that without
 * `keep` the role is taken away as a whole.
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
}

/** What to do about roles that open ways. */
export function gcpMending(options: GcpMendingOptions): Mending {
  const { roles, rules, keep, permissionsOf, others } = options;
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
  const smaller = roles.map((role): SmallerPolicy => {
    const known = permissionsOf(role);
    const left =
      keep.length > 0
        ? keep.filter(it => known === undefined || known.includes(it))
        : (known ?? []).filter(it => !given.has(it));
    return {
      policy: role,
      document: {
        title: titleOf(role),
        description: `In the place of ${role}`,
        stage: 'GA',
        includedPermissions: left,
      },
      removed: Array.from(given),
      narrowed: [],
      kept: left,
    };
  });
  const after = new Set([...others, ...smaller.flatMap(it => it.kept)]);
  const isClosed = rules.every(
    rule => !rule.permissions.every(it => after.has(it)),
  );
  // A role without a permission is none: the binding goes as a whole.
  const useful = smaller.filter(it => it.kept.length > 0);
  return isClosed
    ? {
        ...(useful.length > 0 && { smaller: useful }),
        remediation: remediationOf(options, useful),
      }
    : {
        noSmaller:
          'another role of the member holds the same permissions; mend that one first',
        remediation: remediationOf(options, []),
      };
}

/** Taking a member out of a role. */
export function gcpRemoval(
  member: string,
  role: string,
  remedy: string,
): Remediation {
  return remediationOf({ member, roles: [role], remedy }, []);
}

function remediationOf(
  {
    member,
    roles,
    remedy,
  }: Pick<GcpMendingOptions, 'member' | 'roles' | 'remedy'>,
  smaller: readonly SmallerPolicy[],
): Remediation {
  const bind = (verb: string, role: string) =>
    `gcloud projects ${verb}-iam-policy-binding PROJECT_ID --member='${member}' --role='${role}'`;
  return {
    console: [
      ...smaller.map(
        it =>
          `Open IAM & Admin → Roles → Create role, name it ${it.document.title}, and add its ${it.kept.length} permissions.`,
      ),
      `Open IAM & Admin → IAM, find ${member}, and choose Edit principal.`,
      ...smaller.map(it => `Add the role ${it.document.title}.`),
      `Remove ${roles.join(', ')}, and save.`,
      remedy,
    ],
    cli: [
      ...smaller.flatMap(it => [
        `cat > ${idOf(it)}.yaml <<'ROLE'\n${JSON.stringify(
          it.document,
          undefined,
          2,
        )}\nROLE`,
        `gcloud iam roles create ${idOf(it)} --project=PROJECT_ID --file=${idOf(
          it,
        )}.yaml`,
        bind('add', `projects/PROJECT_ID/roles/${idOf(it)}`),
      ]),
      ...roles.map(it => bind('remove', it)),
    ],
    terraform:
      smaller.length > 0
        ? smaller.map(it => terraformOf(it, member)).join('\n\n')
        : `# Remove the binding of ${roles.join(', ')} to ${member}.`,
  };
}

function terraformOf(smaller: SmallerPolicy, member: string): string {
  const id = idOf(smaller);
  return [
    hclBlock(`resource "google_project_iam_custom_role" "${id}"`, {
      project: 'PROJECT_ID',
      role_id: id,
      title: smaller.document.title,
      permissions: smaller.kept,
    }),
    hclBlock(`resource "google_project_iam_member" "${id}"`, {
      project: 'PROJECT_ID',
      role: `projects/PROJECT_ID/roles/${id}`,
      member,
    }),
  ].join('\n\n');
}

function titleOf(role: string): string {
  return `Smaller ${role.replace(/^.*\//, '')}`;
}

/** Ids of roles are letters, digits, `_` and `.`. */
function idOf({ policy }: SmallerPolicy): string {
  return `smaller_${policy.replace(/^.*roles\//, '').replace(/[^\w]/g, '_')}`;
}

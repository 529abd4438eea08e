import { GcpEscalationRule } from '../gcp/gcpEscalationRules';
import { Mending } from './awsMending';
import { hclBlock } from './hcl';
import { saved } from './shell';

export interface GcpRoleMendingOptions {
  /** e.g. `projects/lab/roles/trainer`. */
  role: string;
  permissions: readonly string[];
  /** Rules that the role opens, all of them. */
  rules: readonly GcpEscalationRule[];
  keep: readonly string[];
  remedy: string;
}

/** What to do about a role of one's own that opens ways and that nobody is known to have: it is changed in its place. */
export function gcpRoleMending({
  role,
  permissions,
  rules,
  keep,
  remedy,
}: GcpRoleMendingOptions): Mending {
  const isKept = (permission: string) => keep.includes(permission);
  const stuck = rules.find(rule => rule.permissions.every(isKept));
  const removed = Array.from(
    new Set(
      rules.flatMap(rule => rule.permissions.find(it => !isKept(it)) ?? []),
    ),
  );
  const left = permissions.filter(it =>
    keep.length > 0 ? isKept(it) : !removed.includes(it),
  );
  const id = role.replace(/^.*\//, '');
  const of = /^organizations\/([^/]+)\//.exec(role);
  const project = /^projects\/([^/]+)\//.exec(role)?.[1] ?? 'PROJECT_ID';
  const home = of ? `--organization=${of[1]}` : `--project=${project}`;
  if (stuck || left.length === 0) {
    return {
      noSmaller: stuck
        ? `${stuck.permissions.join(
            ' and ',
          )} are to be kept and open the way; give the role on the one resource that is meant`
        : `nothing is left of ${role} without what opens the way; delete the role, or name what the work needs with --keep`,
      remediation: {
        console: [`Open IAM & Admin → Roles, and find ${id}.`, remedy],
        cli: [
          stuck
            ? `gcloud iam roles describe ${id} ${home}`
            : `gcloud iam roles delete ${id} ${home}`,
        ],
        terraform: `# Change or remove the resource of the role ${id}.`,
      },
    };
  }
  const document = { includedPermissions: left };
  return {
    smaller: [{ policy: role, document, removed, narrowed: [], kept: left }],
    remediation: {
      console: [
        `Open IAM & Admin → Roles, find ${id}, and choose Edit role.`,
        `Remove ${removed.join(', ')}, and save.`,
        remedy,
      ],
      cli: [
        saved(`${id}.yaml`, document),
        `gcloud iam roles update ${id} ${home} --file=${id}.yaml`,
      ],
      terraform: hclBlock(
        `resource "google_${
          of ? 'organization' : 'project'
        }_iam_custom_role" "${id.replace(/[^\w-]/g, '_')}"`,
        {
          ...(of ? { org_id: of[1] } : { project }),
          role_id: id,
          title: id,
          permissions: left,
        },
      ),
    },
  };
}

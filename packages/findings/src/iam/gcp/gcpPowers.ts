import { Power } from '../graph/identityPaths';
import { KNOWN_ROLES } from './knownRoles';
import { HOP_PERMISSIONS, RUNNING } from './gcpWays';
import { GcpRoles, isWide } from './GcpPolicy';
import { grantableRoles } from './gcpCondition';

/*
 * What somebody is worth being taken over for: giving itself roles, changing nearly everything, reading secrets; on what.
 */

export const SET_POLICY = {
  projects: 'resourcemanager.projects.setIamPolicy',
  folders: 'resourcemanager.folders.setIamPolicy',
  organizations: 'resourcemanager.organizations.setIamPolicy',
} as const;

const READ_SECRETS = 'secretmanager.versions.access';
const UPDATE_ROLES = 'iam.roles.update';

type Kind = keyof typeof SET_POLICY;

const KINDS: readonly Kind[] = ['organizations', 'folders', 'projects'];

/**
 * What basic roles hold of the permissions that ways ask for (https://cloud.google.com/iam/docs/roles-overview#basic): both act
 * as accounts and make keys of them; tokens of accounts are for neither.
 */
const EDITOR = [
  'iam.serviceAccounts.actAs',
  'iam.serviceAccountKeys.create',
  'cloudbuild.builds.create',
  'deploymentmanager.deployments.create',
  ...RUNNING.flatMap(each => each.permissions),
].filter(it => !it.endsWith('.setIamPolicy'));

const BASIC: GcpRoles = new Map([
  ['roles/editor', EDITOR],
  [
    'roles/owner',
    [
      ...EDITOR,
      'iam.serviceAccounts.setIamPolicy',
      SET_POLICY.projects,
      ...RUNNING.flatMap(each => each.permissions),
    ],
  ],
]);

/** What a role holds, basic ones included; nothing where it is not known. */
export function permissionsOf(
  role: string,
  roles: GcpRoles,
): readonly string[] {
  return BASIC.get(role) ?? roles.get(role) ?? [];
}

/** Who has what on which resource, before conditions are asked. */
export interface PowerSource {
  role: string;
  resource: string;
  permissions: ReadonlySet<string>;
  condition?: string;
}

type PowerWords = Pick<Power<unknown>, 'rank' | 'severity' | 'reason'>;

/** The most that a role on a resource lets one do; undefined where nobody would take a way to it. */
export function powerOf({
  role,
  resource,
  permissions,
}: PowerSource): PowerWords | undefined {
  if (!isWide(resource)) {
    return undefined;
  }
  const kind = resource.replace(/\/.*$/, '') as Kind;
  if (role === 'roles/owner') {
    return {
      rank: 0,
      severity: 'critical',
      reason: `it may do everything on ${resource}, give roles included`,
    };
  }
  if (permissions.has(SET_POLICY[kind])) {
    return {
      rank: 0,
      severity: 'critical',
      reason: `it can give itself any role on ${resource}`,
    };
  }
  const below = KINDS.slice(KINDS.indexOf(kind) + 1).find(each =>
    permissions.has(SET_POLICY[each]),
  );
  if (below) {
    return {
      rank: 1,
      severity: 'critical',
      reason: `it can give itself any role on the ${below} of ${resource}`,
    };
  }
  if (!role.startsWith('roles/') && permissions.has(UPDATE_ROLES)) {
    return {
      rank: 1,
      severity: 'critical',
      reason: `it can put any permission into ${role}, which it has on ${resource}`,
    };
  }
  if (role === 'roles/editor') {
    return {
      rank: 2,
      severity: 'high',
      reason: `it may change nearly everything on ${resource}`,
    };
  }
  return permissions.has(READ_SECRETS)
    ? {
        rank: 3,
        severity: 'medium',
        reason: `it can read every secret of ${resource}`,
      }
    : undefined;
}

/**
 * What a condition on giving roles leaves: `any` where it sets no limit, `none` where no role that it names leads to more,
 * `some` where one does or may.
 */
export function grantingLeft(condition: string): 'any' | 'some' | 'none' {
  const listed = grantableRoles(condition);
  if (!listed) {
    return 'any';
  }
  const leads = new Set([...HOP_PERMISSIONS, READ_SECRETS, UPDATE_ROLES]);
  const isHarmless = (role: string) =>
    KNOWN_ROLES.get(role)?.every(it => !leads.has(it)) ?? false;
  return listed.every(isHarmless) ? 'none' : 'some';
}

import { UserInfoService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  academyIngestReadPermission,
  academyWorkspaceUsePermission,
  RESOURCE_TYPE_ACADEMY_LEARNER,
  WORKSPACE_COMPONENT_TYPE,
} from '@gpu-academy/backstage-plugin-academy-common';
import {
  academyLearnerConditions,
  createAcademyLearnerConditionalDecision,
} from '@gpu-academy/backstage-plugin-academy-node';
import { AcademyRoles } from './AcademyRoles';

// By name: the packages that define these are far heavier than the names, and a portal may lack any of them.

/** Beside reading, what everybody who is signed in may do to the portal. */
const OPEN_TO_ALL = new Set([
  'catalog.entity.refresh',
  'scaffolder.action.execute',
  'scaffolder.task.create',
  'scaffolder.template.parameter.read',
  'scaffolder.template.step.read',
]);

/** What writing templates takes. */
const OPEN_TO_INSTRUCTORS = new Set([
  'catalog.entity.validate',
  'catalog.location.analyze',
  'scaffolder.template.dry-run',
  'scaffolder.template.management',
]);

/** Reads that are staff's alone. */
const CLOSED_READS = new Set([academyIngestReadPermission.name]);

const SCAFFOLDER_TASK = 'scaffolder-task';

const CATALOG_ENTITY = 'catalog-entity';
const CATALOG_ENTITY_READ = 'catalog.entity.read';

/**
 * Who may do what, in a portal that is for the academy.
 *
 * @remarks
 *
 * - Platform team: everything.
 * - Instructor: reads their own and every learner of a cohort that names them; writes templates.
 * - Learner (everybody else who is signed in): reads their own, acts in their own workspaces.
 * - Both: read the catalog (a learner: without the lab workspaces of others) and whatever another plugin guards by a
 *   plain `read` permission, create from templates, see and cancel their own scaffolder tasks. Every other write, and what says nothing about itself, is denied.
 * - Not signed in: nothing.
 *
 * A portal with a policy of its own can ask this one for the permissions whose names start with `academy.`.
 *
 * @public
 */
export class AcademyPermissionPolicy implements PermissionPolicy {
  readonly #roles: AcademyRoles;
  readonly #userInfo: UserInfoService;

  private constructor(roles: AcademyRoles, userInfo: UserInfoService) {
    this.#roles = roles;
    this.#userInfo = userInfo;
  }

  /** Roles are read from `academy.roles`. */
  static fromConfig(
    config: Config,
    options: { userInfo: UserInfoService },
  ): AcademyPermissionPolicy {
    return new AcademyPermissionPolicy(
      AcademyRoles.fromConfig(config),
      options.userInfo,
    );
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }
    const { userEntityRef, ownershipEntityRefs } =
      await this.#userInfo.getUserInfo(user.credentials);
    const role = this.#roles.roleOf([userEntityRef, ...ownershipEntityRefs]);

    if (role === 'platform-team') {
      return { result: AuthorizeResult.ALLOW };
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_ACADEMY_LEARNER)) {
      const own = academyLearnerConditions.isSelf({ userRef: userEntityRef });
      const reads = !isPermission(permission, academyWorkspaceUsePermission);
      return createAcademyLearnerConditionalDecision(
        permission,
        role === 'instructor' && reads
          ? {
              anyOf: [
                own,
                academyLearnerConditions.isInstructedBy({
                  claims: [userEntityRef, ...ownershipEntityRefs],
                }),
              ],
            }
          : own,
      );
    }
    if (isResourcePermission(permission, SCAFFOLDER_TASK)) {
      return {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'scaffolder',
        resourceType: SCAFFOLDER_TASK,
        conditions: {
          resourceType: SCAFFOLDER_TASK,
          rule: 'IS_TASK_OWNER',
          params: { createdBy: [userEntityRef] },
        },
      };
    }
    if (permission.name === CATALOG_ENTITY_READ && role === 'learner') {
      return othersWorkspacesHidden([userEntityRef, ...ownershipEntityRefs]);
    }
    const allowed =
      OPEN_TO_ALL.has(permission.name) ||
      (role === 'instructor' && OPEN_TO_INSTRUCTORS.has(permission.name)) ||
      isOpenRead(permission);
    return { result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY };
  }
}

// What a fellow learner is working on, where and since when, is as private as their progress.
function othersWorkspacesHidden(claims: string[]): PolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: CATALOG_ENTITY,
    conditions: {
      anyOf: [
        {
          resourceType: CATALOG_ENTITY,
          rule: 'IS_ENTITY_OWNER',
          params: { claims },
        },
        {
          not: {
            resourceType: CATALOG_ENTITY,
            rule: 'HAS_SPEC',
            params: { key: 'type', value: WORKSPACE_COMPONENT_TYPE },
          },
        },
      ],
    },
  };
}

function isOpenRead(permission: Permission): boolean {
  return (
    permission.attributes.action === 'read' &&
    !CLOSED_READS.has(permission.name)
  );
}

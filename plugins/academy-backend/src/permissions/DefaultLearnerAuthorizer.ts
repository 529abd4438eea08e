import {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  ConditionTransformer,
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  AcademyLearner,
  AcademyLearnerFilter,
  academyLearnerResourceRef,
} from '@gpu-academy/backstage-plugin-academy-node';
import { LearnerStore } from '../cohorts/LearnerStore';
import { LearnerAuthorizer, LearnerPermission } from './LearnerAuthorizer';
import { LearnerScope } from './LearnerScope';

/** {@link LearnerAuthorizer} by the portal's permission policy and the learners that are in the database. */
export class DefaultLearnerAuthorizer implements LearnerAuthorizer {
  readonly #permissions: PermissionsService;
  readonly #learners: LearnerStore;
  readonly #isMet: (
    decision: PolicyDecision,
    learner: AcademyLearner | undefined,
  ) => boolean;
  readonly #toCriteria: ConditionTransformer<AcademyLearnerFilter>;

  private constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    learners: LearnerStore;
  }) {
    const ruleset = options.permissionsRegistry.getPermissionRuleset(
      academyLearnerResourceRef,
    );
    this.#permissions = options.permissions;
    this.#learners = options.learners;
    this.#isMet = createConditionAuthorizer(ruleset);
    this.#toCriteria = createConditionTransformer(ruleset);
  }

  /** The resource type of learners must have been registered before. */
  static create(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    learners: LearnerStore;
  }): DefaultLearnerAuthorizer {
    return new DefaultLearnerAuthorizer(options);
  }

  async assertAllowed(
    credentials: BackstageCredentials,
    permissions: LearnerPermission[],
    learnerRef: string,
    notFound = new NotFoundError(
      `There is no learner '${learnerRef}', or you may not know of them`,
    ),
  ): Promise<void> {
    const decisions = await this.#decide(credentials, permissions);
    const learner = await this.#learners.getLearner(learnerRef);
    const isKnown = learner !== undefined || isUser(credentials, learnerRef);
    const isAllowed = decisions.every(decision =>
      this.#isMet(decision, learner ?? { learnerRef, instructorRefs: [] }),
    );
    if (!isKnown || !isAllowed) {
      throw notFound;
    }
  }

  async scopeOf(
    credentials: BackstageCredentials,
    permissions: LearnerPermission[],
  ): Promise<LearnerScope> {
    const decisions = await this.#decide(credentials, permissions);
    if (decisions.some(({ result }) => result === AuthorizeResult.DENY)) {
      return 'none';
    }
    return {
      allOf: decisions.flatMap(decision =>
        decision.result === AuthorizeResult.CONDITIONAL
          ? [this.#toCriteria(decision.conditions)]
          : [],
      ),
    };
  }

  #decide(
    credentials: BackstageCredentials,
    permissions: LearnerPermission[],
  ): Promise<PolicyDecision[]> {
    return this.#permissions.authorizeConditional(
      permissions.map(permission => ({ permission })),
      { credentials },
    );
  }
}

function isUser(credentials: BackstageCredentials, learnerRef: string) {
  const principal = credentials.principal as Partial<BackstageUserPrincipal>;
  return (
    principal.type === 'user' &&
    principal.userEntityRef?.toLocaleLowerCase('en-US') === learnerRef
  );
}

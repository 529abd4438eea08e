import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_ACADEMY_LEARNER } from '@gpu-academy/backstage-plugin-academy-common';
import { LearnerScope } from './LearnerScope';

/** A permission that is decided for one learner at a time. */
export type LearnerPermission = ResourcePermission<
  typeof RESOURCE_TYPE_ACADEMY_LEARNER
>;

/** Decides, before anything is read, whose progress, spend and findings a caller may see. */
export interface LearnerAuthorizer {
  /**
   * Passes where the caller has every permission for the learner.
   *
   * @param notFound - thrown where the caller was not asking for a learner, but for something of theirs
   * @throws NotFoundError otherwise, and where there is no such learner: whoever may not know a learner cannot
   *   tell the two apart. A caller is always known to themselves, also before the catalog names them.
   */
  assertAllowed(
    credentials: BackstageCredentials,
    permissions: LearnerPermission[],
    learnerRef: string,
    notFound?: NotFoundError,
  ): Promise<void>;

  /** The learners for whom the caller has every permission. */
  scopeOf(
    credentials: BackstageCredentials,
    permissions: LearnerPermission[],
  ): Promise<LearnerScope>;
}

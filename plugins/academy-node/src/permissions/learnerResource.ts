import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_ACADEMY_LEARNER } from '@gpu-academy/backstage-plugin-academy-common';

/** What the rules of a learner look at. @public */
export interface AcademyLearner {
  /** Entity ref of the `User`, in lower case. */
  learnerRef: string;
  /** Users and groups that instruct any cohort of the learner, in lower case. */
  instructorRefs: string[];
}

/**
 * A rule as plain data, which the backend turns into SQL. Refs are in lower case.
 *
 * @public
 */
export type AcademyLearnerFilter =
  | { type: 'self'; userRef: string }
  | { type: 'instructed-by'; claims: string[] };

/** @public */
export const academyLearnerResourceRef = createPermissionResourceRef<
  AcademyLearner,
  AcademyLearnerFilter
>().with({
  pluginId: 'academy',
  resourceType: RESOURCE_TYPE_ACADEMY_LEARNER,
});

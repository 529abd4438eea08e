import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { AcademyLearnerFilter } from '@gpu-academy/backstage-plugin-academy-node';

/** Which learners a caller may read: all that meet every criterion; no criterion means everybody. */
export type LearnerScope =
  | 'none'
  | { allOf: PermissionCriteria<AcademyLearnerFilter>[] };

/** The scope of who may read everybody. */
export const EVERYBODY: LearnerScope = { allOf: [] };

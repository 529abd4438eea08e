import {
  CohortLearner,
  CohortQuery,
  LearnerOverview,
  Page,
} from '@gpu-academy/backstage-plugin-academy-common';
import { LearnerScope } from '../permissions';

/** What the pages show at first, put together from the four parts. */
export interface OverviewService {
  getOverview(learnerRef: string): Promise<LearnerOverview>;

  /**
   * One page of a cohort's learners that are in the scope.
   *
   * @throws NotFoundError where there is no such cohort, or it is not in the scope.
   */
  listCohortLearners(
    cohortRef: string,
    query: CohortQuery,
    scope: LearnerScope,
  ): Promise<Page<CohortLearner>>;
}

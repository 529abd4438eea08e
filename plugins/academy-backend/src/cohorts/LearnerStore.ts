import { Cohort } from '@gpu-academy/backstage-plugin-academy-common';
import { AcademyLearner } from '@gpu-academy/backstage-plugin-academy-node';
import { LearnerScope } from '../permissions/LearnerScope';

/** A learner as the catalog knows them. */
export interface Learner extends AcademyLearner {
  displayName: string;
}

/** Everything that the catalog says of learners and cohorts at one moment. Refs are in lower case. */
export interface LearnerDirectory {
  learners: { ref: string; displayName: string }[];
  cohorts: {
    ref: string;
    title: string;
    learnerRefs: string[];
    instructorRefs: string[];
  }[];
}

/** Learners and cohorts, kept beside progress so that one query answers who may read whom. */
export interface LearnerStore {
  /** Undefined where the catalog has not named them yet. */
  getLearner(learnerRef: string): Promise<Learner | undefined>;

  /** By ref; those that the catalog has not named are absent. */
  getLearners(learnerRefs: string[]): Promise<Map<string, Learner>>;

  /** Cohorts whose learners are in the scope, by title. */
  listCohorts(scope: LearnerScope): Promise<Cohort[]>;

  /** Undefined where there is none, or its learners are not in the scope. */
  getCohort(
    cohortRef: string,
    scope: LearnerScope,
  ): Promise<Cohort | undefined>;

  /** Learners of a cohort that are in the scope, by name. `search` matches names and refs, ignoring case. */
  listCohortLearners(
    cohortRef: string,
    options: { scope: LearnerScope; search?: string },
  ): Promise<{ learnerRef: string; displayName: string }[]>;

  /**
   * Replaces all that is known with the directory, in one transaction. Members whom the directory does not name as
   * learners are left out. Answers false where all of it was known already, and nothing was written.
   */
  replaceDirectory(directory: LearnerDirectory): Promise<boolean>;
}

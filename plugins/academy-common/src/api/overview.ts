import { ModuleProgress, NextStep } from './curriculum';
import { FindingsSummary } from './findings';
import { Workspace } from './labs';
import { SpendSummary } from './spend';

/** Everything that the Academy page shows of one learner at first. @public */
export interface LearnerOverview {
  learnerRef: string;
  displayName: string;
  nextStep?: NextStep;
  modules: ModuleProgress[];
  workspaces: Workspace[];
  /** This calendar month, UTC. */
  spend: SpendSummary;
  findings: FindingsSummary;
}

/** @public */
export interface Cohort {
  ref: string;
  title: string;
  learners: number;
}

/** One learner in the instructor's table. @public */
export interface CohortLearner {
  learnerRef: string;
  displayName: string;
  itemsPassed: number;
  itemsTotal: number;
  /** Items that wait for the learner to act. */
  itemsFailed: number;
  nextStep?: NextStep;
  /** ISO 8601, UTC; the newest event. */
  lastActive?: string;
  spend: SpendSummary;
  findings: FindingsSummary;
}

/** @public */
export interface CohortQuery {
  search?: string;
  sort?: 'name' | 'progress' | 'spend' | 'findings' | 'lastActive';
  order?: 'asc' | 'desc';
  offset?: number;
  limit?: number;
}

export { CohortSyncTask } from './CohortSyncTask';
export { DatabaseLearnerStore } from './DatabaseLearnerStore';
export type { Learner, LearnerDirectory, LearnerStore } from './LearnerStore';

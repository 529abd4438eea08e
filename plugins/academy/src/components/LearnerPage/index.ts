export { LearnerPage } from './LearnerPage';
export { OwnLearnerPage } from './OwnLearnerPage';

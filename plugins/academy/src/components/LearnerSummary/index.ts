export { LearnerSummary } from './LearnerSummary';

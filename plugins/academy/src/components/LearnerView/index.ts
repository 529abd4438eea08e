export { LearnerView, type LearnerViewProps } from './LearnerView';

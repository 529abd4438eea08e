export { AttemptTimeline } from './AttemptTimeline';

export { EmptyState } from './EmptyState';
export { ErrorState, causeName, messageOf } from './ErrorState';
export { LoadingState } from './LoadingState';

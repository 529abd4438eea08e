export { DefaultLearnerAuthorizer } from './DefaultLearnerAuthorizer';
export type { LearnerAuthorizer, LearnerPermission } from './LearnerAuthorizer';
export { EVERYBODY, type LearnerScope } from './LearnerScope';
export { registerPermissions } from './registerPermissions';

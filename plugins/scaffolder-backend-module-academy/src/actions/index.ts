export type { AcademyActionOptions } from './AcademyActionOptions';
export { createEstimateSpendAction } from './estimateSpend';
export { createPrepareWorkspaceAction } from './prepareWorkspace';
export { createRegisterWorkspaceAction } from './registerWorkspace';

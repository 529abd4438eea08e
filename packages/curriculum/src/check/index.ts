export type { ReviewChecklist } from './checkChecklists';
export * from './checkModuleFolder';
export * from './QualityFinding';

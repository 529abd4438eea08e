export type { CurriculumService, LearnerProgress } from './CurriculumService';
export { DatabaseLearningEventStore } from './DatabaseLearningEventStore';
export { DefaultCurriculumService } from './DefaultCurriculumService';
export { importHistory } from './importHistory';
export type { LearningEventStore } from './LearningEventStore';
export { CachedModuleCatalog, type ModuleCatalog } from './ModuleCatalog';

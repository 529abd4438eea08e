export * from './CompetencyEntityV1alpha1';
export * from './LearningModuleEntityV1alpha1';
export * from './LearningPathEntityV1alpha1';
export * from './relations';

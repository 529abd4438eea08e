export { LearningModuleCard } from './LearningModuleCard';

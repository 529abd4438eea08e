/**
 * The academy's pages, entity tab and Scaffolder field, for the old frontend system.
 *
 * @packageDocumentation
 */
export { academyPlugin } from './legacy/academyPlugin';
export {
  AcademyPage,
  EntityAcademyContent,
  EntityCompetencyCard,
  EntityLearningModuleCard,
  EntityLearningPathCard,
  EntityWorkspaceCard,
} from './legacy/extensions';
export { AcademyEstimateFieldExtension } from './legacy/formFields';
export { academyApiRef } from './api';
export { academyTranslationRef } from './translation';

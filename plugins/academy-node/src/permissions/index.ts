export {
  academyLearnerConditions,
  createAcademyLearnerConditionalDecision,
} from './learnerConditions';
export {
  academyLearnerResourceRef,
  type AcademyLearner,
  type AcademyLearnerFilter,
} from './learnerResource';
export { academyLearnerRules, isInstructedBy, isSelf } from './learnerRules';

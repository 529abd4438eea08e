import { createConditionExports } from '@backstage/plugin-permission-node';
import { academyLearnerResourceRef } from './learnerResource';
import { academyLearnerRules } from './learnerRules';

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: academyLearnerResourceRef,
  rules: academyLearnerRules,
});

/** Conditions for a permission policy: `isSelf({ userRef })`, `isInstructedBy({ claims })`. @public */
export const academyLearnerConditions = conditions;

/** Makes the decision of a permission policy on a learner's permission. @public */
export const createAcademyLearnerConditionalDecision =
  createConditionalDecision;

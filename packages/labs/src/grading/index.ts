export * from './types';
export { allowListFor } from './allowListFor';
export { checkLabContract, type ContractProblem } from './checkLabContract';
export { describeChecks, type CheckDescription } from './describeChecks';
export * from './diffGrades';
export { googleLabelValue } from './googleLabelValue';
export { grade, hasGrader } from './grade';
export { gradeBundle, type GradedBundle } from './gradeBundle';
export { withoutDetails } from './withoutDetails';

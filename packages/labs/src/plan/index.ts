export { SENSITIVE } from './maskSensitive';
export * from './parseLog';
export { parsePlan } from './parsePlan';
export { parseState } from './parseState';
export { redactPlan } from './redactPlan';
export { redactState } from './redactState';
export * from './TerraformFormatError';
export * from './TerraformPlan';

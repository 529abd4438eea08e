export { SENSITIVE } from './maskSensitive';
export { redactPlan } from './redactPlan';
export * from './TerraformPlan';

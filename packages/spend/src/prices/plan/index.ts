export * from './LabPlan';
export * from './readTerraformPlan';
export * from './simulateLab';
export * from './UsageRates';

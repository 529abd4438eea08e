export * from './LabPlan';
export * from './PublishedUsageRates';
export * from './readTerraformPlan';
export * from './simulateLab';
export * from './UsageRates';

export * from './LabPlan';
export * from './leaveOutUnpriced';
export * from './PublishedUsageRates';
export * from './readTerraformPlan';
export * from './simulateLab';
export * from './UsageRates';

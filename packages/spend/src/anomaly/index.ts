export * from './SpendAnomaly';
export * from './detectAnomalies';

export { DuckDbRollupEngine } from './DuckDbRollupEngine';
export type { DuckDbLimits } from './DuckDbSandbox';
export * from './RollupEngine';
export * from './checkFall';
export { reconcile, totalsOfPeriod } from './periodTotals';
export { splitSharedCosts } from './splitSharedCosts';
export type { SharedUsage } from './splitSharedCosts';

export { DuckDbRollupEngine } from './DuckDbRollupEngine';
export type { DuckDbLimits } from './DuckDbSandbox';
export * from './RollupEngine';

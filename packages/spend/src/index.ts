/**
 * FOCUS charges in, daily cost, price book and simulation out: the pure half of spend.
 *
 * @packageDocumentation
 */
export * from './SpendInputError';
export * from './anomaly';
export * from './budget';
export * from './calibrate';
export * from './csv';
export * from './dailyCost';
export * from './days';
export * from './focus';
export * from './focusRules';
export * from './forecast';
export * from './manifest';
export * from './prices';
export * from './prices/importers';
export * from './rollup';
export * from './simulated';
export * from './snapshotId';

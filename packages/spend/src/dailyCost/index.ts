export * from './DailyCostFile';
export * from './DailyCostRecord';

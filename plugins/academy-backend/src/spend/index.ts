export { DefaultSpendService } from './DefaultSpendService';
export type { SpendEstimator } from './SpendEstimator';
export type { DayInterval, SpendService } from './SpendService';

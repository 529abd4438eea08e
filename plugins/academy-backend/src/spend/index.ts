export type { SpendService, DayInterval } from './SpendService';
export type { SpendEstimator } from './SpendEstimator';

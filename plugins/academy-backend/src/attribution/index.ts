export type { AttributionPlanProvider } from './AttributionPlanProvider';
export type { AttributionTraceStore } from './AttributionTraceStore';
export type { LeaseReader } from './LeaseReader';

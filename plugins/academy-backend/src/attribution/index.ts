export type { AttributionPlanProvider } from './AttributionPlanProvider';
export type { AttributionTraceStore } from './AttributionTraceStore';
export { CatalogAttributionPlanProvider } from './CatalogAttributionPlanProvider';
export { DatabaseAttributionTraceStore } from './DatabaseAttributionTraceStore';
export type { LeaseReader } from './LeaseReader';

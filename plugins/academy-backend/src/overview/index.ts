export { DefaultOverviewService } from './DefaultOverviewService';
export type { OverviewService } from './OverviewService';

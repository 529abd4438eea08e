export { DatabaseIngestRunStore } from './DatabaseIngestRunStore';
export type { FinishIngestRun, IngestRunStore } from './IngestRunStore';

export type { FinishIngestRun, IngestRunStore } from './IngestRunStore';

import {
  IngestKind,
  IngestRun,
  IngestRunsQuery,
  Page,
} from '@gpu-academy/backstage-plugin-academy-common';

/** How one run of an ingest ended. */
export interface FinishIngestRun {
  state: 'succeeded' | 'unchanged' | 'failed';
  rows?: number;
  warnings?: string[];
  /** Names file, row and field, what was found, what was expected and what to do. */
  error?: string;
}

/**
 * The record of what was read, of which source, with what result: spend and findings alike.
 *
 * A failed run stays. Of runs of one unit that found nothing new, or failed with the same error, only the newest is
 * kept, so that a task may look every minute.
 */
export interface IngestRunStore {
  /** Records that reading began; answers the id of the run. */
  start(run: {
    kind: IngestKind;
    source: string;
    unit: string;
  }): Promise<string>;

  /** Throws `NotFoundError` where no run has the id. */
  finish(id: string, result: FinishIngestRun): Promise<void>;

  /** Marks runs that were cut off by the end of an earlier process as failed. */
  failInterrupted(kind: IngestKind): Promise<void>;

  /** Newest first. */
  list(query: IngestRunsQuery): Promise<Page<IngestRun>>;
}

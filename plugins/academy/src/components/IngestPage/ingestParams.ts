import {
  IngestKind,
  IngestRunState,
} from '@gpu-academy/backstage-plugin-academy-common';
import { Paging, readPaging } from '../../paging';

export const KINDS: IngestKind[] = ['spend', 'findings'];
export const RUN_STATES: IngestRunState[] = [
  'failed',
  'succeeded',
  'unchanged',
  'running',
];

/** What is chosen in the table of ingest runs. */
export interface IngestParams extends Paging {
  kind?: IngestKind;
  state?: IngestRunState;
  search?: string;
}

/** Reads the address leniently: what is not known counts as not given. */
export function readIngestParams(params: URLSearchParams): IngestParams {
  return {
    kind: KINDS.find(kind => kind === params.get('kind')),
    state: RUN_STATES.find(state => state === params.get('state')),
    search: params.get('run') ?? undefined,
    ...readPaging(params),
  };
}

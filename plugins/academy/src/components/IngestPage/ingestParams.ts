import { IngestKind } from '@gpu-academy/backstage-plugin-academy-common';
import { Paging, readPaging } from '../../paging';

const KINDS: IngestKind[] = ['spend', 'findings'];

/** What is chosen in the table of ingest runs. */
export interface IngestParams extends Paging {
  kind?: IngestKind;
}

/** Reads the address leniently: what is not known counts as not given. */
export function readIngestParams(params: URLSearchParams): IngestParams {
  return {
    kind: KINDS.find(kind => kind === params.get('kind')),
    ...readPaging(params),
  };
}

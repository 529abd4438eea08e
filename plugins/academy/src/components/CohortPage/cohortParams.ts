import { CohortQuery } from '@gpu-academy/backstage-plugin-academy-common';
import { readPaging } from '../../paging';

/** The columns of the table that the server sorts by. */
export const SORTS = [
  'name',
  'progress',
  'spend',
  'findings',
  'lastActive',
] as const satisfies readonly NonNullable<CohortQuery['sort']>[];

/** What is chosen in the cohort's table, complete. */
export type CohortParams = Required<CohortQuery>;

/** Reads the address leniently: what is not known counts as not given. */
export function readCohortParams(params: URLSearchParams): CohortParams {
  return {
    search: params.get('learner') ?? '',
    sort: SORTS.find(sort => sort === params.get('sort')) ?? 'name',
    order: params.get('order') === 'desc' ? 'desc' : 'asc',
    ...readPaging(params),
  };
}

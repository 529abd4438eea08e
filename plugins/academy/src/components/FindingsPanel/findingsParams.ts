import {
  FindingSeverity,
  FindingsQuery,
  FindingStatus,
} from '@gpu-academy/backstage-plugin-academy-common';
import { Paging, readPaging } from '../../paging';

/** Worst first. */
export const SEVERITIES: FindingSeverity[] = [
  'critical',
  'high',
  'medium',
  'low',
  'informational',
  'unknown',
];
/** Worst first. */
export const STATUSES: FindingStatus[] = ['fail', 'warning', 'manual', 'pass'];
/** What waits for the learner. */
export const OPEN_STATUSES: FindingStatus[] = ['fail', 'warning'];

/** What is chosen in the findings table, as it stands in the page's address. */
export interface FindingsParams extends Paging {
  search: string;
  severity: FindingSeverity | 'all';
  status: FindingStatus | 'open' | 'all';
}

/** Reads the address leniently: what is not known counts as not given. */
export function readFindingsParams(params: URLSearchParams): FindingsParams {
  const severity = params.get('severity') as FindingSeverity;
  const status = params.get('status') as FindingStatus | 'all';
  return {
    search: params.get('finding') ?? '',
    severity: SEVERITIES.includes(severity) ? severity : 'all',
    status: status === 'all' || STATUSES.includes(status) ? status : 'open',
    ...readPaging(params),
  };
}

/** The query that the backend answers with the page that is asked for. */
export function toFindingsQuery(params: FindingsParams): FindingsQuery {
  const { search, severity, status, offset, limit } = params;
  const statuses = status === 'open' ? OPEN_STATUSES : [status];
  return {
    search: search || undefined,
    severity: severity === 'all' ? undefined : [severity],
    status: status === 'all' ? undefined : (statuses as FindingStatus[]),
    offset,
    limit,
  };
}

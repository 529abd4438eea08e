import {
  FindingSeverity,
  FindingsQuery,
  FindingStatus,
} from '@gpu-academy/backstage-plugin-academy-common';

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

export const PAGE_SIZES = [10, 20, 50];
const PAGE_SIZE = 20;

/** What is chosen in the findings table, as it stands in the page's address. */
export interface FindingsParams {
  search: string;
  severity: FindingSeverity | 'all';
  status: FindingStatus | 'open' | 'all';
  offset: number;
  limit: number;
}

/** Reads the address leniently: what is not known counts as not given. */
export function readFindingsParams(params: URLSearchParams): FindingsParams {
  const severity = params.get('severity') as FindingSeverity;
  const status = params.get('status') as FindingStatus | 'all';
  const limit = Number(params.get('limit'));
  const offset = Number(params.get('offset'));
  return {
    search: params.get('finding') ?? '',
    severity: SEVERITIES.includes(severity) ? severity : 'all',
    status: status === 'all' || STATUSES.includes(status) ? status : 'open',
    offset: Number.isInteger(offset) && offset > 0 ? offset : 0,
    limit: PAGE_SIZES.includes(limit) ? limit : PAGE_SIZE,
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

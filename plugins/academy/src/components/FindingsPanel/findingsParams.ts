import {
  FindingSeverity,
  FindingsQuery,
  FindingState,
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
/** What waits for the learner; what the newest scan did not see may be there still. */
const OPEN_STATES: FindingState[] = ['open', 'stale'];
/** Choices beside the statuses. */
export const STATES = ['stale', 'resolved'] as const;

/** What is chosen in the findings table, as it stands in the page's address. */
export interface FindingsParams extends Paging {
  search: string;
  severity: FindingSeverity | 'all';
  status: FindingStatus | (typeof STATES)[number] | 'open' | 'all';
}

const WHICH: Record<
  FindingsParams['status'],
  Pick<FindingsQuery, 'state' | 'status'>
> = {
  open: { state: OPEN_STATES },
  stale: { state: ['stale'] },
  resolved: { state: ['resolved'] },
  // What no scan sees any more has the status that it had last.
  fail: { status: ['fail'], state: OPEN_STATES },
  warning: { status: ['warning'], state: OPEN_STATES },
  manual: { status: ['manual'] },
  pass: { status: ['pass'] },
  all: {},
};
const STATUS_CHOICES = Object.keys(WHICH) as Array<FindingsParams['status']>;

/** Reads the address leniently: what is not known counts as not given. */
export function readFindingsParams(params: URLSearchParams): FindingsParams {
  const severity = params.get('severity') as FindingSeverity;
  const status = params.get('status');
  return {
    search: params.get('finding') ?? '',
    severity: SEVERITIES.includes(severity) ? severity : 'all',
    status: STATUS_CHOICES.find(each => each === status) ?? 'open',
    ...readPaging(params),
  };
}

/** The query that the backend answers with the page that is asked for. */
export function toFindingsQuery(params: FindingsParams): FindingsQuery {
  const { search, severity, status, offset, limit } = params;
  return {
    search: search || undefined,
    severity: severity === 'all' ? undefined : [severity],
    ...WHICH[status],
    offset,
    limit,
  };
}

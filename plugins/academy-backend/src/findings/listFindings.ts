import { InputError } from '@backstage/errors';
import {
  Finding,
  FindingsQuery,
  Page,
} from '@gpu-academy/backstage-plugin-academy-common';
import {
  FINDING_SEVERITIES,
  FINDING_STATUSES,
  UNRESOLVED_CONDITIONS,
} from '@gpu-academy/findings';
import { Knex } from 'knex';
import { findingOfRow, FindingRow, foldForSearch } from './findingRow';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

/** One page of what belongs to a learner, counted and cut in SQL: open first, then worst status, severity, newest. */
export async function listFindings(
  database: Knex,
  learnerRef: string,
  query: FindingsQuery,
): Promise<Page<Finding>> {
  const { offset = 0, limit = DEFAULT_LIMIT } = query;
  if (!Number.isSafeInteger(offset) || offset < 0) {
    throw new InputError(`offset is ${offset}, expected 0 or more`);
  }
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new InputError(`limit is ${limit}, expected 1 to ${MAX_LIMIT}`);
  }

  const matching = database('finding').where({ subject_ref: learnerRef });
  if (query.state?.length) {
    matching.whereIn('lifecycle_condition', query.state);
  }
  if (query.status?.length) {
    matching.whereIn('status', query.status);
  }
  if (query.severity?.length) {
    matching.whereIn('severity', query.severity);
  }
  const search = foldForSearch(query.search?.trim() ?? '');
  if (search) {
    // `!` and not the usual backslash, which the two databases read differently in a literal.
    matching.whereRaw(`search_text like ? escape '!'`, [
      `%${search.replace(/[!%_]/g, character => `!${character}`)}%`,
    ]);
  }

  const [{ total }] = await matching.clone().count({ total: '*' });
  const rows: FindingRow[] = await matching
    .select('*')
    .orderByRaw(
      `case when lifecycle_condition in (${UNRESOLVED_CONDITIONS.map(
        () => '?',
      ).join(', ')}) then 0 else 1 end`,
      [...UNRESOLVED_CONDITIONS],
    )
    .orderByRaw(rankOf('status', FINDING_STATUSES), [...FINDING_STATUSES])
    .orderByRaw(rankOf('severity', FINDING_SEVERITIES), [...FINDING_SEVERITIES])
    .orderByRaw('coalesce(last_open_at, last_evaluated_at) desc')
    .orderBy('key')
    .offset(offset)
    .limit(limit);
  const labEnds = await readLabEnds(database, rows);
  return {
    items: rows.map(row =>
      findingOfRow(row, labEnds.get(row.workspace_id ?? '')),
    ),
    // PostgreSQL counts in bigint, which arrives as text.
    total: Number(total),
    offset,
    limit,
  };
}

/** When the leases of the workspaces on a page end, by workspace. */
async function readLabEnds(
  database: Knex,
  rows: FindingRow[],
): Promise<Map<string, string>> {
  const workspaceIds = new Set(
    rows.flatMap(({ workspace_id: id }) => (id === null ? [] : [id])),
  );
  if (workspaceIds.size === 0) {
    return new Map();
  }
  const leases = await database('lease')
    .whereIn('workspace_id', Array.from(workspaceIds))
    .groupBy('workspace_id')
    .select('workspace_id', { ends_at: database.raw('max(ends_at)') });
  return new Map(leases.map(each => [each.workspace_id, each.ends_at]));
}

/** SQL that sorts by place in a list of words. */
function rankOf(column: string, words: readonly string[]): string {
  const cases = words.map((_, index) => `when ? then ${index}`).join(' ');
  return `case ${column} ${cases} else ${words.length} end`;
}

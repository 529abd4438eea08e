import { fold, instant, providerKey, scopeKey } from '../identity';
import { Override } from '../types';
import { foldSql } from './identitySql';
import { createTable, text, textOrNull, timestamp } from './sqlText';

/*
 * Overrides in SQL: `attribution_override_match` has, for each distinct (account, resource, tags, moment) of the charges
 * that some override holds for, the number of the set of overrides that do. Overrides are joined by shape, which is
 * the set of criteria that they name, so that every join is one of equality, however many overrides there are.
 */

/** Columns that hold the criteria, with the condition under which a charge agrees. */
const CRITERIA: Record<string, string> = {
  provider_key: 'spot.provider_key = decision.provider_key',
  scope_key: 'spot.scope_key = decision.scope_key',
  resource_key: 'spot.resource_key = decision.resource_key',
  tag_name:
    'tag.tags_id = spot.tags_id AND tag.tag_name = decision.tag_name AND tag.tag_text = decision.tag_text',
  starts_at: 'decision.starts_at <= spot.charged_at',
  ends_at: 'spot.charged_at < decision.ends_at',
};

/** Statements to be run after `attribution_place`, `attribution_tag_set` and `attribution_tag` are there. */
export function overrideTables(
  overrides: Override[],
  relation: string,
): string[] {
  const rows = overrides.map(criteriaOf);
  const shapes = new Map<string, string[]>();
  for (const row of rows) {
    const named = Object.keys(CRITERIA).filter(name => row[name] !== 'NULL');
    shapes.set(named.join(), named);
  }
  const hits = [...shapes.values()].map(
    named => `SELECT spot.*, decision.override_id
      FROM spot, attribution_override decision
      ${named.includes('tag_name') ? ', attribution_tag tag' : ''}
      WHERE ${Object.entries(CRITERIA)
        .map(([name, condition]) =>
          named.includes(name) ? condition : `decision.${name} IS NULL`,
        )
        .join(' AND ')}`,
  );
  return [
    ...createTable(
      'attribution_override',
      `override_id INTEGER, provider_key VARCHAR, scope_key VARCHAR, resource_key VARCHAR, tag_name VARCHAR,
        starts_at TIMESTAMP, ends_at TIMESTAMP, tag_text VARCHAR, subject_ref VARCHAR, workspace_id VARCHAR,
        name VARCHAR`,
      rows.map((row, id) => [String(id), ...Object.values(row)]),
    ),
    `CREATE OR REPLACE TEMP TABLE attribution_override_match AS
      WITH spot AS (
        SELECT DISTINCT place.place_id, place.provider_key, place.scope_key,
          ${resourceKeySql(
            'charge',
          )} AS resource_key, tag_set.tags_id, charge.charged_at
        FROM ${relation} charge
        JOIN attribution_place place
          ON place.provider = charge.provider AND place.scope_id = coalesce(charge.scope_id, '')
        JOIN attribution_tag_set tag_set ON tag_set.tags = coalesce(charge.tags, '{}')
      )
      SELECT *, dense_rank() OVER (ORDER BY override_ids) AS override_set
      FROM (
        SELECT place_id, resource_key, tags_id, charged_at, list_sort(list(override_id)) AS override_ids
        FROM (${hits.join('\nUNION ALL\n')})
        GROUP BY ALL
      )`,
    `CREATE OR REPLACE TEMP TABLE attribution_override_set AS
      SELECT override_set, list_sort(list(DISTINCT subject_ref)) AS subjects,
        coalesce(list(DISTINCT workspace_id) FILTER (workspace_id IS NOT NULL), []) AS workspaces,
        (CASE WHEN count(DISTINCT name) = 1 THEN 'override ' ELSE 'overrides ' END)
          || string_agg(DISTINCT name, ', ' ORDER BY name) AS input
      FROM (
        SELECT override_set, unnest(any_value(override_ids)) AS override_id
        FROM attribution_override_match GROUP BY override_set
      ) JOIN attribution_override USING (override_id)
      GROUP BY override_set`,
  ];
}

/** What `attribution_override_match` calls the resource of a charge. */
export function resourceKeySql(charge: string): string {
  return foldSql(`coalesce(${charge}.resource_id, '')`);
}

function criteriaOf(override: Override): Record<string, string> {
  const { provider, scopeId, resourceId, tag, startsAt, endsAt } = override;
  const time = (at: string | undefined) =>
    timestamp(at === undefined ? undefined : instant(at));
  return {
    provider_key: textOrNull(
      provider === undefined ? undefined : providerKey(provider),
    ),
    scope_key: textOrNull(
      scopeId === undefined ? undefined : scopeKey(scopeId),
    ),
    resource_key: textOrNull(
      resourceId === undefined ? undefined : fold(resourceId),
    ),
    tag_name: textOrNull(tag && fold(tag.key)),
    starts_at: time(startsAt),
    ends_at: time(endsAt),
    tag_text: textOrNull(tag && fold(tag.value)),
    subject_ref: text(override.subjectRef),
    workspace_id: textOrNull(override.workspaceId),
    name: text(override.id),
  };
}

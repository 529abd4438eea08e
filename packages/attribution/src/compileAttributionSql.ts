import { leaseInput } from './attribute';
import {
  compareText,
  fold,
  providerKey,
  providerNames,
  scopeKey,
} from './identity';
import { leaseTimeline } from './leaseTimeline';
import { AttributionPlan } from './types';
import { workspaceOwners } from './workspaceOwners';

/*
 * The ladder of `attribute`, for a whole table in DuckDB.
 *
 * Charges come by the million, while accounts and sets of tags come by the thousand and repeat. So whatever can be is
 * worked out once for each distinct account (`attribution_place`) and each distinct set of tags (`attribution_tag_set`),
 * and the charges only look numbers up. A lease is found by time: leases cut an account's life into segments, and an
 * ASOF join finds the segment of each distinct moment at which a leased account was charged (`attribution_moment`).
 *
 * What a charge looked up is its *case*: the rung that decides and, of segment, place and tags, only those numbers that
 * make a difference there. Group by it, then resolve each case once.
 *
 * What is awkward in SQL and small, such as where leases overlap, is decided while compiling and loaded as rows.
 */

/** Columns that make up a case; group by them. @public */
export const ATTRIBUTION_CASE_COLUMNS = [
  'case_rule',
  'case_segment',
  'case_place',
  'case_tags',
] as const;

/** An attribution plan as DuckDB statements, to be run on one connection. @public */
export interface AttributionSql {
  /**
   * Statements that make and fill temporary tables `attribution_*`, to be run in order.
   *
   * @param relation - a table or view with `provider VARCHAR`, `scope_id VARCHAR`, `charged_at TIMESTAMP` (UTC) and
   *   `tags VARCHAR`: JSON, an object or a list of objects with `key` and `value`
   */
  setup(relation: string): string[];

  /** A SELECT of the rows of that relation, with the case columns in place of `scope_id` and `tags`. */
  selectCases(relation: string): string;

  /**
   * A SELECT of the distinct cases in a relation that has the case columns, with `outcome`, `rule`, `subject_ref`,
   * `workspace_id`, `input` and `candidates VARCHAR[]`.
   */
  selectAttributions(relation: string): string;
}

/** The tags themselves, one a row. */
const TAG_TABLE = `CREATE OR REPLACE TEMP TABLE attribution_tag AS
  SELECT tags_id, tag.name AS tag_name, tag.text AS tag_text
  FROM (SELECT tags_id, unnest(any_value(tag_list)) AS tag FROM attribution_tag_set GROUP BY tags_id)`;

/** What the tag rung makes of each number: its candidates, and the learner tags that name nobody. */
const TAG_DECISION_TABLE = `CREATE OR REPLACE TEMP TABLE attribution_tag_decision AS
  WITH learner_tag AS MATERIALIZED (
    SELECT tags_id, position, 'tag ' || tag_name || '=' || tag_text AS input, subject_ref
    FROM attribution_tag
    JOIN attribution_learner_key learner_key ON learner_key.name = tag_name
    LEFT JOIN attribution_subject subject ON subject.name = tag_text
  ),
  known AS (
    SELECT tags_id, arg_min(input, position) AS input, arg_min(candidates, position) AS candidates
    FROM (
      SELECT tags_id, position, string_agg(input, ', ' ORDER BY input) AS input,
        list_sort(list(DISTINCT subject_ref)) AS candidates
      FROM learner_tag WHERE subject_ref IS NOT NULL GROUP BY tags_id, position
    ) GROUP BY tags_id
  ),
  seen AS (
    SELECT tags_id, string_agg(input, ', ' ORDER BY position, input) AS input FROM learner_tag GROUP BY tags_id
  )
  SELECT seen.tags_id, known.input, known.candidates, seen.input AS unknown_input
  FROM seen LEFT JOIN known USING (tags_id)`;

/** Compiles a plan. @public */
export function compileAttributionSql(plan: AttributionPlan): AttributionSql {
  const learnerKeys = plan.learnerTagKeys.map(fold);
  const workspaceKeys = plan.workspaceTagKeys.map(fold);
  return {
    setup: relation => [
      ...segmentTable(plan),
      ...scopeTable(plan),
      ...createTable(
        'attribution_subject',
        'name VARCHAR, subject_ref VARCHAR',
        Object.entries(plan.subjects).map(pair => pair.map(text)),
      ),
      ...createTable(
        'attribution_workspace',
        'name VARCHAR, subject_ref VARCHAR, workspace_id VARCHAR',
        workspaceOwners(plan).map(owner =>
          [owner.name, owner.subjectRef, owner.workspaceId].map(text),
        ),
      ),
      ...tagKeyTable('attribution_learner_key', learnerKeys),
      ...tagKeyTable('attribution_workspace_key', workspaceKeys),
      placeTable(relation),
      momentTable(relation),
      tagSetTable(relation, [...new Set([...learnerKeys, ...workspaceKeys])]),
      TAG_TABLE,
      TAG_DECISION_TABLE,
    ],
    selectCases,
    selectAttributions,
  };
}

const FOLD = (expression: string) =>
  `lower(trim(${expression}, E' \\t\\r\\n'))`;

const PROVIDER_KEY = `CASE ${FOLD('provider')} ${providerNames
  .map(([name, key]) => `WHEN ${text(name)} THEN ${text(key)}`)
  .join(' ')} ELSE ${FOLD('provider')} END`;

const SCOPE_KEY = `regexp_replace(${FOLD(
  'scope_id',
)}, '^/?(subscriptions|projects)/', '')`;

/** Each distinct account, with the subjects that the catalog gives it to. */
function placeTable(relation: string): string {
  return `CREATE OR REPLACE TEMP TABLE attribution_place AS
    SELECT row_number() OVER () AS place_id, place.*, annotated.subjects,
      place.provider_key || '/' || coalesce(nullif(place.scope_key, ''), '-') AS place_name,
      EXISTS (
        FROM attribution_segment segment
        WHERE segment.provider_key = place.provider_key AND segment.scope_key = place.scope_key
      ) AS is_leased
    FROM (
      SELECT *, ${PROVIDER_KEY} AS provider_key, ${SCOPE_KEY} AS scope_key
      FROM (SELECT DISTINCT provider, coalesce(scope_id, '') AS scope_id FROM ${relation})
    ) place
    LEFT JOIN attribution_scope annotated
      ON annotated.provider_key = place.provider_key AND annotated.scope_key = place.scope_key`;
}

/** Each distinct moment at which a leased account was charged, with the lease segment that it falls in. */
function momentTable(relation: string): string {
  return `CREATE OR REPLACE TEMP TABLE attribution_moment AS
    SELECT place_id, charged_at, segment_id, len(workspaces) = 1 AS is_sole_workspace
    FROM (
      SELECT DISTINCT place.place_id, place.provider_key, place.scope_key, charge.charged_at
      FROM ${relation} charge
      JOIN attribution_place place
        ON place.provider = charge.provider AND place.scope_id = coalesce(charge.scope_id, '')
      WHERE place.is_leased
    ) moment
    ASOF JOIN attribution_segment segment
      ON segment.provider_key = moment.provider_key AND segment.scope_key = moment.scope_key
      AND segment.starts_at <= moment.charged_at
    WHERE segment.subjects IS NOT NULL`;
}

/** Each distinct set of tags, with the number of what is left of it when only the plan's keys count. */
function tagSetTable(relation: string, tagKeys: string[]): string {
  return `CREATE OR REPLACE TEMP TABLE attribution_tag_set AS
    SELECT tags, tag_list, dense_rank() OVER (ORDER BY tag_list) AS tags_id
    FROM (
      SELECT tags, list_sort(list_distinct(list_filter(
        list_transform(entries, lambda tag: {'name': ${FOLD(
          'tag."key"',
        )}, 'text': ${FOLD('tag."value"')}}),
        lambda tag: list_contains(${list(
          tagKeys,
        )}, tag.name) AND tag.text <> ''))) AS tag_list
      FROM (
        SELECT tags, CASE json_type(tags)
          WHEN 'OBJECT' THEN map_entries(tags::JSON::MAP(VARCHAR, VARCHAR))
          WHEN 'ARRAY' THEN tags::JSON::STRUCT("key" VARCHAR, "value" VARCHAR)[]
        END AS entries
        FROM (SELECT DISTINCT coalesce(tags, '{}') AS tags FROM ${relation})
      )
    )`;
}

function selectCases(relation: string): string {
  return `
    SELECT * EXCLUDE (segment_id, place_id, tags_id, is_sole_workspace),
      CASE WHEN case_rule = 'lease' THEN segment_id END AS case_segment,
      CASE WHEN case_rule IN ('scope', 'none') THEN place_id END AS case_place,
      CASE WHEN case_rule <> 'lease' OR NOT is_sole_workspace THEN tags_id END AS case_tags
    FROM (
      SELECT charge.* EXCLUDE (scope_id, tags), moment.segment_id, moment.is_sole_workspace, place.place_id,
        tag_set.tags_id,
        CASE
          WHEN moment.segment_id IS NOT NULL THEN 'lease'
          WHEN place.subjects IS NOT NULL THEN 'scope'
          WHEN decision.candidates IS NOT NULL THEN 'tag'
          ELSE 'none'
        END AS case_rule
      FROM ${relation} charge
      JOIN attribution_place place
        ON place.provider = charge.provider AND place.scope_id = coalesce(charge.scope_id, '')
      JOIN attribution_tag_set tag_set ON tag_set.tags = coalesce(charge.tags, '{}')
      LEFT JOIN attribution_tag_decision decision ON decision.tags_id = tag_set.tags_id
      LEFT JOIN attribution_moment moment
        ON moment.place_id = place.place_id AND moment.charged_at = charge.charged_at
    )`;
}

function selectAttributions(relation: string): string {
  const columns = ATTRIBUTION_CASE_COLUMNS.join(', ');
  return `
    WITH decided AS MATERIALIZED (
      SELECT attribution_case.*, segment.workspaces AS leased_workspaces,
        CASE case_rule
          WHEN 'lease' THEN segment.subjects
          WHEN 'scope' THEN place.subjects
          WHEN 'tag' THEN decision.candidates
          ELSE []
        END AS candidates,
        CASE case_rule
          WHEN 'lease' THEN segment.input
          WHEN 'scope' THEN 'scope ' || place_name
          WHEN 'tag' THEN decision.input
          ELSE concat_ws(', ', place_name, unknown_input)
        END AS input
      FROM (
        SELECT row_number() OVER () AS case_id, * FROM (SELECT DISTINCT ${columns} FROM ${relation})
      ) attribution_case
      LEFT JOIN attribution_segment segment ON segment.segment_id = case_segment
      LEFT JOIN attribution_place place ON place.place_id = case_place
      LEFT JOIN attribution_tag_decision decision ON decision.tags_id = case_tags
    ),
    tagged_workspace AS (
      SELECT case_id, arg_min(workspaces, position) AS workspaces
      FROM (
        SELECT case_id, position, list(owner.workspace_id) AS workspaces
        FROM decided
        JOIN attribution_tag tag ON tag.tags_id = case_tags
        JOIN attribution_workspace_key workspace_key ON workspace_key.name = tag_name
        JOIN attribution_workspace owner ON owner.name = tag_text
        WHERE len(candidates) = 1 AND owner.subject_ref = candidates[1]
          AND (case_rule <> 'lease' OR list_contains(leased_workspaces, owner.workspace_id))
        GROUP BY case_id, position
      ) GROUP BY case_id
    )
    SELECT ${columns}, case_rule AS rule, candidates, input,
      CASE len(candidates) WHEN 0 THEN 'unattributed' WHEN 1 THEN 'attributed' ELSE 'ambiguous' END AS outcome,
      CASE WHEN len(candidates) = 1 THEN candidates[1] END AS subject_ref,
      CASE
        WHEN len(candidates) <> 1 THEN NULL
        WHEN len(leased_workspaces) = 1 THEN leased_workspaces[1]
        WHEN len(workspaces) = 1 THEN workspaces[1]
      END AS workspace_id
    FROM decided LEFT JOIN tagged_workspace USING (case_id)`;
}

function segmentTable(plan: AttributionPlan): string[] {
  return createTable(
    'attribution_segment',
    `segment_id INTEGER, provider_key VARCHAR, scope_key VARCHAR, starts_at TIMESTAMP,
      subjects VARCHAR[], workspaces VARCHAR[], input VARCHAR`,
    leaseTimeline(plan.leases)
      .filter(segment => segment.scopeKey)
      .map((segment, id) => [
        String(id),
        text(segment.providerKey),
        text(segment.scopeKey),
        `epoch_ms(${segment.startsAt})`,
        segment.leases.length > 0
          ? list(distinct(segment.leases.map(lease => lease.subjectRef)))
          : 'NULL',
        segment.leases.length > 0
          ? list(distinct(segment.leases.map(lease => lease.workspaceId)))
          : 'NULL',
        text(
          `${leaseInput(segment.leases)} of ${segment.providerKey}/${
            segment.scopeKey
          }`,
        ),
      ]),
  );
}

function scopeTable(plan: AttributionPlan): string[] {
  const subjects = new Map<string, string[]>();
  for (const scope of plan.scopes) {
    const id = scopeKey(scope.scopeId);
    if (id) {
      const key = JSON.stringify([providerKey(scope.provider), id]);
      subjects.set(key, [...(subjects.get(key) ?? []), scope.subjectRef]);
    }
  }
  return createTable(
    'attribution_scope',
    'provider_key VARCHAR, scope_key VARCHAR, subjects VARCHAR[]',
    [...subjects].map(([key, refs]) => [
      ...(JSON.parse(key) as string[]).map(text),
      list(distinct(refs)),
    ]),
  );
}

function tagKeyTable(name: string, keys: string[]): string[] {
  return createTable(
    name,
    'position INTEGER, name VARCHAR',
    [...new Set(keys)].map((key, position) => [String(position), text(key)]),
  );
}

/** Rows in one INSERT: keeps a statement's parse tree small. */
const ROWS_PER_INSERT = 1000;

function createTable(
  name: string,
  columns: string,
  rows: string[][],
): string[] {
  const statements = [`CREATE OR REPLACE TEMP TABLE ${name} (${columns})`];
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const values = rows
      .slice(start, start + ROWS_PER_INSERT)
      .map(row => `(${row.join(', ')})`);
    statements.push(`INSERT INTO ${name} VALUES ${values.join(', ')}`);
  }
  return statements;
}

function text(value: string): string {
  return `'${value.replace(/'/g, "''")}'`;
}

function list(values: string[]): string {
  return `[${values.map(text).join(', ')}]::VARCHAR[]`;
}

function distinct(values: string[]): string[] {
  return [...new Set(values)].sort(compareText);
}

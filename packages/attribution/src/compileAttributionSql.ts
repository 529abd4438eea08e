import { cutsOf } from './cutDays';
import { fold } from './identity';
import { cutTable, selectCuts } from './sql/cutSql';
import { foldSql, providerKeySql, scopeKeySql } from './sql/identitySql';
import { usableOverrides } from './matchesOverride';
import { overrideTables, resourceKeySql } from './sql/overrideSql';
import { planTables } from './sql/planTables';
import { shareColumns, shareCaseSql } from './sql/shareSql';
import { list } from './sql/sqlText';
import { AttributionPlan } from './types';

/*
 * The ladder of `attribute`, for a whole table in DuckDB.
 *
 * Charges come by the million, while accounts and sets of tags come by the thousand and repeat. So whatever can be is
 * worked out once for each distinct account (`attribution_place`) and each distinct set of tags (`attribution_tag_set`),
 * and the charges only look numbers up. A lease is found by time: leases cut an account's life into segments, and an
 * ASOF join finds the segment of each distinct moment at which a leased account was charged (`attribution_moment`).
 *
 * What a charge looked up is its *case*: the rung that decides and, of overrides, segment, place, tags and sharing, only
 * those numbers that make a difference there. Group by it, then resolve each case once.
 *
 * What is awkward in SQL and small, such as where leases overlap, is decided while compiling and loaded as rows.
 */

/** Columns that make up a case; group by them. @public */
export const ATTRIBUTION_CASE_COLUMNS = [
  'case_rule',
  'case_override',
  'case_segment',
  'case_place',
  'case_tags',
  'case_share',
] as const;

/** An attribution plan as DuckDB statements, to be run on one connection. @public */
export interface AttributionSql {
  /**
   * Whether there are days within which it depends on the hour whom a charge belongs to. All other days may be summed
   * first, with their start as `charged_at`.
   */
  hasCuts: boolean;

  /** Statements that make the temporary table which `selectCuts` reads. */
  setupCuts(): string[];

  /**
   * A SELECT of such days: `provider`, `scope_id`, `day DATE`.
   *
   * @param relation - `provider` and `scope_id`, at least each distinct pair once
   */
  selectCuts(relation: string): string;

  /**
   * Statements that make and fill temporary tables `attribution_*`, to be run in order.
   *
   * @param relation - a table or view with `provider VARCHAR`, `scope_id VARCHAR`, `resource_id VARCHAR`,
   *   `shared_kind VARCHAR`, `charged_at TIMESTAMP` (UTC) and `tags VARCHAR`: JSON, an object or a list of objects with
   *   `key` and `value`
   */
  setup(relation: string): string[];

  /**
   * A SELECT of the rows of that relation, with the case columns in place of `tags`, and with `provider_key` and
   * `scope_name`: provider and account as traces name them.
   */
  selectCases(relation: string): string;

  /**
   * A SELECT of the distinct cases in a relation that has the case columns, with `outcome`, `rule`, `subject_ref`,
   * `workspace_id`, `input`, `candidates VARCHAR[]`, `share_rule` and `share_pool`.
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
  const overrides = usableOverrides(plan);
  const tagKeys = [
    ...plan.learnerTagKeys,
    ...plan.workspaceTagKeys,
    ...overrides.flatMap(override => override.tag?.key ?? []),
  ];
  return {
    hasCuts: cutsOf(plan).length > 0,
    setupCuts: () => cutTable(plan),
    selectCuts,
    setup: relation => [
      ...planTables(plan),
      placeTable(relation),
      momentTable(relation),
      tagSetTable(relation, [...new Set(tagKeys.map(fold))]),
      TAG_TABLE,
      TAG_DECISION_TABLE,
      ...(overrides.length > 0 ? overrideTables(overrides, relation) : []),
    ],
    selectCases: relation => selectCases(plan, overrides.length > 0, relation),
    selectAttributions: relation =>
      selectAttributions(plan, overrides.length > 0, relation),
  };
}

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
      SELECT *, ${providerKeySql('provider')} AS provider_key, ${scopeKeySql(
    'scope_id',
  )} AS scope_key
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
        list_transform(entries, lambda tag: {'name': ${foldSql(
          'tag."key"',
        )}, 'text': ${foldSql('tag."value"')}}),
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

function selectCases(
  plan: AttributionPlan,
  hasOverrides: boolean,
  relation: string,
): string {
  return `
    SELECT * EXCLUDE (segment_id, place_id, tags_id, override_set, is_sole_workspace, share_index),
      CASE WHEN case_rule = 'override' THEN override_set END AS case_override,
      CASE WHEN case_rule = 'lease' THEN segment_id END AS case_segment,
      CASE WHEN case_rule IN ('scope', 'shared', 'none') THEN place_id END AS case_place,
      CASE WHEN case_rule <> 'shared' AND (case_rule <> 'lease' OR NOT is_sole_workspace) THEN tags_id END AS case_tags,
      CASE WHEN case_rule = 'shared' THEN share_index END AS case_share
    FROM (
      SELECT *, CASE
          WHEN override_set IS NOT NULL THEN 'override'
          WHEN segment_id IS NOT NULL THEN 'lease'
          WHEN is_tagged THEN 'tag'
          WHEN is_annotated THEN 'scope'
          WHEN share_index IS NOT NULL THEN 'shared'
          ELSE 'none'
        END AS case_rule
      FROM (
        SELECT charge.* EXCLUDE (tags), place.provider_key, place.place_name AS scope_name,
          ${
            hasOverrides ? 'override_match.override_set' : 'NULL::BIGINT'
          } AS override_set,
          moment.segment_id, moment.is_sole_workspace, place.place_id, tag_set.tags_id,
          decision.candidates IS NOT NULL AS is_tagged, place.subjects IS NOT NULL AS is_annotated,
          ${shareCaseSql(plan)} AS share_index
        FROM ${relation} charge
        JOIN attribution_place place
          ON place.provider = charge.provider AND place.scope_id = coalesce(charge.scope_id, '')
        JOIN attribution_tag_set tag_set ON tag_set.tags = coalesce(charge.tags, '{}')
        LEFT JOIN attribution_tag_decision decision ON decision.tags_id = tag_set.tags_id
        LEFT JOIN attribution_moment moment
          ON moment.place_id = place.place_id AND moment.charged_at = charge.charged_at
        ${
          hasOverrides
            ? `LEFT JOIN attribution_override_match override_match
          ON override_match.place_id = place.place_id AND override_match.tags_id = tag_set.tags_id
          AND override_match.resource_key = ${resourceKeySql('charge')}
          AND override_match.charged_at IS NOT DISTINCT FROM charge.charged_at`
            : ''
        }
      )
    )`;
}

function selectAttributions(
  plan: AttributionPlan,
  hasOverrides: boolean,
  relation: string,
): string {
  const columns = ATTRIBUTION_CASE_COLUMNS.join(', ');
  const ofOverride = (column: string) =>
    hasOverrides ? `WHEN 'override' THEN override_set.${column}` : '';
  return `
    WITH decided AS MATERIALIZED (
      SELECT attribution_case.*, ${shareColumns(plan)},
        CASE case_rule
          ${ofOverride('workspaces')}
          WHEN 'lease' THEN segment.workspaces
          ELSE []::VARCHAR[]
        END AS deciding_workspaces,
        CASE case_rule
          ${ofOverride('subjects')}
          WHEN 'lease' THEN segment.subjects
          WHEN 'scope' THEN place.subjects
          WHEN 'tag' THEN decision.candidates
          ELSE []
        END AS candidates,
        CASE case_rule
          ${ofOverride('input')}
          WHEN 'lease' THEN segment.input
          WHEN 'scope' THEN 'scope ' || place_name
          WHEN 'tag' THEN decision.input
          WHEN 'shared' THEN 'shared cost ' || share_rule || ' within ' || share_pool
          ELSE concat_ws(', ', place_name, unknown_input)
        END AS input
      FROM (
        SELECT row_number() OVER () AS case_id, * FROM (SELECT DISTINCT ${columns} FROM ${relation})
      ) attribution_case
      LEFT JOIN attribution_segment segment ON segment.segment_id = case_segment
      LEFT JOIN attribution_place place ON place.place_id = case_place
      LEFT JOIN attribution_tag_decision decision ON decision.tags_id = case_tags
      ${
        hasOverrides
          ? 'LEFT JOIN attribution_override_set override_set ON override_set.override_set = case_override'
          : ''
      }
    ),
    tagged_workspace AS (
      SELECT case_id, arg_min(workspaces, position) AS workspaces, arg_min(tag_input, position) AS tag_input
      FROM (
        SELECT case_id, position, list(owner.workspace_id) AS workspaces,
          any_value('tag ' || tag_name || '=' || tag_text) AS tag_input
        FROM decided
        JOIN attribution_tag tag ON tag.tags_id = case_tags
        JOIN attribution_workspace_key workspace_key ON workspace_key.name = tag_name
        JOIN attribution_workspace owner ON owner.name = tag_text
        WHERE len(candidates) = 1 AND owner.subject_ref = candidates[1] AND len(deciding_workspaces) <> 1
          AND (len(deciding_workspaces) = 0 OR list_contains(deciding_workspaces, owner.workspace_id))
        GROUP BY case_id, position
      ) GROUP BY case_id
    )
    SELECT ${columns}, case_rule AS rule, candidates, share_rule, share_pool,
      CASE WHEN len(candidates) = 1 AND len(workspaces) = 1 THEN concat_ws(', ', input, tag_input) ELSE input END AS input,
      CASE len(candidates) WHEN 0 THEN 'unattributed' WHEN 1 THEN 'attributed' ELSE 'ambiguous' END AS outcome,
      CASE WHEN len(candidates) = 1 THEN candidates[1] END AS subject_ref,
      CASE
        WHEN len(candidates) <> 1 THEN NULL
        WHEN len(deciding_workspaces) = 1 THEN deciding_workspaces[1]
        WHEN len(workspaces) = 1 THEN workspaces[1]
      END AS workspace_id
    FROM decided LEFT JOIN tagged_workspace USING (case_id)`;
}

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
 * Charges come by the million and what attribution looks at repeats, so the work is cut in two. First every
 * row gets its *case*: provider and scope as keys, the lease segment that its time falls in, and of its tags
 * only those that the plan asks for. The caller groups its rows by case. Then the ladder runs once a case.
 *
 * What is awkward in SQL and small, such as where leases overlap, is decided while compiling and loaded as
 * rows; what is large, the join with the charges, is SQL.
 */

/** Columns that make up a case; group by them. @public */
export const ATTRIBUTION_CASE_COLUMNS = [
  'case_provider',
  'case_scope',
  'case_segment',
  'case_tags',
] as const;

/** An attribution plan as DuckDB statements. @public */
export interface AttributionSql {
  /** To run once on a connection, in order: makes and fills temporary tables `attribution_*`. */
  setup: string[];

  /**
   * A SELECT of `relation` with its case.
   *
   * @param relation - a table or view with `provider VARCHAR`, `scope_id VARCHAR`, `charged_at TIMESTAMP` (UTC) and
   *   `tags STRUCT("key" VARCHAR, "value" VARCHAR)[]`
   */
  selectCases(relation: string): string;

  /**
   * A SELECT of the distinct cases in `relation`, with `outcome`, `rule`, `subject_ref`, `workspace_id`, `input` and
   * `candidates VARCHAR[]`.
   *
   * @param relation - a table or view with the case columns
   */
  selectAttributions(relation: string): string;
}

/** Compiles a plan for `selectCases` and `selectAttributions`. @public */
export function compileAttributionSql(plan: AttributionPlan): AttributionSql {
  const learnerKeys = plan.learnerTagKeys.map(fold);
  const workspaceKeys = plan.workspaceTagKeys.map(fold);
  return {
    setup: [
      ...leaseTables(plan),
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
    ],
    selectCases: relation =>
      casesSql(relation, [...new Set([...learnerKeys, ...workspaceKeys])]),
    selectAttributions: attributionsSql,
  };
}

const FOLD = (expression: string) =>
  `lower(trim(${expression}, E' \\t\\r\\n'))`;

const PROVIDER_KEY = `CASE ${FOLD('provider')} ${providerNames
  .map(([name, key]) => `WHEN ${text(name)} THEN ${text(key)}`)
  .join(' ')} ELSE ${FOLD('provider')} END`;

const SCOPE_KEY = `regexp_replace(${FOLD(
  "coalesce(scope_id, '')",
)}, '^/?(subscriptions|projects)/', '')`;

function casesSql(relation: string, tagKeys: string[]): string {
  const tags = `list_sort(list_distinct(list_filter(
      list_transform(tags, lambda tag: {'name': ${FOLD(
        'tag."key"',
      )}, 'text': ${FOLD('tag."value"')}}),
      lambda tag: list_contains(${list(
        tagKeys,
      )}, tag.name) AND tag.text <> '')))`;
  return `
    SELECT keyed.* EXCLUDE (charged_at, tags, scope_id), charged_at, segment.segment_id AS case_segment
    FROM (
      SELECT *, ${PROVIDER_KEY} AS case_provider, ${SCOPE_KEY} AS case_scope,
        CASE WHEN tags IS NULL THEN [] ELSE ${tags} END AS case_tags
      FROM ${relation}
    ) keyed
    ASOF LEFT JOIN attribution_segment segment
      ON segment.provider = keyed.case_provider AND segment.scope = keyed.case_scope
      AND segment.starts_at <= keyed.charged_at`;
}

function attributionsSql(relation: string): string {
  const columns = ATTRIBUTION_CASE_COLUMNS.join(', ');
  return `
    WITH attribution_case AS MATERIALIZED (
      SELECT row_number() OVER () AS id, * FROM (SELECT DISTINCT ${columns} FROM ${relation})
    ),
    case_tag AS MATERIALIZED (
      SELECT id, tag.name AS name, tag.text AS text FROM (SELECT id, unnest(case_tags) AS tag FROM attribution_case)
    ),
    learner_tag AS MATERIALIZED (
      SELECT case_tag.id, learner_key.position, 'tag ' || case_tag.name || '=' || case_tag.text AS input, subject.subject_ref
      FROM case_tag
      JOIN attribution_learner_key learner_key ON learner_key.name = case_tag.name
      LEFT JOIN attribution_subject subject ON subject.name = case_tag.text
    ),
    tag_rung AS (
      SELECT id, arg_min(input, position) AS input, arg_min(candidates, position) AS candidates
      FROM (
        SELECT id, position, string_agg(input, ', ' ORDER BY input) AS input,
          list_sort(list(DISTINCT subject_ref)) AS candidates
        FROM learner_tag WHERE subject_ref IS NOT NULL GROUP BY id, position
      ) GROUP BY id
    ),
    unknown_tags AS (
      SELECT id, string_agg(input, ', ' ORDER BY position, input) AS input FROM learner_tag GROUP BY id
    ),
    decided AS MATERIALIZED (
      SELECT attribution_case.*,
        case_provider || '/' || coalesce(nullif(case_scope, ''), '-') AS scope_name,
        CASE
          WHEN segment.subjects IS NOT NULL THEN 'lease'
          WHEN scope.subjects IS NOT NULL THEN 'scope'
          WHEN tag_rung.candidates IS NOT NULL THEN 'tag'
          ELSE 'none'
        END AS rule,
        coalesce(segment.subjects, scope.subjects, tag_rung.candidates, []) AS candidates,
        segment.workspaces AS leased_workspaces,
        segment.input AS lease_input, tag_rung.input AS tag_input, unknown_tags.input AS unknown_input
      FROM attribution_case
      LEFT JOIN attribution_segment segment ON segment.segment_id = case_segment
      LEFT JOIN attribution_scope scope ON scope.provider = case_provider AND scope.scope = case_scope
      LEFT JOIN tag_rung USING (id)
      LEFT JOIN unknown_tags USING (id)
    ),
    tagged_workspace AS (
      SELECT id, arg_min(workspaces, position) AS workspaces
      FROM (
        SELECT decided.id, workspace_key.position, list(owner.workspace_id) AS workspaces
        FROM decided
        JOIN case_tag USING (id)
        JOIN attribution_workspace_key workspace_key ON workspace_key.name = case_tag.name
        JOIN attribution_workspace owner ON owner.name = case_tag.text
        WHERE len(candidates) = 1 AND owner.subject_ref = candidates[1]
          AND (rule <> 'lease' OR list_contains(leased_workspaces, owner.workspace_id))
        GROUP BY decided.id, workspace_key.position
      ) GROUP BY id
    )
    SELECT ${columns}, rule, candidates,
      CASE len(candidates) WHEN 0 THEN 'unattributed' WHEN 1 THEN 'attributed' ELSE 'ambiguous' END AS outcome,
      CASE WHEN len(candidates) = 1 THEN candidates[1] END AS subject_ref,
      CASE
        WHEN len(candidates) <> 1 THEN NULL
        WHEN len(leased_workspaces) = 1 THEN leased_workspaces[1]
        WHEN len(tagged_workspace.workspaces) = 1 THEN tagged_workspace.workspaces[1]
      END AS workspace_id,
      CASE rule
        WHEN 'lease' THEN lease_input || ' of ' || scope_name
        WHEN 'scope' THEN 'scope ' || scope_name
        WHEN 'tag' THEN tag_input
        ELSE concat_ws(', ', scope_name, unknown_input)
      END AS input
    FROM decided LEFT JOIN tagged_workspace USING (id)`;
}

function leaseTables(plan: AttributionPlan): string[] {
  return createTable(
    'attribution_segment',
    `segment_id INTEGER, provider VARCHAR, scope VARCHAR, starts_at TIMESTAMP,
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
        text(leaseInput(segment.leases)),
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
    'provider VARCHAR, scope VARCHAR, subjects VARCHAR[]',
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

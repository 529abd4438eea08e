import { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { createAttributor } from './attribute';
import {
  ATTRIBUTION_CASE_COLUMNS,
  compileAttributionSql,
} from './compileAttributionSql';
import { cutDays } from './cutDays';
import {
  AttributableRecord,
  Attribution,
  AttributionPlan,
  Override,
  SharedCostKind,
  SharedCostRule,
} from './types';

const quote = (value: string) => `'${value.replace(/'/g, "''")}'`;

/** Runs records through the SQL form and answers in the shape of the function. */
async function attributeInDuckDb(
  connection: DuckDBConnection,
  records: AttributableRecord[],
  plan: AttributionPlan,
): Promise<Attribution[]> {
  const rows = records.map((record, row) => {
    // Both encodings of tags: an object, and a list of keys and values.
    const tags = JSON.stringify(
      row % 2 === 0
        ? record.tags
        : Object.entries(record.tags).map(([key, value]) => ({ key, value })),
    );
    const values = [
      String(row),
      quote(record.provider),
      record.scopeId === undefined ? 'NULL' : quote(record.scopeId),
      record.at ? `epoch_ms(${Date.parse(record.at)})` : 'NULL',
      tags === '{}' ? 'NULL' : quote(tags),
      record.resourceId === undefined ? 'NULL' : quote(record.resourceId),
      record.sharedKind === undefined ? 'NULL' : quote(record.sharedKind),
    ];
    return `(${values.join(', ')})`;
  });
  const compiled = compileAttributionSql(plan);
  const statements = [
    `CREATE OR REPLACE TEMP TABLE charge (row INTEGER, provider VARCHAR, scope_id VARCHAR, charged_at TIMESTAMP,
      tags VARCHAR, resource_id VARCHAR, shared_kind VARCHAR)`,
    `INSERT INTO charge VALUES ${rows.join(', ')}`,
    ...compiled.setup('charge'),
    `CREATE OR REPLACE TEMP TABLE cased AS ${compiled.selectCases('charge')}`,
  ];
  for (const statement of statements) {
    await connection.run(statement);
  }
  const result = await connection.runAndReadAll(
    `SELECT row, outcome, rule, subject_ref, workspace_id, input, candidates, share_rule, share_pool
      FROM cased JOIN (${compiled.selectAttributions('cased')}) attribution
      ON ${ATTRIBUTION_CASE_COLUMNS.map(
        column => `cased.${column} IS NOT DISTINCT FROM attribution.${column}`,
      ).join(' AND ')}
      ORDER BY row`,
  );
  return result.getRowObjectsJson().map(row => ({
    outcome: row.outcome as Attribution['outcome'],
    ...(row.subject_ref === null
      ? {}
      : { subjectRef: row.subject_ref as string }),
    ...(row.workspace_id === null
      ? {}
      : { workspaceId: row.workspace_id as string }),
    ...(row.share_rule === null
      ? {}
      : {
          share: {
            ruleId: row.share_rule as string,
            name: row.share_pool as string,
          },
        }),
    trace: {
      rule: row.rule as Attribution['trace']['rule'],
      input: row.input as string,
      candidates: row.candidates as string[],
      planVersion: plan.version,
    },
  }));
}

// Few values each, so that leases overlap, keys collide after folding and tags name two learners.
const subject = fc.constantFrom(
  'user:default/ada',
  'user:default/bob',
  'user:a/é',
);
const provider = fc.constantFrom(
  'aws',
  'AWS',
  ' Amazon Web Services',
  'Azure',
  'Microsoft',
  "o'cloud",
);
const scopeId = fc.constantFrom(
  '012345678901',
  '/subscriptions/AB-1',
  'ab-1',
  '',
  'projects/x',
);
const hour = fc
  .integer({ min: 0, max: 8 })
  .map(h => new Date(Date.UTC(2026, 10, 1, h)).toISOString());
const workspaceId = fc.constantFrom('ws-1', 'ws-2', 'WS-2', 'ws-3');
const tagKey = fc.constantFrom(
  'learner',
  ' Learner',
  'OWNER',
  'owner',
  'workspace',
  'Workspace\t',
  'org',
  'İd',
);
const tagValue = fc.oneof(
  fc.constantFrom(
    'ada',
    ' ADA',
    'bob',
    'Ada@Example.com',
    'ws-1',
    'ws-2',
    'WS-3',
    'zoe',
    '',
    "o'neil",
    'É',
    '\u{1F600}',
    '\uFF5E',
  ),
  fc.string({ maxLength: 6 }).map(value => value.replace(/[\0\u2028]/g, '')),
);

const resourceId = fc.constantFrom(
  'i-1',
  'I-1 ',
  '/subscriptions/ab-1/vm/x',
  '',
);

const overrideArbitrary: fc.Arbitrary<Override> = fc.record(
  {
    id: fc.constantFrom('o1', 'o2', "o'3"),
    provider,
    scopeId,
    resourceId,
    tag: fc.record({ key: tagKey, value: tagValue }),
    startsAt: fc.oneof(hour, fc.constant('soon')),
    endsAt: hour,
    subjectRef: subject,
    workspaceId,
  },
  { requiredKeys: ['id', 'subjectRef'] },
);

const sharedKind = fc.constantFrom<SharedCostKind>(
  'tax',
  'support',
  'unused-commitment',
);

const planArbitrary: fc.Arbitrary<AttributionPlan> = fc.record({
  version: fc.constant('v1'),
  overrides: fc.array(overrideArbitrary, { maxLength: 4 }),
  sharedCosts: fc.array(
    fc.record(
      {
        id: fc.constantFrom('r1', "r'2"),
        kind: sharedKind,
        provider,
        within: fc.constantFrom<SharedCostRule['within']>(
          'scope',
          'provider',
          'period',
        ),
      },
      { requiredKeys: ['id', 'kind', 'within'] },
    ),
    { maxLength: 3 },
  ),
  leases: fc.array(
    fc.record({
      id: fc.constantFrom('l1', 'l2', 'l3', "l'4"),
      provider,
      scopeId,
      subjectRef: subject,
      workspaceId,
      startsAt: hour,
      endsAt: hour,
    }),
    { maxLength: 6 },
  ),
  scopes: fc.array(fc.record({ provider, scopeId, subjectRef: subject }), {
    maxLength: 3,
  }),
  learnerTagKeys: fc.uniqueArray(
    fc.constantFrom('learner', 'owner', 'OWNER ', 'id'),
    { maxLength: 4 },
  ),
  workspaceTagKeys: fc.uniqueArray(
    fc.constantFrom('workspace', 'org', 'learner'),
    { maxLength: 2 },
  ),
  subjects: fc.dictionary(
    fc.constantFrom(
      'ada',
      'bob',
      'ada@example.com',
      'é',
      '\u{1F600}',
      '\uFF5E',
    ),
    subject,
  ),
});

const recordArbitrary: fc.Arbitrary<AttributableRecord> = fc.record(
  {
    provider,
    scopeId,
    at: hour,
    tags: fc.dictionary(tagKey, tagValue, { maxKeys: 5 }),
    resourceId,
    sharedKind,
  },
  { requiredKeys: ['provider', 'tags'] },
);

describe('compileAttributionSql', () => {
  let instance: DuckDBInstance;
  let connection: DuckDBConnection;

  beforeAll(async () => {
    instance = await DuckDBInstance.create(':memory:');
    connection = await instance.connect();
  });

  afterAll(() => {
    connection.closeSync();
    instance.closeSync();
  });

  it('attributes every charge exactly as the function does, with the same trace', async () => {
    await fc.assert(
      fc.asyncProperty(
        planArbitrary,
        fc.array(recordArbitrary, { minLength: 1, maxLength: 12 }),
        async (plan, records) => {
          expect(await attributeInDuckDb(connection, records, plan)).toEqual(
            records.map(createAttributor(plan)),
          );
        },
      ),
      { numRuns: 150 },
    );
  }, 120_000);

  it('names as cut every day within which the answer changes, so that all others may be summed first', async () => {
    await fc.assert(
      fc.asyncProperty(
        planArbitrary,
        fc.array(recordArbitrary, { minLength: 1, maxLength: 12 }),
        async (plan, records) => {
          const compiled = compileAttributionSql(plan);
          const accounts = records.map(
            ({ provider: name, scopeId: id }) =>
              `(${quote(name)}, ${id === undefined ? 'NULL' : quote(id)})`,
          );
          for (const statement of compiled.setupCuts()) {
            await connection.run(statement);
          }
          const reader = await connection.runAndReadAll(
            compiled.selectCuts(
              `(FROM (VALUES ${accounts.join(
                ', ',
              )}) accounts(provider, scope_id))`,
            ),
          );
          const cuts = new Set(
            reader.getRowsJson().map(cut => JSON.stringify(cut)),
          );
          expect(compiled.hasCuts || cuts.size === 0).toBe(true);
          expect(
            new Set(
              records.flatMap(({ provider: name, scopeId: id }) =>
                cutDays(plan, { provider: name, scopeId: id }).map(day =>
                  JSON.stringify([name, id ?? null, day]),
                ),
              ),
            ),
          ).toEqual(cuts);
          const attribute = createAttributor(plan);
          const dayOf = (record: AttributableRecord) => record.at!.slice(0, 10);
          const uncut = records
            .filter(record => record.at)
            .filter(record => {
              const { provider: name, scopeId: id = null } = record;
              return !cuts.has(JSON.stringify([name, id, dayOf(record)]));
            });
          expect(uncut.map(attribute)).toEqual(
            uncut.map(record =>
              attribute({ ...record, at: `${dayOf(record)}T00:00:00Z` }),
            ),
          );
        },
      ),
      { numRuns: 100 },
    );
  }, 120_000);

  it('loads thousands of subjects', async () => {
    const subjects = Object.fromEntries(
      Array.from({ length: 2500 }, (_, n) => [`l${n}`, `user:default/l${n}`]),
    );
    const plan: AttributionPlan = {
      version: 'v1',
      leases: [],
      scopes: [],
      learnerTagKeys: ['learner'],
      workspaceTagKeys: [],
      subjects,
    };
    const [attribution] = await attributeInDuckDb(
      connection,
      [{ provider: 'aws', tags: { learner: 'L2499' } }],
      plan,
    );
    expect(attribution.subjectRef).toBe('user:default/l2499');
  });
});

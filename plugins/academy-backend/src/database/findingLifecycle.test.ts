import { Knex } from 'knex';
import { migrationsDirectory } from './openDatabase';
import { createTestDatabases } from './testDatabases';

jest.setTimeout(60_000);

const MIGRATION = '20261123190000_finding_lifecycle.js';
const FIRST = '2026-11-01T00:00:00.000Z';
const LAST = '2026-11-03T00:00:00.000Z';
const databases = createTestDatabases();

/** A row of before, which was seen open first and last at these times. */
function rowOf(key: string, fields: object) {
  return {
    key,
    scan_run_id: 1,
    source: 'nightly',
    format: 'ocsf',
    check_id: 'check',
    title: 'Check',
    severity: 'high',
    status: 'fail',
    source_state: 'active',
    provider: 'aws',
    resource_uid: 'r',
    discriminator: '',
    tags: '{}',
    scope_tags: '{}',
    simulated: false,
    event_digest: 'e',
    observed_at: LAST,
    first_open_at: FIRST,
    last_open_at: LAST,
    first_evaluated_at: FIRST,
    last_evaluated_at: LAST,
    search_text: '',
    outcome: 'unattributed',
    trace_key: 't',
    plan_version: 'p',
    ...fields,
  };
}

describe.each(databases.eachSupportedId())(
  'findings of before the lifecycle on %s',
  databaseId => {
    const directory = migrationsDirectory();
    let knex: Knex;
    let before: unknown[][];

    const everything = () =>
      Promise.all([
        knex('finding').orderBy('key'),
        knex('finding_event').orderBy('finding_key'),
        knex('scan_run').orderBy('id'),
      ]);

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await knex.migrate.latest({ directory });
      for (;;) {
        const [, [last]] = await knex.migrate.down({ directory });
        if (last.endsWith(MIGRATION)) {
          break;
        }
      }
      await knex('scan_run').insert({
        id: 1,
        ingest_run_id: '1',
        source: 'nightly',
        file: 'scan.json',
        content_digest: '0123456789abcdef',
        simulated: false,
        events: 4,
        observed_from: FIRST,
        observed_to: LAST,
        read_at: LAST,
      });
      const never = { first_open_at: null, last_open_at: null };
      await knex('finding').insert([
        rowOf('1 fails', {}),
        rowOf('2 warns', { status: 'warning' }),
        rowOf('3 by hand', { status: 'manual', ...never }),
        rowOf('4 by hand, was open', { status: 'manual' }),
        rowOf('5 passes', { status: 'pass', ...never }),
        rowOf('6 passes, was open', { status: 'pass' }),
        rowOf('7 resolved', { status: 'pass', source_state: 'resolved' }),
      ]);
      await knex('finding_event').insert({
        finding_key: '1 fails',
        event_digest: 'e',
        scan_run_id: 1,
        status: 'fail',
        observed_at: LAST,
        raw: '{}',
      });
      before = await everything();
      await knex.migrate.up({ directory, name: MIGRATION });
    });

    afterAll(() => knex.destroy());

    it('are open, resolved or clear as what is known of them says', async () => {
      const open = { lifecycle_condition: 'open', opened_at: FIRST };
      const clear = { lifecycle_condition: 'clear', opened_at: null };
      const resolved = {
        lifecycle_condition: 'resolved',
        opened_at: FIRST,
        resolved_at: LAST,
      };
      expect(await knex('finding').orderBy('key')).toEqual(
        [
          open,
          open,
          clear,
          open,
          clear,
          { ...resolved, resolution: 'fixed' },
          { ...resolved, resolution: 'source-resolved' },
        ].map(state =>
          expect.objectContaining({
            resolution: null,
            resolved_at: null,
            seen_at: LAST,
            absences: 0,
            absent_at: null,
            reopen_count: 0,
            ...state,
          }),
        ),
      );
    });

    it('come from runs that covered nothing', async () => {
      expect(await knex('scan_run')).toEqual([
        expect.objectContaining({
          run_id: 'scan.json@0123456789ab',
          started_at: FIRST,
          outcome: 'succeeded',
          coverage: '{"scopes":[],"regions":[],"checks":[]}',
          errors: '[]',
          run_digest: '0123456789abcdef',
          unreadable: 0,
          held: null,
          approved_by: null,
          transitions: '[]',
        }),
      ]);
    });

    it('are what they were, with their events, when it is undone', async () => {
      await knex.migrate.down({ directory, name: MIGRATION });
      expect(await everything()).toEqual(before);
    });
  },
);

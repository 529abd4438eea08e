import { AttributionPlan } from '@gpu-academy/attribution';
import { ScanRun } from '@gpu-academy/findings';
import { Knex } from 'knex';
import { createTestDatabases, initMigrated } from '../database/testDatabases';
import { attributorOf, MemoryTraceStore } from './__testUtils__/attribution';
import { EventFields, scanOf, scanOfRun } from './__testUtils__/events';
import { DatabaseFindingStore } from './DatabaseFindingStore';

jest.setTimeout(60_000);

const ADA = 'user:default/ada';
const GRACE = 'user:default/grace';
const FIRST = '2026-11-01T00:00:00.000Z';
const SECOND = '2026-11-02T00:00:00.000Z';
const THIRD = '2026-11-03T00:00:00.000Z';

const databases = createTestDatabases();

async function insertLease(
  knex: Knex,
  lease: NonNullable<AttributionPlan['leases']>[number],
): Promise<void> {
  await knex('workspace').insert({
    id: lease.workspaceId,
    learner_ref: lease.subjectRef,
    module_ref: 'learningmodule:default/mod-102',
    item_id: 'lab-1',
    entity_ref: 'component:default/lab',
    title: 'Lab',
    provider: lease.provider,
    region: 'eu-west-1',
    instance_type: 'g4dn.xlarge',
    hours: 1,
    budget: '1',
    currency: 'USD',
    repo_url: 'https://git.example.org/ada/lab',
    clone_url: 'https://git.example.org/ada/lab.git',
    repository: 'git.example.org/ada/lab',
    created_at: lease.startsAt,
  });
  await knex('lease').insert({
    id: lease.id,
    workspace_id: lease.workspaceId,
    provider: lease.provider,
    scope_id: lease.scopeId,
    learner_ref: lease.subjectRef,
    starts_at: lease.startsAt,
    ends_at: lease.endsAt,
  });
}

describe.each(databases.eachSupportedId())(
  'DatabaseFindingStore on %s',
  databaseId => {
    let knex: Knex;
    let traces: MemoryTraceStore;
    let store: DatabaseFindingStore;

    beforeAll(async () => {
      knex = await initMigrated(databases, databaseId);
    });

    beforeEach(async () => {
      await knex('finding_event').delete();
      await knex('finding').delete();
      await knex('scan_run').delete();
      await knex('lease').delete();
      await knex('workspace').delete();
      traces = new MemoryTraceStore();
      store = DatabaseFindingStore.create({ database: knex, traces });
    });

    afterAll(() => knex.destroy());

    const titlesOf = async (query: Parameters<typeof store.list>[1]) =>
      (await store.list(ADA, query)).items.map(each => each.title);

    it('shows a learner what a scan found, as the API has it', async () => {
      await store.applyScan(
        scanOf({
          remediation: {
            text: 'Close it.',
            url: 'https://docs.example.org/22',
          },
        }),
        attributorOf(),
      );
      expect(await store.list(ADA, {})).toEqual({
        items: [
          {
            key: expect.stringMatching(/^[0-9a-f]{64}$/),
            title: 'Port 22 is closed to the internet',
            description: 'sg-1 lets everyone in.',
            severity: 'high',
            status: 'fail',
            provider: 'aws',
            scopeId: '111122223333',
            region: 'eu-west-1',
            checkId: 'open_port_22',
            resourceUid:
              'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1',
            resourceType: 'AwsEc2SecurityGroup',
            remediation: 'Close it.',
            remediationUrl: 'https://docs.example.org/22',
            workspaceId: undefined,
            simulated: false,
            firstSeen: FIRST,
            lastSeen: FIRST,
            lastEvaluated: FIRST,
            state: 'open',
            reopenCount: 0,
            resolution: undefined,
            resolvedAt: undefined,
            dueAt: undefined,
          },
        ],
        total: 1,
        offset: 0,
        limit: 20,
      });
    });

    it('lets the worst of two events of one problem win and keeps both as evidence', async () => {
      await store.applyScan(
        scanOf({ status: 'fail' }, { status: 'pass' }),
        attributorOf(),
      );
      expect(
        (await store.list(ADA, {})).items.map(each => each.status),
      ).toEqual(['fail']);
      const events = await knex('finding_event').select('status', 'raw');
      expect(events.map(each => each.status).sort()).toEqual(['fail', 'pass']);
      expect(JSON.parse(events[0].raw)).toMatchObject({ class_uid: 2003 });
    });

    it('comes to the same findings when a scan is applied again', async () => {
      const scan = scanOf(
        { status: 'fail' },
        { resource: 'sg-2', status: 'pass' },
      );
      await store.applyScan(scan, attributorOf());
      const before = await store.list(ADA, {});
      await store.applyScan(scan, attributorOf());
      expect(await store.list(ADA, {})).toEqual(before);
      expect(await knex('finding_event')).toHaveLength(2);
    });

    it('keeps when a problem was first and last seen over all scans, whatever order they come in', async () => {
      for (const observedAt of [SECOND, THIRD, FIRST]) {
        await store.applyScan(scanOf({ observedAt }), attributorOf());
      }
      expect((await store.list(ADA, {})).items).toEqual([
        expect.objectContaining({ firstSeen: FIRST, lastSeen: THIRD }),
      ]);
    });

    it('believes the newest scan and keeps a scan that comes late as history', async () => {
      await store.applyScan(
        scanOf({ observedAt: THIRD, status: 'pass' }),
        attributorOf(),
      );
      await store.applyScan(
        scanOf({ observedAt: FIRST, status: 'fail' }),
        attributorOf(),
      );
      expect((await store.list(ADA, {})).items).toEqual([
        expect.objectContaining({ status: 'pass', firstSeen: FIRST }),
      ]);
    });

    it('resolves nothing that a later scan does not mention', async () => {
      await store.applyScan(scanOf({ resource: 'sg-1' }), attributorOf());
      await store.applyScan(
        scanOf({ resource: 'sg-2', observedAt: SECOND }),
        attributorOf(),
      );
      expect((await store.list(ADA, { status: ['fail'] })).total).toBe(2);
    });

    it('shows nobody what belongs to nobody or to two', async () => {
      await store.applyScan(
        scanOf(
          { resource: 'sg-1', tags: {} },
          { resource: 'sg-2', tags: { learner: 'ada', Learner: 'grace' } },
          { resource: 'sg-3', tags: { learner: 'grace' } },
        ),
        attributorOf(),
      );
      expect((await store.list(ADA, {})).total).toBe(0);
      expect(
        (await store.list(GRACE, {})).items.map(each => each.resourceUid),
      ).toEqual([expect.stringContaining('sg-3')]);
      expect(await knex('finding').pluck('outcome').orderBy('outcome')).toEqual(
        ['ambiguous', 'attributed', 'unattributed'],
      );
    });

    it('stores how each finding found its learner', async () => {
      await store.applyScan(
        scanOf({ resource: 'sg-1' }, { resource: 'sg-2', tags: {} }),
        attributorOf(),
      );
      const keys: string[] = await knex('finding').pluck('trace_key');
      const stored = await Promise.all(keys.map(key => traces.get(key)));
      expect(stored.map(trace => trace?.rule).sort()).toEqual(['none', 'tag']);
    });

    it('gives a finding to who held the account when it was last seen', async () => {
      const lease = (subjectRef: string, startsAt: string, endsAt: string) => ({
        id: subjectRef,
        provider: 'aws',
        scopeId: '111122223333',
        subjectRef,
        workspaceId: `workspace of ${subjectRef}`,
        startsAt,
        endsAt,
      });
      const attributor = attributorOf({
        leases: [lease(ADA, FIRST, SECOND), lease(GRACE, SECOND, THIRD)],
      });
      await store.applyScan(scanOf({ observedAt: FIRST }), attributor);
      expect((await store.list(ADA, {})).items).toEqual([
        expect.objectContaining({ workspaceId: `workspace of ${ADA}` }),
      ]);
      await store.applyScan(scanOf({ observedAt: SECOND }), attributor);
      expect((await store.list(ADA, {})).total).toBe(0);
      expect((await store.list(GRACE, {})).total).toBe(1);
    });

    it('lets a tag of the resource speak before one of its account', async () => {
      const scan = scanOf({ tags: { learner: 'ada' } });
      scan.run.records[0].scopeTags = { learner: 'grace' };
      await store.applyScan(scan, attributorOf());
      expect((await store.list(ADA, {})).total).toBe(1);
    });

    it('keeps nothing of a scan that fails half-way', async () => {
      await store.applyScan(scanOf({ resource: 'sg-1' }), attributorOf());
      const before = await store.list(ADA, {});
      const failing = {
        planVersion: 'plan-1',
        attribute: () => {
          throw new Error('attribution is broken');
        },
      };
      await expect(
        store.applyScan(
          { ...scanOf({ resource: 'sg-2' }), contentDigest: 'digest-2' },
          failing,
        ),
      ).rejects.toThrow('attribution is broken');
      expect(await store.list(ADA, {})).toEqual(before);
      expect(await store.getContentDigest('nightly', 'scan.json')).toBe(
        'digest-1',
      );
    });

    it('knows what content of a file it stored last', async () => {
      expect(
        await store.getContentDigest('nightly', 'scan.json'),
      ).toBeUndefined();
      await store.applyScan(scanOf({}), attributorOf());
      await store.applyScan(
        { ...scanOf({}), contentDigest: 'digest-2' },
        attributorOf(),
      );
      expect(await store.getContentDigest('nightly', 'scan.json')).toBe(
        'digest-2',
      );
      expect(
        await store.getContentDigest('weekly', 'scan.json'),
      ).toBeUndefined();
    });

    it('attributes anew under another plan, once', async () => {
      await store.applyScan(
        scanOf(
          ...Array.from({ length: 900 }, (_, i) => ({ resource: `sg-${i}` })),
        ),
        attributorOf(),
      );
      const later = attributorOf({
        version: 'plan-2',
        subjects: { ada: GRACE },
      });
      expect(await store.reattribute(later)).toBe(900);
      expect((await store.list(ADA, {})).total).toBe(0);
      expect((await store.list(GRACE, {})).total).toBe(900);
      expect(await store.reattribute(later)).toBe(0);
    });

    it('does not lose a finding of two scans that are applied at once', async () => {
      const resources = Array.from({ length: 5 }, (_, i) => `sg-${i}`);
      await Promise.all(
        [FIRST, SECOND, THIRD].map(observedAt =>
          store.applyScan(
            scanOf(...resources.map(resource => ({ resource, observedAt }))),
            attributorOf(),
          ),
        ),
      );
      const { items } = await store.list(ADA, {});
      expect(items).toHaveLength(5);
      for (const item of items) {
        expect(item).toMatchObject({ firstSeen: FIRST, lastSeen: THIRD });
      }
    });

    describe('runs', () => {
      const all = {
        scopes: 'all',
        regions: 'all',
        checks: 'all',
      } as const;
      const days = [1, 2, 3, 4, 5, 6].map(
        day => `2026-11-0${day}T00:00:00.000Z`,
      );
      const groups = (count: number, fields: EventFields = {}) =>
        Array.from({ length: count }, (_, at) => ({
          resource: `sg-${at}`,
          ...fields,
        }));
      const statesOf = async () =>
        Object.fromEntries(
          (await store.list(ADA, { limit: 100 })).items.map(each => [
            each.resourceUid.split('/')[1],
            each.state,
          ]),
        );
      /** What each run did, oldest first. */
      const transitions = async () =>
        (await knex('scan_run').orderBy('id').pluck('transitions')).map(
          (text: string) =>
            JSON.parse(text).map((each: { type: string }) => each.type),
        );
      let count = 0;
      const apply = (run: Partial<ScanRun>, ...events: EventFields[]) => {
        count += 1;
        return store.applyScan(
          {
            ...scanOfRun(run, ...events),
            contentDigest: `content-${count}`,
          },
          attributorOf(),
        );
      };

      it('that succeeded let what they do not see go stale, then resolved', async () => {
        const [first, second, third] = days;
        await apply({}, ...groups(2, { observedAt: first }));
        const run = { coverage: all };
        await apply(run, { resource: 'sg-0', observedAt: second });
        expect(await statesOf()).toEqual({ 'sg-0': 'open', 'sg-1': 'stale' });
        expect((await store.summarize([ADA])).get(ADA)).toMatchObject({
          open: 2,
          bySeverity: { high: 2 },
        });
        await apply(run, { resource: 'sg-0', observedAt: third });
        expect((await store.summarize([ADA])).get(ADA)?.open).toBe(1);
        expect((await store.list(ADA, { state: ['resolved'] })).items).toEqual([
          expect.objectContaining({
            status: 'fail',
            state: 'resolved',
            resolution: 'not-observed',
            resolvedAt: third,
            lastSeen: first,
          }),
        ]);
        expect(await transitions()).toEqual([
          ['opened', 'opened'],
          ['went-stale'],
          ['resolved'],
        ]);
      });

      it('leave the last run that spoke of a finding as it is where they only miss it', async () => {
        await apply({}, ...groups(2, { observedAt: days[0] }));
        await apply(
          { coverage: all },
          { resource: 'sg-0', observedAt: days[1] },
        );
        const [first, second] = await knex('scan_run')
          .orderBy('id')
          .pluck('id');
        expect(
          await knex('finding').orderBy('resource_uid').pluck('scan_run_id'),
        ).toEqual([second, first]);
      });

      it('that leave out a region, or had an error there, resolve nothing in it', async () => {
        await apply({}, ...groups(2, { observedAt: days[0] }));
        for (const [at, run] of [
          { coverage: { ...all, regions: ['us-east-1'] } },
          { coverage: all, errors: [{ region: 'eu-west-1', message: 'no' }] },
          { coverage: all, outcome: 'partial' as const },
          { coverage: all, outcome: 'failed' as const },
        ].entries()) {
          await apply({ ...run, startedAt: days[at + 1] });
        }
        expect(await statesOf()).toEqual({ 'sg-0': 'open', 'sg-1': 'open' });
        expect(await knex('scan_run').orderBy('id').pluck('outcome')).toEqual([
          'succeeded',
          'succeeded',
          'succeeded',
          'partial',
          'failed',
        ]);
      });

      it('of another source say nothing of this one', async () => {
        await apply({}, ...groups(1, { observedAt: days[0] }));
        for (const startedAt of days.slice(1, 4)) {
          await apply({ source: 'weekly', coverage: all, startedAt });
        }
        expect(await statesOf()).toEqual({ 'sg-0': 'open' });
      });

      it('reopen what was resolved, and count it', async () => {
        for (const [at, status] of (
          ['fail', 'pass', 'fail', 'pass', 'fail'] as const
        ).entries()) {
          await apply({}, { status, observedAt: days[at] });
        }
        expect((await store.list(ADA, {})).items).toEqual([
          expect.objectContaining({
            state: 'open',
            reopenCount: 2,
            resolution: undefined,
            firstSeen: days[0],
          }),
        ]);
        expect(await transitions()).toEqual([
          ['opened'],
          ['resolved'],
          ['reopened'],
          ['resolved'],
          ['reopened'],
        ]);
      });

      it('that come late change first times and no state', async () => {
        await apply({}, { observedAt: days[2] });
        await apply({ coverage: all, startedAt: days[1] });
        await apply({}, { observedAt: days[0], status: 'pass' });
        expect((await store.list(ADA, {})).items).toEqual([
          expect.objectContaining({
            state: 'open',
            status: 'fail',
            firstSeen: days[2],
            lastEvaluated: days[2],
          }),
        ]);
        expect(await transitions()).toEqual([['opened'], [], []]);
        expect(await knex('finding').pluck('first_evaluated_at')).toEqual([
          days[0],
        ]);
      });

      it('that come again change nothing, in whatever order their events are', async () => {
        const events = groups(3, { observedAt: days[0] });
        await apply({ coverage: all }, ...events);
        const before = await knex('finding').orderBy('key');
        expect(
          await apply({ coverage: all }, ...events.slice().reverse()),
        ).toEqual({ outcome: 'unchanged', heldScopes: [] });
        expect(await knex('finding').orderBy('key')).toEqual(before);
        expect(await transitions()).toEqual([
          ['opened', 'opened', 'opened'],
          [],
        ]);
      });

      it('write what they changed and nothing else', async () => {
        await apply({}, ...groups(3, { observedAt: days[1] }));
        await knex('finding').update({ trace_key: 'untouched' });
        await apply({}, { resource: 'sg-0', observedAt: days[2] });
        expect(
          await knex('finding').where({ trace_key: 'untouched' }),
        ).toHaveLength(2);
      });

      it('that would resolve too much are held until somebody lets them through', async () => {
        const passing = groups(30, { observedAt: days[1], status: 'pass' });
        await apply({}, ...groups(40, { observedAt: days[0] }));
        const before = await knex('finding').orderBy('key');
        const held = {
          outcome: 'held',
          heldScopes: [{ scopeId: '111122223333', open: 40, wouldResolve: 30 }],
        };
        expect(await apply({}, ...passing)).toEqual(held);
        expect(await apply({}, ...passing)).toEqual(held);
        expect(await knex('finding').orderBy('key')).toEqual(before);
        expect(await knex('finding_event')).toHaveLength(40);

        const approvedBy = 'user:default/grace';
        expect(await apply({ approvedBy }, ...passing)).toEqual({
          outcome: 'applied',
          heldScopes: [],
        });
        expect((await store.summarize([ADA])).get(ADA)?.open).toBe(10);
        expect(await apply({}, ...passing)).toMatchObject({
          outcome: 'unchanged',
        });
        expect(
          (await knex('scan_run').orderBy('id')).map(each => [
            each.held !== null,
            each.approved_by,
          ]),
        ).toEqual([
          [false, null],
          [true, null],
          [true, null],
          [false, approvedBy],
          [false, null],
        ]);
      });

      it('that are held, or were not read as a whole, are worth another look', async () => {
        const digest = () => store.getContentDigest('nightly', 'scan.json');
        await store.applyScan({ ...scanOf({}), unreadable: 1 }, attributorOf());
        expect(await digest()).toBeUndefined();
        await store.applyScan({ ...scanOf({}), unreadable: 1 }, attributorOf());
        expect(await knex('scan_run')).toHaveLength(1);
        await apply({}, ...groups(40, { observedAt: days[1] }));
        expect(await digest()).toBeDefined();
        await apply({}, ...groups(40, { observedAt: days[2], status: 'pass' }));
        expect(await digest()).toBeUndefined();
      });

      it('make a finding due by its severity, and never after the lab ends', async () => {
        const lease = {
          id: 'lease-1',
          provider: 'aws',
          scopeId: '111122223333',
          subjectRef: ADA,
          workspaceId: 'ws-1',
          startsAt: FIRST,
          endsAt: '2026-11-02T12:00:00.000Z',
        };
        await insertLease(knex, lease);
        await store.applyScan(
          scanOf(
            { resource: 'sg-0', severity: 'critical', observedAt: FIRST },
            { resource: 'sg-1', severity: 'medium', observedAt: FIRST },
            { resource: 'sg-2', severity: 'low', observedAt: FIRST },
            { resource: 'sg-3', status: 'pass', observedAt: FIRST },
          ),
          attributorOf({ leases: [lease] }),
        );
        expect(
          (await store.list(ADA, {})).items.map(each => each.dueAt),
        ).toEqual([
          '2026-11-01T04:00:00.000Z',
          lease.endsAt,
          undefined,
          undefined,
        ]);
      });
    });

    describe('lists', () => {
      beforeEach(async () => {
        await store.applyScan(
          scanOf(
            {
              resource: 'a',
              title: 'passed',
              status: 'pass',
              severity: 'critical',
            },
            {
              resource: 'b',
              title: 'manual',
              status: 'manual',
              severity: 'critical',
            },
            {
              resource: 'c',
              title: 'warned',
              status: 'warning',
              severity: 'critical',
            },
            { resource: 'd', title: 'low', severity: 'low' },
            { resource: 'e', title: 'critical', severity: 'critical' },
            { resource: 'f', title: 'older', severity: 'medium' },
            {
              resource: 'g',
              title: 'newer',
              severity: 'medium',
              observedAt: SECOND,
            },
            {
              resource: 'h',
              title: 'Größe 100%_of ÄRGER',
              checkId: 'Odd!Check',
              severity: 'unknown',
            },
          ),
          attributorOf(),
        );
      });

      it('worst status first, then the most severe, then the newest', async () => {
        expect(await titlesOf({})).toEqual([
          'critical',
          'newer',
          'older',
          'low',
          'Größe 100%_of ÄRGER',
          'warned',
          'manual',
          'passed',
        ]);
      });

      it('a page at a time, with the total of all pages', async () => {
        expect(await store.list(ADA, { offset: 2, limit: 3 })).toMatchObject({
          items: [
            { title: 'older' },
            { title: 'low' },
            { title: 'Größe 100%_of ÄRGER' },
          ],
          total: 8,
          offset: 2,
          limit: 3,
        });
        expect(await store.list(ADA, { offset: 100 })).toMatchObject({
          items: [],
          total: 8,
        });
      });

      it('by state', async () => {
        expect(await titlesOf({ state: ['clear'] })).toEqual([
          'manual',
          'passed',
        ]);
        expect(await titlesOf({ state: ['open', 'stale'] })).toHaveLength(6);
      });

      it('by status and by severity', async () => {
        expect(await titlesOf({ status: ['warning', 'manual'] })).toEqual([
          'warned',
          'manual',
        ]);
        expect(
          await titlesOf({ severity: ['critical'], status: ['fail'] }),
        ).toEqual(['critical']);
        expect(await titlesOf({ status: [], severity: [] })).toHaveLength(8);
      });

      it.each([
        ['a part of the title', 'RITICA', ['critical']],
        [
          'letters beyond ASCII in another case',
          'ärger',
          ['Größe 100%_of ÄRGER'],
        ],
        ['the check', 'odd!check', ['Größe 100%_of ÄRGER']],
        ['the resource', 'security-group/D', ['low']],
        ['a percent sign as itself', '100%', ['Größe 100%_of ÄRGER']],
        ['a percent sign as no wildcard', 'G%e', []],
        ['an underscore as no wildcard', 'l_w', []],
        ['a quote as itself', `'; drop table finding; --`, []],
      ])('by %s', async (_, search, titles) => {
        expect(await titlesOf({ search })).toEqual(titles);
      });

      it.each([
        [{ limit: 0 }, 'limit is 0, expected 1 to 100'],
        [{ limit: 101 }, 'limit is 101, expected 1 to 100'],
        [{ offset: -1 }, 'offset is -1, expected 0 or more'],
        [{ offset: 1.5 }, 'offset is 1.5, expected 0 or more'],
      ])('nothing for %j', async (query, message) => {
        await expect(store.list(ADA, query)).rejects.toThrow(message);
      });
    });

    describe('sums up', () => {
      it('open findings by severity, and when something was evaluated last', async () => {
        await store.applyScan(
          scanOf(
            { resource: 'a', severity: 'critical' },
            { resource: 'b', severity: 'high', status: 'warning' },
            { resource: 'c', severity: 'high', status: 'manual' },
            {
              resource: 'd',
              severity: 'high',
              status: 'pass',
              observedAt: THIRD,
            },
            {
              resource: 'e',
              severity: 'low',
              tags: { learner: 'grace' },
              simulated: true,
            },
          ),
          attributorOf(),
        );
        const summaries = await store.summarize([ADA, GRACE]);
        expect(summaries.get(ADA)).toEqual({
          open: 2,
          bySeverity: {
            critical: 1,
            high: 1,
            medium: 0,
            low: 0,
            informational: 0,
            unknown: 0,
          },
          evaluatedAt: THIRD,
          simulated: false,
        });
        expect(summaries.get(GRACE)).toMatchObject({
          open: 1,
          evaluatedAt: FIRST,
          simulated: true,
        });
      });

      it('nobody as having no findings where there is no evidence', async () => {
        expect(await store.summarize([ADA])).toEqual(
          new Map([
            [
              ADA,
              {
                open: 0,
                bySeverity: {
                  critical: 0,
                  high: 0,
                  medium: 0,
                  low: 0,
                  informational: 0,
                  unknown: 0,
                },
                simulated: false,
              },
            ],
          ]),
        );
        expect(await store.summarize([])).toEqual(new Map());
      });
    });
  },
);

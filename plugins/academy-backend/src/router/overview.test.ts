import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { academyHistoryExtensionPoint } from '@gpu-academy/backstage-plugin-academy-node';
import request from 'supertest';
import {
  authorizationOf,
  Caller,
  startAcademy,
} from './__testUtils__/startAcademy';

jest.setTimeout(60_000);

const MODULE = 'learningmodule:default/mod-102';

describe('overviews', () => {
  let academy: Awaited<ReturnType<typeof startAcademy>>;

  beforeAll(async () => {
    academy = await startAcademy({
      features: [
        createBackendModule({
          pluginId: 'academy',
          moduleId: 'history',
          register({ registerInit }) {
            registerInit({
              deps: { history: academyHistoryExtensionPoint },
              async init({ history }) {
                history.addHistory({
                  id: 'before',
                  read: async () => [
                    {
                      id: 'before:bo:lab-1',
                      learnerRef: 'user:default/bo',
                      type: 'item.passed',
                      moduleRef: MODULE,
                      itemId: 'lab-1',
                      mode: 'simulated',
                      verification: 'self-reported',
                      score: 90,
                      occurredAt: '2026-10-01T10:00:00Z',
                    },
                  ],
                });
              },
            });
          },
        }),
      ],
    });
  });

  afterAll(() => academy.backend.stop());

  const get = (caller: Caller, path: string) =>
    request(academy.server)
      .get(`/api/academy${path}`)
      .set(authorizationOf(caller));

  it('show a learner on their first day what to do first', async () => {
    const { body } = await get('ada', '/learners/default/ada/overview');
    expect(body).toMatchObject({
      learnerRef: 'user:default/ada',
      displayName: 'Ada Okafor',
      nextStep: {
        itemId: 'lab-1',
        templateRef: 'template:default/mod-102-lab-1-aws',
      },
      workspaces: [],
      spend: { totals: [], simulated: false },
      findings: { open: 0 },
    });
    expect(body.modules).toHaveLength(1);
    expect(body.spend.from).toMatch(/^\d{4}-\d\d-01$/);
  });

  it('show what was brought in from before the portal', async () => {
    const { body } = await get('bo', '/learners/default/bo/overview');
    expect(body.modules[0].items[0]).toMatchObject({
      state: 'passed',
      score: 90,
      mode: 'simulated',
    });
    expect(body.nextStep.itemId).toBe('lab-2');
  });

  it('are there for somebody whom the catalog does not name yet, and for nobody else', async () => {
    const own = await request(academy.server)
      .get('/api/academy/learners/default/eve/overview')
      .set('Authorization', mockCredentials.user.header('user:default/eve'));
    expect(own.status).toBe(200);
    expect(own.body.displayName).toBe('eve');
    expect((await get('pat', '/learners/default/eve/overview')).status).toBe(
      404,
    );
  });

  it('find a learner however the ref is written', async () => {
    const { body } = await get('ada', '/learners/Default/ADA/overview');
    expect(body.learnerRef).toBe('user:default/ada');
  });

  it.each([
    ['imani', ['Cohort of autumn']],
    ['ines', ['Cohort of spring']],
    ['pat', ['Cohort of autumn', 'Cohort of spring']],
    ['ada', []],
  ] as [Caller, string[]][])(
    'of cohorts: %s sees %j',
    async (caller, titles) => {
      const { body } = await get(caller, '/cohorts');
      expect(body.items.map((it: { title: string }) => it.title)).toEqual(
        titles,
      );
    },
  );

  it('of a cohort have a row for each learner', async () => {
    const { body } = await get('ines', '/cohorts/default/spring/learners');
    expect(body).toMatchObject({
      total: 1,
      offset: 0,
      limit: 20,
      items: [
        {
          learnerRef: 'user:default/bo',
          displayName: 'Bo Lindqvist',
          itemsPassed: 1,
          itemsTotal: 2,
          itemsFailed: 0,
          nextStep: { itemId: 'lab-2' },
          lastActive: '2026-10-01T10:00:00Z',
        },
      ],
    });
    const none = await get('ines', '/cohorts/default/spring/learners?offset=1');
    expect(none.body).toMatchObject({ total: 1, items: [] });
  });

  it.each([
    ['/learners/default/ada/daily-cost', /from/],
    ['/learners/default/ada/daily-cost?from=2026-11-01&to=2026-11-01', /after/],
    ['/learners/default/ada/daily-cost?from=2026-13-01&to=2026-14-01', /from/],
    ['/learners/default/ada/daily-cost?from=2020-01-01&to=2026-01-01', /400/],
    ['/learners/default/ada/findings?limit=101', /limit/],
    ['/learners/default/ada/findings?status=broken', /status/],
    ['/learners/default/ada/findings?colour=red', /colour/],
    ['/cohorts/default/autumn/learners?sort=luck', /sort/],
    ['/cohorts/default/autumn/learners?offset=-1', /offset/],
  ])('refuse %s and say what is wrong', async (path, message) => {
    const { status, body } = await get('ada', path);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
  });
});

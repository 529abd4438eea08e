import request, { Response } from 'supertest';
import { spec } from '../schema/openapi.generated';
import { describedResponse } from './__testUtils__/describedResponse';
import {
  authorizationOf,
  Caller,
  startAcademy,
} from './__testUtils__/startAcademy';

jest.setTimeout(60_000);

const CALLERS: Caller[] = [
  'ada',
  'bo',
  'imani',
  'ines',
  'pat',
  'service',
  'signed out',
];

const LAB = {
  moduleRef: 'learningmodule:default/mod-102',
  itemId: 'lab-1',
  provider: 'aws',
  region: 'us-east-1',
  instanceType: 'g6.xlarge',
  hours: 4,
  budget: '20',
  currency: 'USD',
};

const DAYS = 'from=2026-11-01&to=2026-12-01';

describe('who may do what', () => {
  let server: Parameters<typeof request>[0];
  let stop: () => Promise<void>;
  const ids = { workspace: '', attempt: 'no-such-attempt', digest: '' };

  const send = (caller: Caller, method: string, path: string, body?: object) =>
    request(server)
      [method as 'get' | 'post'](`/api/academy${path}`)
      .set(authorizationOf(caller))
      .send(body);

  async function register(caller: Caller): Promise<Response> {
    const plan = await send(caller, 'post', '/workspace-plans', LAB);
    const id = plan.body.workspaceId ?? '00000000-0000-7000-8000-000000000000';
    return send(caller, 'post', '/workspaces', {
      ...LAB,
      id,
      name: `lab-1-of-${caller.replace(' ', '-')}`,
      title: 'Lab 1',
      repoUrl: `http://git.test/learners/${id}`,
      cloneUrl: `http://git.test/learners/${id}.git`,
    });
  }

  beforeAll(async () => {
    const academy = await startAcademy();
    server = academy.server;
    stop = () => academy.backend.stop();
    ids.workspace = (await register('ada')).body.id;
    ids.digest = (await send('ada', 'get', '/cloud-sim')).body.digest;
  });

  afterAll(() => stop());

  // [what, method, path of the description, request, status by caller]
  // in the order        ada  bo   imani ines pat  service signed out
  const OWN_AND_STAFF = [200, 404, 200, 404, 200, 200, 401];
  const SIGNED_IN = [200, 200, 200, 200, 200, 200, 401];
  const STAFF = [403, 403, 403, 403, 200, 200, 401];
  const OPEN = [200, 200, 200, 200, 200, 200, 200];

  const TABLE: [
    string,
    string,
    string,
    () => { path: string; body?: object },
    number[],
  ][] = [
    [
      'overview of Ada',
      'get',
      '/learners/{namespace}/{name}/overview',
      () => ({ path: '/learners/default/ada/overview' }),
      OWN_AND_STAFF,
    ],
    [
      'overview of nobody',
      'get',
      '/learners/{namespace}/{name}/overview',
      () => ({ path: '/learners/default/nobody/overview' }),
      [404, 404, 404, 404, 404, 404, 401],
    ],
    [
      'daily cost of Ada',
      'get',
      '/learners/{namespace}/{name}/daily-cost',
      () => ({ path: `/learners/default/ada/daily-cost?${DAYS}` }),
      OWN_AND_STAFF,
    ],
    [
      'findings of Ada',
      'get',
      '/learners/{namespace}/{name}/findings',
      () => ({
        path: '/learners/default/ada/findings?status=fail&state=stale&severity=high&severity=low&limit=5',
      }),
      OWN_AND_STAFF,
    ],
    ['cohorts', 'get', '/cohorts', () => ({ path: '/cohorts' }), SIGNED_IN],
    [
      'learners of the cohort of Ada',
      'get',
      '/cohorts/{namespace}/{name}/learners',
      () => ({
        path: '/cohorts/default/autumn/learners?sort=spend&order=desc&search=ada',
      }),
      [404, 404, 200, 404, 200, 200, 401],
    ],
    [
      'plan of a workspace',
      'post',
      '/workspace-plans',
      () => ({ path: '/workspace-plans', body: LAB }),
      [200, 200, 200, 200, 200, 403, 401],
    ],
    [
      'workspace of Ada',
      'get',
      '/workspaces/{id}',
      () => ({ path: `/workspaces/${ids.workspace}` }),
      OWN_AND_STAFF,
    ],
    [
      'workspace of nobody',
      'get',
      '/workspaces/{id}',
      () => ({ path: '/workspaces/no-such-workspace' }),
      [404, 404, 404, 404, 404, 404, 401],
    ],
    [
      'upload token for the workspace of Ada',
      'post',
      '/workspaces/{id}/upload-tokens',
      () => ({ path: `/workspaces/${ids.workspace}/upload-tokens`, body: {} }),
      [201, 404, 404, 404, 201, 403, 401],
    ],
    [
      'clone command of the workspace of Ada',
      'get',
      '/workspaces/{id}/clone',
      () => ({ path: `/workspaces/${ids.workspace}/clone` }),
      [200, 404, 404, 404, 200, 403, 401],
    ],
    [
      'attempt that is not there',
      'get',
      '/attempts/{id}',
      () => ({ path: `/attempts/${ids.attempt}` }),
      [404, 404, 404, 404, 404, 404, 401],
    ],
    [
      'workspaces for the entity provider',
      'get',
      '/workspace-entities',
      () => ({ path: '/workspace-entities' }),
      [403, 403, 403, 403, 403, 200, 401],
    ],
    [
      'evidence without an upload token',
      'post',
      '/evidence',
      () => ({ path: '/evidence', body: { manifest: '{}', files: {} } }),
      [401, 401, 401, 401, 401, 401, 401],
    ],
    ['health', 'get', '/health', () => ({ path: '/health' }), OPEN],
    [
      'release of the simulator',
      'get',
      '/cloud-sim',
      () => ({ path: '/cloud-sim' }),
      OPEN,
    ],
    [
      'simulator',
      'get',
      '/cloud-sim/{digest}/cloud-sim.mjs',
      () => ({ path: `/cloud-sim/${ids.digest}/cloud-sim.mjs` }),
      OPEN,
    ],
    [
      'price book',
      'get',
      '/price-book',
      () => ({ path: '/price-book?provider=aws&region=us-east-1' }),
      SIGNED_IN,
    ],
    [
      'estimate',
      'post',
      '/estimates',
      () => ({
        path: '/estimates',
        body: {
          provider: 'aws',
          region: 'us-east-1',
          instanceType: 'g6.xlarge',
          hours: 2,
        },
      }),
      SIGNED_IN,
    ],
    [
      'unattributed spend',
      'get',
      '/unattributed-spend',
      () => ({ path: `/unattributed-spend?${DAYS}` }),
      STAFF,
    ],
    [
      'ingest runs',
      'get',
      '/ingest-runs',
      () => ({ path: '/ingest-runs?kind=spend&offset=0&limit=10' }),
      STAFF,
    ],
    [
      'ingest of spend',
      'post',
      '/ingest-runs',
      () => ({ path: '/ingest-runs', body: { kind: 'spend' } }),
      [403, 403, 403, 403, 204, 204, 401],
    ],
    [
      'ingest of findings',
      'post',
      '/ingest-runs',
      () => ({ path: '/ingest-runs', body: { kind: 'findings' } }),
      [403, 403, 403, 403, 204, 204, 401],
    ],
  ];

  const CASES = TABLE.flatMap(([what, method, described, make, statuses]) =>
    CALLERS.map((caller, i) => ({
      what,
      method,
      described,
      make,
      caller,
      status: statuses[i],
    })),
  );

  it.each(CASES)(
    'answers $caller who asks for the $what with $status, as described',
    async ({ method, described, make, caller, status }) => {
      const { path, body } = make();
      const response = await send(caller, method, path, body);
      expect({ status: response.status, body: response.body }).toEqual({
        status,
        body: response.body,
      });
      expect(describedResponse(method, described, response)).toEqual([]);
    },
  );

  it.each(['bo', 'imani', 'ines', 'pat'] as Caller[])(
    'registers a workspace of their own for %s',
    async caller => {
      const response = await register(caller);
      expect(response.status).toBe(201);
      expect(response.body.learnerRef).toBe(`user:default/${caller}`);
      expect(describedResponse('post', '/workspaces', response)).toEqual([]);
    },
  );

  it('registers no workspace for a service or for nobody', async () => {
    expect((await register('service')).status).toBe(403);
    expect((await register('signed out')).status).toBe(401);
  });

  it('describes itself to clients', async () => {
    const { body } = await send('ada', 'get', '/openapi.json');
    expect(body).toMatchObject({
      openapi: '3.1.0',
      servers: [{ url: '/api/academy' }],
    });
  });

  it('covers every route that is described', () => {
    const covered = new Set(
      TABLE.map(([, method, described]) => `${method} ${described}`),
    );
    covered.add('post /workspaces');
    const described = Object.entries(spec.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map(method => `${method} ${path}`),
    );
    expect(described.filter(it => !covered.has(it))).toEqual([]);
  });
});

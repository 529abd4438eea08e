import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  EvidenceBundle,
  ModuleProgress,
  WorkspacePlan,
} from '@gpu-academy/backstage-plugin-academy-common';
import {
  academyEvidenceExtensionPoint,
  GradedEvidence,
} from '@gpu-academy/backstage-plugin-academy-node';
import request from 'supertest';
import { describedResponse } from './__testUtils__/describedResponse';
import { LAB_1, lab1Evidence } from './__testUtils__/lab1Evidence';
import {
  authorizationOf,
  Caller,
  startAcademy,
} from './__testUtils__/startAcademy';

jest.setTimeout(60_000);

describe('evidence of a lab', () => {
  let academy: Awaited<ReturnType<typeof startAcademy>>;
  const onGraded = jest.fn(async (_evidence: GradedEvidence) => {});

  beforeAll(async () => {
    academy = await startAcademy({
      config: { labs: { maxEvidenceBytes: 1024 * 1024 } },
      features: [
        createBackendModule({
          pluginId: 'academy',
          moduleId: 'listeners',
          register({ registerInit }) {
            registerInit({
              deps: { evidence: academyEvidenceExtensionPoint },
              async init({ evidence }) {
                evidence.addListener({
                  id: 'broken',
                  onGraded: () => Promise.reject(new Error('disk full')),
                });
                evidence.addListener({ id: 'whole', onGraded });
              },
            });
          },
        }),
      ],
    });
  });

  beforeEach(() => {
    onGraded.mockClear();
    academy.audit.mockClear();
  });

  afterAll(() => academy.backend.stop());

  const send = (
    caller: Caller,
    method: 'get' | 'post',
    path: string,
    body?: object,
  ) =>
    request(academy.server)
      [method](`/api/academy${path}`)
      .set(authorizationOf(caller))
      .send(body);

  async function begin(caller: Caller, name: string) {
    const { body: plan } = await send(
      caller,
      'post',
      '/workspace-plans',
      LAB_1,
    );
    const registered = await send(caller, 'post', '/workspaces', {
      ...LAB_1,
      id: plan.workspaceId,
      name,
      title: 'Lab 1',
      repoUrl: `http://git.test/learners/${name}`,
      cloneUrl: `http://git.test/learners/${name}.git`,
    });
    expect(registered.status).toBe(201);
    const { body: upload } = await send(
      caller,
      'post',
      `/workspaces/${plan.workspaceId}/upload-tokens`,
    );
    return { plan: plan as WorkspacePlan, token: upload.token as string };
  }

  const submit = (token: string, bundle: EvidenceBundle | string) =>
    request(academy.server)
      .post('/api/academy/evidence')
      .set('Authorization', `Bearer ${token}`)
      .set('Content-Type', 'application/json')
      .send(bundle);

  async function itemOf(caller: Caller, itemId: string) {
    const { body } = await send(
      caller,
      'get',
      `/learners/default/${caller}/overview`,
    );
    return (body.modules as ModuleProgress[])[0].items.find(
      item => item.itemId === itemId,
    );
  }

  it('passes the item for a whole run, tells listeners, and opens what waited for it', async () => {
    const { plan, token } = await begin('ada', 'ada-lab-1');
    expect(await itemOf('ada', 'lab-1')).toMatchObject({
      state: 'in-progress',
      workspaceId: plan.workspaceId,
    });
    expect(await itemOf('ada', 'lab-2')).toMatchObject({ state: 'locked' });

    const response = await submit(token, lab1Evidence(plan));
    expect(response.body).toMatchObject({
      workspaceId: plan.workspaceId,
      outcome: 'passed',
      score: 100,
      mode: 'simulated',
      verification: 'self-reported',
    });
    expect(response.status).toBe(201);
    expect(describedResponse('post', '/evidence', response)).toEqual([]);

    expect(await itemOf('ada', 'lab-1')).toMatchObject({
      state: 'passed',
      mode: 'simulated',
      verification: 'self-reported',
    });
    expect(await itemOf('ada', 'lab-2')).toMatchObject({ state: 'available' });

    const attempt = await send('ada', 'get', `/attempts/${response.body.id}`);
    expect(attempt.body).toEqual(response.body);
    expect(describedResponse('get', '/attempts/{id}', attempt)).toEqual([]);
    for (const [caller, status] of [
      ['imani', 200],
      ['pat', 200],
      ['bo', 404],
      ['ines', 404],
    ] as [Caller, number][]) {
      const { status: found } = await send(
        caller,
        'get',
        `/attempts/${response.body.id}`,
      );
      expect([caller, found]).toEqual([caller, status]);
    }

    expect(onGraded).toHaveBeenCalledTimes(1);
    const { workspace, files } = onGraded.mock.calls[0][0];
    expect(workspace.attempts.map(({ id }) => id)).toEqual([response.body.id]);
    expect(Object.keys(files)).toContain('journal.jsonl');
  });

  it('answers the same bytes with the same attempt, also where they race', async () => {
    const { plan, token } = await begin('bo', 'bo-lab-1');
    const bundle = lab1Evidence(plan);
    const answers = await Promise.all([
      submit(token, bundle),
      submit(token, bundle),
    ]);
    answers.push(await submit(token, bundle));

    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(onGraded).toHaveBeenCalledTimes(1);
    const { body } = await send('bo', 'get', `/workspaces/${plan.workspaceId}`);
    expect(body.attempts).toHaveLength(1);
  });

  it('fails the item with the check that failed and what was found', async () => {
    const { plan, token } = await begin('imani', 'imani-lab-1');
    const response = await submit(
      token,
      lab1Evidence(plan, {
        'fmt.json': JSON.stringify({ exitCode: 3, files: ['main.tf'] }),
      }),
    );
    expect(response.body.outcome).toBe('failed');
    expect(response.body.checks[0]).toMatchObject({
      id: 'fmt',
      outcome: 'failed',
      hint: expect.any(String),
    });
    expect(await itemOf('imani', 'lab-1')).toMatchObject({
      state: 'failed',
      reasons: [expect.stringContaining('main.tf')],
    });
  });

  it('refuses what cannot be judged, names it, and stores nothing of it', async () => {
    const { plan, token } = await begin('ines', 'ines-lab-1');
    const whole = lab1Evidence(plan);
    const cases: [EvidenceBundle | string, number, RegExp][] = [
      ['{"manifest": ', 400, /body is not JSON/],
      [{ manifest: whole.manifest } as EvidenceBundle, 400, /files/],
      [{ ...whole, manifest: '{}' }, 400, /manifest\.json/],
      [
        { ...whole, files: { ...whole.files, 'fmt.json': '{"exitCode":0}' } },
        400,
        /fmt\.json/,
      ],
      [
        lab1Evidence({ ...plan, workspaceId: 'another-workspace' }),
        400,
        /workspaceId is 'another-workspace'/,
      ],
      [
        {
          ...whole,
          files: { ...whole.files, 'big.json': 'x'.repeat(1024 * 1024) },
        },
        413,
        /too large/,
      ],
    ];
    for (const [bundle, status, message] of cases) {
      const response = await submit(token, bundle);
      expect(response.body.error.message).toMatch(message);
      expect(response.status).toBe(status);
      expect(describedResponse('post', '/evidence', response)).toEqual([]);
    }
    expect(onGraded).not.toHaveBeenCalled();
    const { body } = await send(
      'pat',
      'get',
      `/workspaces/${plan.workspaceId}`,
    );
    expect(body.attempts).toEqual([]);
    expect(academy.audit).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'evidence-submit',
        outcome: 'failure',
        error: 'InputError',
      }),
    );
  });

  it('takes no token that it did not make', async () => {
    const { plan } = await begin('pat', 'pat-lab-1');
    const response = await submit('acu_guess', lab1Evidence(plan));
    expect(response.status).toBe(401);
    expect(response.body.error.message).toMatch(/take a new one/);
  });

  it('records every write, and no secret', async () => {
    const { body: plan } = await send('ada', 'post', '/workspace-plans', LAB_1);
    await send('ada', 'post', '/workspaces', {
      ...LAB_1,
      id: plan.workspaceId,
      name: 'ada-again',
      title: 'Lab 1',
      repoUrl: 'http://git.test/learners/again',
      cloneUrl: 'http://git.test/learners/again.git',
    });
    const path = `/workspaces/${plan.workspaceId}`;
    const { body: upload } = await send('ada', 'post', `${path}/upload-tokens`);
    await send('ada', 'get', `${path}/clone`);
    await send('bo', 'get', `${path}/clone`);
    await submit(upload.token, lab1Evidence(plan));
    await send('pat', 'post', '/ingest-runs', { kind: 'findings' });

    const recorded = academy.audit.mock.calls.map(([event]) => event);
    expect(recorded.map(it => [it.eventId, it.outcome])).toEqual([
      ['workspace-mutate', 'success'],
      ['upload-token-mutate', 'success'],
      ['clone-instructions-fetch', 'success'],
      ['clone-instructions-fetch', 'failure'],
      ['evidence-submit', 'success'],
      ['ingest-run', 'success'],
    ]);
    expect(JSON.stringify(recorded)).not.toContain(upload.token);
  });
});

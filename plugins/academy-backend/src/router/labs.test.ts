import { createBackendModule } from '@backstage/backend-plugin-api';
import { academyGitHostExtensionPoint } from '@gpu-academy/backstage-plugin-academy-node';
import { createHash } from 'node:crypto';
import request from 'supertest';
import { LAB_1, lab1Evidence } from './__testUtils__/lab1Evidence';
import {
  authorizationOf,
  Caller,
  startAcademy,
} from './__testUtils__/startAcademy';

jest.setTimeout(60_000);

describe('workspaces', () => {
  let academy: Awaited<ReturnType<typeof startAcademy>>;
  const getCloneCredentials = jest.fn(async () => ({
    username: 'ada',
    password: 'secret',
  }));

  beforeAll(async () => {
    academy = await startAcademy({
      config: { labs: { leaseDays: 3 } },
      features: [
        createBackendModule({
          pluginId: 'academy',
          moduleId: 'git-host',
          register({ registerInit }) {
            registerInit({
              deps: { gitHost: academyGitHostExtensionPoint },
              async init({ gitHost }) {
                gitHost.addCloneCredentialsProvider({
                  host: 'git.test',
                  getCloneCredentials,
                });
              },
            });
          },
        }),
      ],
    });
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

  const plan = (changes: object = {}, caller: Caller = 'ada') =>
    send(caller, 'post', '/workspace-plans', { ...LAB_1, ...changes });

  const register = (id: string, changes: object = {}, caller: Caller = 'ada') =>
    send(caller, 'post', '/workspaces', {
      ...LAB_1,
      id,
      name: 'Lab-1-of-Ada',
      title: 'Lab 1',
      repoUrl: `http://git.test/learners/${id}`,
      cloneUrl: `http://git.test/learners/${id}.git`,
      ...changes,
    });

  it('that rent no machine are planned and registered without an estimate', async () => {
    const noMachine = { instanceType: undefined, provider: 'gcp' };
    const { body: planned } = await plan(noMachine);
    expect(planned.scopeId).toMatch(/^sim-\d+$/);

    const { status, body } = await register(planned.workspaceId, {
      ...noMachine,
      name: 'Roles-of-Ada',
    });

    expect([status, body.provider, body.scopeId]).toEqual([
      201,
      'gcp',
      planned.scopeId,
    ]);
    expect(body).not.toHaveProperty('instanceType');
    expect(body).not.toHaveProperty('estimate');
  });

  it('are planned with all that a repository has to carry', async () => {
    const { body } = await plan();
    const { body: release } = await send('signed out', 'get', '/cloud-sim');
    expect(body).toEqual({
      workspaceId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      learnerRef: 'user:default/ada',
      learnerName: 'ada',
      moduleId: 'mod-102',
      scopeId: expect.stringMatching(/^000\d{9}$/),
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      portalUrl: 'http://portal.test',
      cloudSim: release,
    });
    const days = (Date.parse(body.expiresAt) - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(3, 2);
  });

  it.each([
    [
      'a module that is not there',
      { moduleRef: 'mod-999' },
      /mod-999.*mod-102/,
    ],
    ['a ref that is none', { moduleRef: '///' }, /entity ref .* was expected/],
    ['an item that is not there', { itemId: 'lab-9' }, /lab-9.*lab-1, lab-2/],
    ['no budget', { budget: '0' }, /budget/],
    ['a budget below zero', { budget: '-5' }, /budget/],
    ['a budget that is no decimal', { budget: 'ten' }, /budget/],
    ['no hours', { hours: 0 }, /hours/],
    ['more than a month', { hours: 721 }, /hours/],
    ['a cloud that nobody knows', { provider: 'ibm' }, /provider/],
    [
      'an instance that is not offered',
      { instanceType: 'x9.huge' },
      /x9\.huge/,
    ],
    ['a currency that is none', { currency: 'dollars' }, /currency/],
    ['a field that nobody asked for', { colour: 'red' }, /additional/],
  ])('are not planned for %s', async (_, changes, message) => {
    const { status, body } = await plan(changes);
    expect(body.error?.message).toMatch(message);
    expect(status).toBe(400);
  });

  it('are not planned for an item that is locked, and the reason is given', async () => {
    const { status, body } = await plan({ itemId: 'lab-2' });
    expect(status).toBe(403);
    expect(body.error.message).toMatch(/Lab 2 is locked: Spend gate/);
  });

  it('are registered as planned, once, and tell the catalog', async () => {
    const { body: planned } = await plan();
    academy.publish.mockClear();
    const first = await register(planned.workspaceId);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      id: planned.workspaceId,
      learnerRef: 'user:default/ada',
      moduleRef: 'learningmodule:default/mod-102',
      entityRef: 'component:default/lab-1-of-ada',
      scopeId: planned.scopeId,
      expiresAt: planned.expiresAt,
      budget: '10',
      estimate: { currency: 'USD', withinBudget: true },
      attempts: [],
    });
    expect(academy.publish).toHaveBeenCalledWith({
      topic: 'academy.workspaces',
      eventPayload: {
        id: planned.workspaceId,
        entityRef: 'component:default/lab-1-of-ada',
      },
    });

    const again = await register(planned.workspaceId, { title: 'Other' });
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    const read = await send('ada', 'get', `/workspaces/${planned.workspaceId}`);
    expect(read.body).toEqual(first.body);
    expect(academy.publish).toHaveBeenCalledTimes(1);
  });

  it('are not registered under an id of somebody else or of no plan', async () => {
    const { body: planned } = await plan();
    await register(planned.workspaceId, { name: 'first' });
    const stolen = await register(planned.workspaceId, {}, 'bo');
    expect(stolen.status).toBe(409);
    expect(stolen.body.error.message).not.toMatch(/ada/i);

    const made = await register('4c1f6c4e-6d0b-4e4e-9a5e-3d1f0c0a7b10');
    expect(made.status).toBe(400);
    expect(made.body.error.message).toMatch(/workspaceId of a plan/);
  });

  it('are not registered with a clone address that a shell would not take as it is', async () => {
    const { body: planned } = await plan();
    for (const cloneUrl of [
      'http://git.test/x.git;reboot',
      'http://git.test/$(reboot)',
      'http://me:password@git.test/x.git',
      'ssh://git.test/x.git',
    ]) {
      const { status, body } = await register(planned.workspaceId, {
        cloneUrl,
      });
      expect(status).toBe(400);
      expect(body.error.message).toMatch(/cloneUrl/);
    }
  });

  it('are cloned with the credentials of their git host', async () => {
    const { body: planned } = await plan();
    const cloneUrl = 'http://git.test/learners/cloned.git';
    await register(planned.workspaceId, { name: 'cloned', cloneUrl });
    const { body, headers } = await send(
      'ada',
      'get',
      `/workspaces/${planned.workspaceId}/clone`,
    );
    expect(body.command).toBe(
      'git clone http://ada:secret@git.test/learners/cloned.git',
    );
    expect(headers['cache-control']).toBe('no-store');
    expect(getCloneCredentials).toHaveBeenLastCalledWith(cloneUrl, {
      workspaceId: planned.workspaceId,
    });
  });

  it.each([
    'http://git.test/learners/of-ada.git',
    'http://GIT.test/learners/of-ada',
    'http://git.test:80//learners/of%2Dada.git/',
    'https://git.test/learners/of-ada/',
  ])(
    "hand nobody the password of another learner's repository, written as %s",
    async cloneUrl => {
      const { body: ofAda } = await plan();
      await register(ofAda.workspaceId, {
        name: 'of-ada',
        cloneUrl: 'http://git.test/learners/of-ada.git',
      });
      getCloneCredentials.mockClear();

      const { body: ofBo } = await plan({}, 'bo');
      const attack = await register(
        ofBo.workspaceId,
        { name: 'of-bo', cloneUrl },
        'bo',
      );
      expect(attack.status).toBe(409);
      expect(attack.body.error.message).toMatch(/is registered already/);
      const clone = await send(
        'bo',
        'get',
        `/workspaces/${ofBo.workspaceId}/clone`,
      );
      expect(clone.status).toBe(404);
      expect(getCloneCredentials).not.toHaveBeenCalled();
    },
  );

  it('are neither planned nor registered where the estimate does not fit the budget', async () => {
    const message =
      /4 hours of g6\.xlarge likely cost \d+\.\d+ USD, at most \d+\.\d+ USD.* budget of 1 USD: ask for fewer hours/;
    const { status, body } = await plan({ budget: '1' });
    expect(body.error.message).toMatch(message);
    expect(status).toBe(400);

    const { body: planned } = await plan();
    const registered = await register(planned.workspaceId, {
      name: 'too-dear',
      budget: '1',
    });
    expect(registered.body.error.message).toMatch(message);
    expect(registered.status).toBe(400);
  });

  it('are not registered on a host that the portal is not integrated with', async () => {
    const { body: planned } = await plan();
    for (const [field, url] of [
      ['repoUrl', 'http://evil.test/learners/lab'],
      ['cloneUrl', 'http://evil.test/learners/lab.git'],
    ]) {
      const { status, body } = await register(planned.workspaceId, {
        [field]: url,
      });
      expect(body.error.message).toMatch(
        new RegExp(`${field} is '${url}' on evil.test, but .*git.test`),
      );
      expect(status).toBe(400);
    }
    const { status, body } = await register(planned.workspaceId, {
      repoUrl: 'https://github.com/acme/lab',
    });
    expect(body.error.message).toMatch(
      /repoUrl is on github\.com and cloneUrl on git\.test/,
    );
    expect(status).toBe(400);
  });

  it('are all there for the entity provider', async () => {
    const { body } = await send('service', 'get', '/workspace-entities');
    expect(body.items.length).toBeGreaterThan(0);
    expect(body.items[0]).toMatchObject({
      entityRef: expect.stringMatching(/^component:default\//),
      attempts: [],
    });
  });

  it('fetch the simulator by its digest, which says what the bytes are', async () => {
    const { body: release } = await send('signed out', 'get', '/cloud-sim');
    const path = new URL(release.url).pathname;
    const { headers, text } = await request(academy.server).get(path);
    expect(headers['cache-control']).toMatch(/immutable/);
    expect(`sha256:${createHash('sha256').update(text).digest('hex')}`).toBe(
      release.digest,
    );
    const other = path.replace(
      /sha256:[0-9a-f]{64}/,
      `sha256:${'0'.repeat(64)}`,
    );
    const missing = await request(academy.server).get(other);
    expect(missing.status).toBe(404);
    expect(missing.body.error.message).toContain(release.digest);
  });

  it('are submitted to under a token of their own alone', async () => {
    const { body: one } = await plan();
    const { body: two } = await plan();
    await register(one.workspaceId, { name: 'one' });
    await register(two.workspaceId, { name: 'two' });
    const { body: upload } = await send(
      'ada',
      'post',
      `/workspaces/${one.workspaceId}/upload-tokens`,
    );
    const { status, body } = await request(academy.server)
      .post('/api/academy/evidence')
      .set('Authorization', `Bearer ${upload.token}`)
      .send(lab1Evidence(two));
    expect(status).toBe(400);
    expect(body.error.message).toContain(one.workspaceId);
  });
});

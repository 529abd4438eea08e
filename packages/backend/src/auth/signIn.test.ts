import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import authPlugin from '@backstage/plugin-auth-backend';
import request from 'supertest';
import demoSignInModule from './demoSignInModule';
import requireSignInModule from './requireSignInModule';

const demo = {
  academy: { demo: { signIn: [{ userRef: 'user:default/ada' }] } },
};

async function start(auth: object, data: object = {}) {
  return startTestBackend({
    features: [
      authPlugin,
      demoSignInModule,
      requireSignInModule,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth,
          ...data,
        },
      }),
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'User',
            metadata: { name: 'ada', namespace: 'default' },
            spec: { memberOf: [] },
          },
        ],
      }),
    ],
  });
}

describe('signing in', () => {
  const nodeEnv = process.env.NODE_ENV;
  const setNodeEnv = (value: string | undefined) => {
    (process.env as Record<string, string | undefined>).NODE_ENV = value;
  };
  afterEach(() => setNodeEnv(nodeEnv));

  it('lets one choose a person of the demo', async () => {
    const { server } = await start({ providers: { demo: {} } }, demo);
    const response = await request(server)
      .get('/api/auth/demo/refresh')
      .set('x-academy-demo-user', 'user:default/ada');
    expect(response.status).toBe(200);
    expect(response.body.backstageIdentity.identity.userEntityRef).toBe(
      'user:default/ada',
    );
  });

  it('refuses whoever is not listed', async () => {
    const { server } = await start({ providers: { demo: {} } }, demo);
    const response = await request(server)
      .get('/api/auth/demo/refresh')
      .set('x-academy-demo-user', 'user:default/mallory');
    expect(response.status).toBe(401);
    expect(response.body.error.message).toContain('user:default/mallory');
  });

  it('has no demo provider where none is configured', async () => {
    const { server } = await start({ providers: {} }, demo);
    const response = await request(server)
      .get('/api/auth/demo/refresh')
      .set('x-academy-demo-user', 'user:default/ada');
    expect(response.status).toBe(404);
  });

  it.each([
    ['NODE_ENV', 'production', {}],
    ['auth.environment', nodeEnv, { environment: 'production' }],
  ])(
    'does not start with the demo provider where %s says production',
    async (_where, env, extra) => {
      setNodeEnv(env);
      await expect(
        start({ providers: { demo: {} }, ...extra }, demo),
      ).rejects.toThrow(/refused in production/);
    },
  );

  it('does not start in production with no provider but guest', async () => {
    await expect(
      start({ environment: 'production', providers: { guest: {} } }),
    ).rejects.toThrow(/expected at least one in production/);
  });

  it('starts in production with a real provider', async () => {
    const { server } = await start({
      environment: 'production',
      providers: { github: { production: { clientId: 'a' } } },
    });
    expect(server.port()).toBeGreaterThan(0);
  });
});

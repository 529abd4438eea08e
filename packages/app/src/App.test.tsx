import { screen, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

const CONFIG = {
  app: { title: 'GPU Academy', baseUrl: 'http://localhost:7007' },
  backend: { baseUrl: 'http://localhost:7007' },
  academy: {
    demo: {
      enabled: true,
      signIn: [
        { userRef: 'user:default/ada', name: 'Ada Okafor', role: 'learner' },
      ],
    },
  },
};

const SESSION = {
  profile: { displayName: 'Ada Okafor' },
  backstageIdentity: {
    token: 'e30.e30.e30',
    identity: {
      type: 'user',
      userEntityRef: 'user:default/ada',
      ownershipEntityRefs: ['user:default/ada'],
    },
  },
};

const OVERVIEW = {
  learnerRef: 'user:default/ada',
  displayName: 'Ada Okafor',
  modules: [],
  workspaces: [],
  spend: { from: '2026-03-01', to: '2026-04-01', totals: [], simulated: false },
  findings: { open: 0, bySeverity: {}, simulated: false },
};

// The backend, as far as the first page asks it.
async function answer(input: RequestInfo | URL): Promise<Response> {
  const { pathname } = new URL(
    input instanceof Request ? input.url : String(input),
  );
  const bodies: Record<string, unknown> = {
    '/api/auth/demo/refresh': SESSION,
    '/api/academy/learners/default/ada/overview': OVERVIEW,
    '/api/academy/cohorts': { items: [] },
  };
  const body = bodies[pathname];
  return {
    ok: body !== undefined,
    status: body === undefined ? 404 : 200,
    statusText: '',
    headers: new Headers({ 'content-type': 'application/json' }),
    json: async () => body ?? {},
    text: async () => JSON.stringify(body ?? {}),
  } as Response;
}

describe('App', () => {
  const realFetch = global.fetch;
  const realEnv = process.env;
  afterEach(() => {
    global.fetch = realFetch;
    process.env = realEnv;
  });

  it('lets a visitor of the demo sign in and opens on the Academy, first in the navigation', async () => {
    const user = userEvent.setup();
    // The bundler puts an object there; assigning to the real environment would make it a string.
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [{ context: 'test', data: CONFIG }] as any,
    };
    global.fetch = jest.fn(answer);
    const { default: app } = await import('./App');
    render(app.createRoot());

    await user.click(
      await screen.findByRole('button', {
        name: 'Sign in as Ada Okafor, learner',
      }),
    );
    expect(
      await screen.findByRole('heading', { name: 'My learning' }),
    ).toBeInTheDocument();
    expect(window.location.pathname).toBe('/academy');
    const names = screen
      .getAllByRole('link')
      .map(link => link.getAttribute('href'));
    expect(names).toEqual(
      expect.arrayContaining(['/academy', '/catalog', '/create', '/settings']),
    );
    expect(names.indexOf('/academy')).toBeLessThan(names.indexOf('/catalog'));
  }, 120_000);
});

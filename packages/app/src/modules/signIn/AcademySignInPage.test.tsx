import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { IdentityApi } from '@backstage/core-plugin-api';
import { JsonObject } from '@backstage/types';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { AcademySignInPage } from './AcademySignInPage';

const DEMO = {
  academy: {
    demo: {
      enabled: true,
      signIn: [
        {
          userRef: 'user:default/ada',
          name: 'Ada Okafor',
          role: 'learner',
          line: 'starts with MOD-102',
        },
        {
          userRef: 'user:default/imani',
          name: 'Imani Wells',
          role: 'instructor',
        },
      ],
    },
  },
};

const SESSION = {
  profile: { displayName: 'Ada Okafor' },
  backstageIdentity: {
    // a token without an end: the page falls back to its own
    token: 'e30.e30.e30',
    identity: {
      type: 'user',
      userEntityRef: 'user:default/ada',
      ownershipEntityRefs: ['user:default/ada'],
    },
  },
};

function answer(status: number, body: unknown) {
  return {
    ok: status < 400,
    status,
    statusText: 'x',
    headers: new Headers({ 'content-type': 'application/json' }),
    json: async () => body,
    text: async () => JSON.stringify(body),
  } as Response;
}

function render(config: JsonObject) {
  const onSignInSuccess = jest.fn<void, [IdentityApi]>();
  const view = renderInTestApp(
    <AcademySignInPage onSignInSuccess={onSignInSuccess} />,
    {
      config: {
        app: { title: 'Portal' },
        backend: { baseUrl: 'http://localhost:7007' },
        ...config,
      },
      apis: [mockApis.discovery()],
    },
  );
  return { ...view, onSignInSuccess };
}

describe('AcademySignInPage', () => {
  const realFetch = global.fetch;
  const fetchMock = jest.fn();

  beforeEach(() => {
    window.sessionStorage.clear();
    fetchMock.mockReset().mockResolvedValue(answer(200, SESSION));
    global.fetch = fetchMock;
  });
  afterEach(() => {
    global.fetch = realFetch;
  });

  it('lists the people of the demo with role and what there is to see', async () => {
    const { container } = render(DEMO);
    expect(
      await screen.findByRole('button', {
        name: 'Sign in as Ada Okafor, learner',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('starts with MOD-102')).toBeInTheDocument();
    expect(
      screen.getByRole('button', {
        name: 'Sign in as Imani Wells, instructor',
      }),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('signs in whom one chooses, through the provider of the demo', async () => {
    const user = userEvent.setup();
    const { onSignInSuccess } = render(DEMO);
    await user.click(
      await screen.findByRole('button', {
        name: 'Sign in as Ada Okafor, learner',
      }),
    );
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
    const [url, init] = fetchMock.mock.calls[0];
    expect(url).toMatch(/\/api\/auth\/demo\/refresh$/);
    expect(init.method ?? 'GET').toBe('GET');
    expect(init.headers.get('x-academy-demo-user')).toBe('user:default/ada');
    expect(
      await onSignInSuccess.mock.calls[0][0].getBackstageIdentity(),
    ).toEqual(SESSION.backstageIdentity.identity);
  });

  it('remembers the choice in the tab, and forgets it on signing out', async () => {
    const user = userEvent.setup();
    const first = render(DEMO);
    await user.click(
      await screen.findByRole('button', {
        name: 'Sign in as Ada Okafor, learner',
      }),
    );
    await waitFor(() => expect(first.onSignInSuccess).toHaveBeenCalled());
    first.unmount();

    const { onSignInSuccess } = render(DEMO);
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
    await act(() => onSignInSuccess.mock.calls[0][0].signOut());
    expect(
      await screen.findByRole('heading', { name: 'Whom do you want to be?' }),
    ).toBeInTheDocument();
  });

  it('does not take from the tab somebody whom the demo no longer has', async () => {
    window.sessionStorage.setItem('gpu-academy.demo.user', 'user:default/root');
    render(DEMO);
    expect(
      await screen.findByRole('heading', { name: 'Whom do you want to be?' }),
    ).toBeInTheDocument();
    expect(fetchMock).not.toHaveBeenCalled();
  });

  it('says when it did not work and lets one choose again', async () => {
    const user = userEvent.setup();
    fetchMock.mockResolvedValue(
      answer(404, {
        error: { name: 'NotFoundError', message: 'user not found' },
        response: { statusCode: 404 },
      }),
    );
    render(DEMO);
    await user.click(
      await screen.findByRole('button', {
        name: 'Sign in as Ada Okafor, learner',
      }),
    );
    expect(
      await screen.findByText('The demo could not sign you in'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Choose again' }));
    expect(
      await screen.findByRole('heading', { name: 'Whom do you want to be?' }),
    ).toBeInTheDocument();
  });

  it('offers the configured providers where the portal is no demo', async () => {
    render({
      academy: { demo: { ...DEMO.academy.demo, enabled: false } },
      auth: { providers: { github: {} } },
    });
    expect(await screen.findByText('Sign in with GitHub')).toBeInTheDocument();
    expect(screen.queryByText('Ada Okafor')).not.toBeInTheDocument();
    expect(screen.queryByText('Sign in with Okta')).not.toBeInTheDocument();
  });

  it('says what to do where nobody can sign in', async () => {
    render({});
    expect(
      await screen.findByText('No sign-in provider is configured'),
    ).toBeInTheDocument();
  });
});

import { NotFoundError } from '@backstage/errors';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderAcademy } from '../../__testUtils__/renderAcademy';
import { failedAttempt, workspace } from '../../__fixtures__/workspace';

const AT = '/workspaces/ws-1';

describe('WorkspacePage', () => {
  it('says what the workspace is, whose, for what, and until when', async () => {
    renderAcademy({ at: AT });
    expect(
      await screen.findByRole('heading', { name: 'Lab 1 of Ada' }),
    ).toBeInTheDocument();
    expect(screen.getByText('g4dn.xlarge')).toBeInTheDocument();
    expect(screen.getByText('eu-central-1')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'mod-102' })).toHaveAttribute(
      'href',
      '/catalog/default/learningmodule/mod-102',
    );
    expect(screen.getByRole('timer')).toHaveTextContent(/days, .* left/);
    expect(screen.getByText(/Ends 8 Mar 2999, 09:00 UTC/)).toBeInTheDocument();
  });

  it('marks the account of the simulator, and no account of a cloud', async () => {
    const accountOf = async (scopeId: string) => {
      const { unmount } = renderAcademy({
        at: AT,
        api: { getWorkspace: async () => ({ ...workspace, scopeId }) },
      });
      const account = await screen.findByText(scopeId, { exact: false });
      const text = account.textContent;
      unmount();
      return text;
    };
    expect(await accountOf('000000000042')).toMatch(/42\s*Simulated/);
    expect(await accountOf('111122223333')).not.toMatch(/Simulated/);
  });

  it('says what to do once the lease has ended', async () => {
    renderAcademy({
      at: AT,
      api: {
        getWorkspace: async () => ({
          ...workspace,
          expiresAt: '2026-01-01T00:00:00Z',
        }),
      },
    });
    expect(await screen.findByText('The lease has ended')).toBeInTheDocument();
    expect(screen.getByText(/to be destroyed now/)).toBeInTheDocument();
  });

  it('asks for the clone command only when it is wanted', async () => {
    const user = userEvent.setup();
    const getCloneInstructions = jest
      .fn()
      .mockResolvedValue({ command: 'git clone http://u:p@localhost/x.git' });
    renderAcademy({ at: AT, api: { getCloneInstructions } });
    const button = await screen.findByRole('button', {
      name: 'Show the clone command',
    });
    expect(getCloneInstructions).not.toHaveBeenCalled();

    await user.click(button);
    expect(
      await screen.findByText('git clone http://u:p@localhost/x.git'),
    ).toBeInTheDocument();
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(
      screen.getByRole('button', { name: 'Copy: Clone command' }),
    );
    expect(writeText).toHaveBeenCalledWith(
      'git clone http://u:p@localhost/x.git',
    );
    expect(await screen.findAllByText('Copied')).not.toHaveLength(0);
  });

  it('hands out an upload token within the command that uses it, with its end', async () => {
    const user = userEvent.setup();
    renderAcademy({ at: AT });
    await user.click(
      await screen.findByRole('button', { name: 'Get an upload token' }),
    );
    expect(
      await screen.findByText(
        'cd ada-mod-102-lab-1 && export ACADEMY_TOKEN=upload-token-1 && make sim-apply sim-destroy submit',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/until 4 Mar 2999, 12:00 UTC/)).toBeInTheDocument();
  });

  it('does not show a token that has ended', async () => {
    const user = userEvent.setup();
    renderAcademy({
      at: AT,
      api: {
        createUploadToken: async () => ({
          token: 'old',
          expiresAt: '2026-01-01T00:00:00Z',
        }),
      },
    });
    await user.click(
      await screen.findByRole('button', { name: 'Get an upload token' }),
    );
    expect(
      await screen.findByText('This token has ended. Get a new one.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/ACADEMY_TOKEN=old/)).not.toBeInTheDocument();
  });

  it('offers neither to those who are not the learner', async () => {
    renderAcademy({ at: AT, as: 'user:default/imani' });
    await screen.findByRole('heading', { name: 'Lab 1 of Ada' });
    expect(
      screen.queryByRole('button', { name: 'Get an upload token' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Show the clone command' }),
    ).not.toBeInTheDocument();
  });

  it('shows each attempt with mode, who vouches, and what failed before what passed', async () => {
    const user = userEvent.setup();
    renderAcademy({ at: AT });
    const attempts = within(
      (await screen.findByRole('heading', { name: 'Attempts' })).parentElement!,
    );
    expect(attempts.getByText('Simulated')).toBeInTheDocument();
    expect(attempts.getByText('Self-reported')).toBeInTheDocument();
    expect(attempts.getByText('Score 80 %')).toBeInTheDocument();
    expect(attempts.getByText('Every resource is tagged')).toBeVisible();
    expect(
      attempts.getByText('Set default_tags on the provider.', { exact: false }),
    ).toBeVisible();
    expect(
      attempts.getByText('plan.json#/resource_changes/3'),
    ).toBeInTheDocument();

    const passed = attempts.getByRole('button', { name: /1 check passed/ });
    expect(passed).toHaveAttribute('aria-expanded', 'false');
    await user.click(passed);
    expect(attempts.getByText('The code is formatted')).toBeVisible();
  });

  it('puts the newest attempt first', async () => {
    renderAcademy({
      at: AT,
      api: {
        getWorkspace: async () => ({
          ...workspace,
          attempts: [
            failedAttempt,
            {
              ...failedAttempt,
              id: 'at-3',
              outcome: 'passed',
              score: 100,
              submittedAt: '2026-03-05T10:00:00Z',
              checks: [],
            },
          ],
        }),
      },
    });
    await screen.findByText('Score 100 %');
    expect(
      screen
        .getAllByRole('heading', { name: /Attempt of/ })
        .map(heading => heading.textContent),
    ).toEqual([
      'Attempt of 5 Mar 2026, 10:00 UTC',
      'Attempt of 4 Mar 2026, 10:00 UTC',
    ]);
  });

  it('lists the parts of the estimate with their prices and sources', async () => {
    renderAcademy({ at: AT });
    const table = within(
      await screen.findByRole('table', { name: 'Parts of the estimate' }),
    );
    expect(
      table.getByRole('row', {
        name: /g4dn\.xlarge, on demand 10 hour USD\s0\.526 USD\s5\.26 AWS price list/,
      }),
    ).toBeInTheDocument();
  });

  it('does not tell a missing workspace from one that may not be known of', async () => {
    renderAcademy({
      at: AT,
      api: {
        getWorkspace: async () => {
          throw new NotFoundError('nope');
        },
      },
    });
    expect(await screen.findByText('Nothing to see here')).toBeInTheDocument();
  });

  it('has no accessibility violation', async () => {
    const user = userEvent.setup();
    const { container } = renderAcademy({ at: AT });
    await user.click(
      await screen.findByRole('button', { name: 'Get an upload token' }),
    );
    await screen.findByText(/ACADEMY_TOKEN/);
    expect(await axe(container)).toHaveNoViolations();
  });
});

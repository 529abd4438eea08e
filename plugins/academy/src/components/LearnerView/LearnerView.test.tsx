import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { AcademyApi } from '@gpu-academy/backstage-plugin-academy-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { createAcademyApiFixture } from '../../__fixtures__/createAcademyApiFixture';
import { finding, newcomer, overview } from '../../__fixtures__/learner';
import { academyApiRef } from '../../api';
import {
  catalogEntityRouteRef,
  rootRouteRef,
  selectedTemplateRouteRef,
} from '../../routes';
import { LearnerView } from './LearnerView';

function render(
  options: {
    api?: Partial<AcademyApi>;
    as?: string;
    at?: string;
    learnerRef?: string;
  } = {},
) {
  return renderInTestApp(
    <LearnerView learnerRef={options.learnerRef ?? 'user:default/ada'} />,
    {
      apis: [
        [academyApiRef, createAcademyApiFixture(options.api)],
        mockApis.identity({ userEntityRef: options.as ?? 'user:default/ada' }),
      ],
      mountedRoutes: {
        '/academy': rootRouteRef,
        '/create/templates/:namespace/:templateName': selectedTemplateRouteRef,
        '/catalog/:namespace/:kind/:name': catalogEntityRouteRef,
      },
      initialRouteEntries: [options.at ?? '/'],
    },
  );
}

describe('LearnerView', () => {
  it('shows the next step with its reason and leads to the workspace where it goes on', async () => {
    render();
    expect(
      await screen.findByText(
        'The check “every resource is tagged” failed: fix it and submit again.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Continue in the workspace' }),
    ).toHaveAttribute('href', '/academy/workspaces/ws-1');
  });

  it('leads to the form of the template where the next step is to create a repository', async () => {
    render({
      api: {
        getOverview: async () => ({
          ...overview,
          nextStep: {
            title: 'Lab 1',
            reason: 'It is the first item that is open to you.',
            templateRef: 'template:default/mod-102-lab-1',
          },
        }),
      },
    });
    expect(
      await screen.findByRole('link', {
        name: 'Start: create the lab repository',
      }),
    ).toHaveAttribute('href', '/create/templates/default/mod-102-lab-1');
  });

  it('does not offer to start somebody else’s labs', async () => {
    render({ as: 'user:default/imani' });
    expect(await screen.findByText('Next step')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /Start/ }),
    ).not.toBeInTheDocument();
  });

  it('gives every item its state in words, the reasons, the mode and who vouches', async () => {
    render();
    const items = within(
      await screen.findByRole('list', { name: 'Items of Cloud computing' }),
    );
    expect(items.getByText('Failed')).toBeInTheDocument();
    expect(
      items.getByText('The check “every resource is tagged” failed.'),
    ).toBeInTheDocument();
    expect(items.getByText('Simulated')).toBeInTheDocument();
    expect(items.getByText('Self-reported')).toBeInTheDocument();
    expect(items.getByText(/Score 80 %/)).toBeInTheDocument();
    expect(items.getByText('Locked')).toBeInTheDocument();
    expect(items.getByText('Pass Lab 1 first.')).toBeInTheDocument();
    expect(
      items.getByRole('link', { name: 'Start Lab 2: autoscale inference' }),
    ).toHaveAttribute('href', '/create/templates/default/mod-102-lab-2');
  });

  it('finds items by a search that the address keeps', async () => {
    const user = userEvent.setup();
    render();
    await user.type(
      await screen.findByRole('searchbox', {
        name: 'Search modules and items',
      }),
      'container',
    );
    await waitFor(() =>
      expect(screen.queryByText('Cloud computing')).not.toBeInTheDocument(),
    );
    expect(screen.getByText('First container')).toBeInTheDocument();
  });

  it('says so when a search finds nothing, and clears it', async () => {
    const user = userEvent.setup();
    render({ at: '/?module=quantum' });
    expect(
      await screen.findByText('Nothing matches “quantum”'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Clear the search' }));
    expect(await screen.findByText('Cloud computing')).toBeInTheDocument();
  });

  it('opens the tab that the address names', async () => {
    render({ at: '/?tab=findings' });
    expect(
      await screen.findByRole('tab', { name: 'Findings', selected: true }),
    ).toBeInTheDocument();
    expect(await screen.findByText(finding.title)).toBeInTheDocument();
  });

  it('tells a newcomer what is missing, and that no scan is not the same as no finding', async () => {
    render({
      api: { getOverview: async () => newcomer },
      at: '/?tab=findings',
    });
    expect(await screen.findByText('No evidence yet')).toBeInTheDocument();
    expect(screen.getByText('No bill has been read yet')).toBeInTheDocument();
    expect(screen.getByText('Nothing is waiting for you')).toBeInTheDocument();
  });

  it('names what may not be seen without calling it a malfunction', async () => {
    render({
      api: {
        getOverview: async () => {
          throw new NotAllowedError('no');
        },
      },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });

  it('tries again after a failure', async () => {
    const user = userEvent.setup();
    const getOverview = jest
      .fn()
      .mockRejectedValueOnce(new Error('the database is away'))
      .mockResolvedValue(overview);
    render({ api: { getOverview } });
    expect(await screen.findByText(/the database is away/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Cloud computing')).toBeInTheDocument();
  });

  it.each(['modules', 'spend', 'findings'])(
    'has no accessibility violation on the tab %s',
    async tab => {
      const { container } = render({ at: `/?tab=${tab}&as=table` });
      await screen.findByText('Your next step');
      await waitFor(() =>
        expect(screen.queryByText('Loading…')).not.toBeInTheDocument(),
      );
      expect(await axe(container)).toHaveNoViolations();
    },
  );
});

import { NotFoundError } from '@backstage/errors';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { createAcademyApiFixture } from '../../__fixtures__/createAcademyApiFixture';
import { newcomer } from '../../__fixtures__/learner';
import { renderAcademy } from '../../__testUtils__/renderAcademy';

const AT = '/cohorts/default/spring';
const INSTRUCTOR = 'user:default/imani';

describe('CohortPage', () => {
  it('shows learners with progress, next step, spend and findings, and marks what is simulated', async () => {
    renderAcademy({ at: AT, as: INSTRUCTOR });
    const row = await screen.findByRole('row', { name: /Ada Okafor/ });
    expect(row).toHaveTextContent('1/4');
    expect(row).toHaveTextContent('1 failed');
    expect(row).toHaveTextContent('Lab 1: provision a GPU-ready');
    expect(row).toHaveTextContent(/USD\s12\.35/);
    expect(row).toHaveTextContent('High');
    expect(row).toHaveTextContent('Simulated');
    expect(
      await screen.findByRole('heading', { name: 'Spring cohort' }),
    ).toBeInTheDocument();
  });

  it('is a table with headers that the server sorts by', async () => {
    const user = userEvent.setup();
    const getCohortLearners = jest.fn(
      createAcademyApiFixture().getCohortLearners,
    );
    renderAcademy({ at: AT, as: INSTRUCTOR, api: { getCohortLearners } });
    await screen.findByRole('row', { name: /Ada Okafor/ });
    await user.click(screen.getByRole('columnheader', { name: /Spend/ }));
    await waitFor(() =>
      expect(getCohortLearners).toHaveBeenLastCalledWith(
        'group:default/spring',
        { search: '', sort: 'spend', order: 'asc', offset: 0, limit: 20 },
        expect.anything(),
      ),
    );
  });

  it('lets the server search', async () => {
    const user = userEvent.setup();
    const getCohortLearners = jest
      .fn()
      .mockResolvedValue({ items: [], total: 0, offset: 0, limit: 20 });
    renderAcademy({ at: AT, as: INSTRUCTOR, api: { getCohortLearners } });
    await user.type(
      await screen.findByRole('searchbox', { name: 'Search learners' }),
      'zoe{Enter}',
    );
    expect(
      await screen.findByText('No learner matches “zoe”'),
    ).toBeInTheDocument();
    expect(getCohortLearners).toHaveBeenLastCalledWith(
      'group:default/spring',
      expect.objectContaining({ search: 'zoe' }),
      expect.anything(),
    );
  });

  it('opens a learner’s own page', async () => {
    const user = userEvent.setup();
    renderAcademy({ at: AT, as: INSTRUCTOR });
    await user.click(await screen.findByRole('link', { name: /Ada Okafor/ }));
    expect(await screen.findByText('Next step')).toBeInTheDocument();
    expect(
      await screen.findByText('Foundations', { selector: 'h3 a' }),
    ).toBeInTheDocument();
  });

  it('says of a newcomer that nothing was read, not that nothing is there', async () => {
    renderAcademy({
      at: AT,
      as: INSTRUCTOR,
      api: {
        getCohortLearners: async () => ({
          items: [
            {
              ...newcomer,
              itemsPassed: 0,
              itemsTotal: 4,
              itemsFailed: 0,
            },
          ],
          total: 1,
          offset: 0,
          limit: 20,
        }),
      },
    });
    const row = await screen.findByRole('row', { name: /Bo Lindqvist/ });
    expect(row).toHaveTextContent('Not read');
    expect(row).toHaveTextContent('No evidence');
    expect(row).toHaveTextContent('Never');
    expect(row).not.toHaveTextContent('Simulated');
  });

  it('does not tell a missing cohort from one that is somebody else’s', async () => {
    renderAcademy({
      at: AT,
      api: {
        getCohortLearners: async () => {
          throw new NotFoundError('no');
        },
      },
    });
    expect(await screen.findByText('Nothing to see here')).toBeInTheDocument();
  });

  it('has no accessibility violation', async () => {
    const { container } = renderAcademy({ at: AT, as: INSTRUCTOR });
    await screen.findByRole('row', { name: /Ada Okafor/ });
    expect(await axe(container)).toHaveNoViolations();
  });
});

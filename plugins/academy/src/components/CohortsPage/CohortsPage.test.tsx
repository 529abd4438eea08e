import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { renderAcademy } from '../../__testUtils__/renderAcademy';

describe('CohortsPage', () => {
  it('leads to each cohort', async () => {
    const { container } = renderAcademy({ at: '/cohorts' });
    expect(
      await screen.findByRole('link', { name: 'Spring cohort' }),
    ).toHaveAttribute('href', '/academy/cohorts/default/spring');
    expect(screen.getByText('2 learners')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says to whom cohorts show up where there are none, and offers no way to them', async () => {
    renderAcademy({ at: '/cohorts', api: { getCohorts: async () => [] } });
    expect(await screen.findByText('No cohorts')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Cohorts' }),
    ).not.toBeInTheDocument();
  });
});

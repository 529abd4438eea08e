import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { dailyCost, newcomer } from '../../__fixtures__/learner';
import { renderAcademy } from '../../__testUtils__/renderAcademy';
import { dailyCostCsv } from '../../spend/dailyCostCsv';

// The chart comes lazily; the first import of its library outlasts the patience of a query.
beforeAll(async () => {
  await import('./SpendChart');
}, 60_000);

describe('SpendPanel', () => {
  it('draws a chart that says what it shows, and the table has the same numbers', async () => {
    const user = userEvent.setup();
    renderAcademy({ at: '?tab=spend' });
    expect(
      await screen.findByRole('figure', {
        name: /Billed cost in USD by day and service, 1 Mar 2026 to 31 Mar 2026/,
      }),
    ).toBeInTheDocument();

    await user.click(screen.getByRole('radio', { name: 'Table' }));
    const table = within(
      await screen.findByRole('table', {
        name: 'Billed cost in USD by day and service',
      }),
    );
    expect(
      table.getByRole('row', {
        name: /2 Mar 2026 USD\s10\.10 USD\s0\.21 USD\s10\.31/,
      }),
    ).toBeInTheDocument();
    expect(
      table.getByRole('row', {
        name: /Total USD\s12\.14 USD\s0\.21 USD\s12\.35/,
      }),
    ).toBeInTheDocument();
  });

  it('shows totals, how far bills were read, and that it is simulated', async () => {
    renderAcademy({ at: '?tab=spend&as=table' });
    const panel = within(await screen.findByRole('tabpanel'));
    expect(
      await panel.findByText('Billed through 4 Mar 2026, 12:00 UTC'),
    ).toBeInTheDocument();
    expect(panel.getByText('Simulated')).toBeInTheDocument();
    expect(
      panel.getByText(/USD\s10\.10 after discounts and credits/),
    ).toBeInTheDocument();
  });

  it('does not call a real bill simulated', async () => {
    renderAcademy({
      at: '?tab=spend&as=table',
      api: { getDailyCost: async () => ({ ...dailyCost, simulated: false }) },
    });
    const panel = within(await screen.findByRole('tabpanel'));
    await panel.findByRole('table');
    expect(panel.queryByText('Simulated')).not.toBeInTheDocument();
  });

  it('hands out every row as CSV', async () => {
    const user = userEvent.setup();
    const blobs: Blob[] = [];
    URL.createObjectURL = jest.fn(blob => {
      blobs.push(blob as Blob);
      return 'blob:1';
    });
    URL.revokeObjectURL = jest.fn();
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function download(this: HTMLAnchorElement) {
        expect(this.download).toBe('spend-user-default-ada-2026-03-01.csv');
      });
    renderAcademy({ at: '?tab=spend&as=table' });

    await user.click(
      await screen.findByRole('button', { name: 'Download CSV' }),
    );
    expect(click).toHaveBeenCalledTimes(1);
    expect(await blobs[0].text()).toBe(dailyCostCsv(dailyCost.items));
    click.mockRestore();
  });

  it('tells that nothing was read from that nothing was spent', async () => {
    const { unmount } = renderAcademy({
      at: '?tab=spend',
      api: {
        getDailyCost: async () => ({ ...newcomer.spend, items: [] }),
      },
    });
    const panel = within(await screen.findByRole('tabpanel'));
    expect(
      await panel.findByText('No bill has been read yet'),
    ).toBeInTheDocument();
    unmount();

    renderAcademy({
      at: '?tab=spend',
      api: {
        getDailyCost: async () => ({
          ...newcomer.spend,
          billedThrough: '2026-03-04T12:00:00Z',
          items: [],
        }),
      },
    });
    expect(
      await screen.findByText('Nothing was spent this month'),
    ).toBeInTheDocument();
  });

  it('says that it could not be loaded, and tries again', async () => {
    const user = userEvent.setup();
    const getDailyCost = jest
      .fn()
      .mockRejectedValueOnce(new Error('no answer'))
      .mockResolvedValue(dailyCost);
    renderAcademy({ at: '?tab=spend&as=table', api: { getDailyCost } });
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('table')).toBeInTheDocument();
  });
});

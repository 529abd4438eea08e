import { NotAllowedError } from '@backstage/errors';
import { IngestRun } from '@gpu-academy/backstage-plugin-academy-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderAcademy } from '../../__testUtils__/renderAcademy';

const FAILED: IngestRun = {
  id: 'run-2',
  kind: 'findings',
  source: 'scans',
  unit: 'broken.ocsf.json',
  state: 'failed',
  startedAt: '2026-03-04T12:00:00Z',
  finishedAt: '2026-03-04T12:00:01Z',
  warnings: ['line 3: unknown severity'],
  error: 'broken.ocsf.json, event 7, field time: found "soon", expected a time',
};

function runs(items: IngestRun[]) {
  return async () => ({ items, total: items.length, offset: 0, limit: 20 });
}

describe('IngestPage', () => {
  it('shows of a failed run what was wrong and where, and its warnings', async () => {
    renderAcademy({ at: '/ingest', api: { getIngestRuns: runs([FAILED]) } });
    const row = await screen.findByRole('row', { name: /scans/ });
    expect(row).toHaveTextContent('Failed');
    expect(row).toHaveTextContent(FAILED.error!);
    expect(row).toHaveTextContent('1 warning');
    expect(row).toHaveTextContent('line 3: unknown severity');
    expect(row).toHaveTextContent('1 s');
  });

  it('reads the sources now, and looks again', async () => {
    const user = userEvent.setup();
    const startIngest = jest.fn().mockResolvedValue(undefined);
    const getIngestRuns = jest.fn(runs([FAILED]));
    renderAcademy({ at: '/ingest', api: { startIngest, getIngestRuns } });
    await user.click(
      await screen.findByRole('button', { name: 'Read spend now' }),
    );
    expect(
      await screen.findByText('Started. New runs show up below.'),
    ).toBeInTheDocument();
    expect(startIngest).toHaveBeenCalledWith('spend', expect.anything());
    await waitFor(() => expect(getIngestRuns).toHaveBeenCalledTimes(2));
  });

  it('asks for what is searched and filtered, and keeps it in the address', async () => {
    const getIngestRuns = jest.fn(runs([]));
    renderAcademy({
      at: '/ingest?state=failed&run=broken',
      api: { getIngestRuns },
    });
    expect(await screen.findByText('No run matches')).toBeInTheDocument();
    expect(getIngestRuns).toHaveBeenCalledWith(
      expect.objectContaining({ state: 'failed', search: 'broken' }),
      expect.anything(),
    );
    expect(screen.getByRole('searchbox', { name: 'Search runs' })).toHaveValue(
      'broken',
    );
  });

  it('says when it could not be started', async () => {
    const user = userEvent.setup();
    renderAcademy({
      at: '/ingest',
      api: {
        startIngest: async () => {
          throw new Error('one is running already');
        },
      },
    });
    await user.click(
      await screen.findByRole('button', { name: 'Read findings now' }),
    );
    expect(
      await screen.findByText(/one is running already/),
    ).toBeInTheDocument();
  });

  it('shows what belongs to nobody, per outcome and currency', async () => {
    renderAcademy({
      at: '/ingest',
      api: {
        getUnattributedSpend: async () => [
          {
            outcome: 'ambiguous',
            currency: 'USD',
            billed: '3.5',
            effective: '3',
            rows: 4,
          },
        ],
      },
    });
    expect(
      await screen.findByRole('row', {
        name: /More than one owner USD\s3\.50 USD\s3\.00 4/,
      }),
    ).toBeInTheDocument();
  });

  it('offers to others neither the way nor the buttons, and says why the page is empty', async () => {
    renderAcademy({
      at: '/ingest',
      allowed: false,
      api: {
        getIngestRuns: async () => {
          throw new NotAllowedError('no');
        },
      },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Read spend now' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Ingest' }),
    ).not.toBeInTheDocument();
  });

  it('has no accessibility violation', async () => {
    const { container } = renderAcademy({
      at: '/ingest',
      api: { getIngestRuns: runs([FAILED]) },
    });
    await screen.findByRole('row', { name: /scans/ });
    await screen.findByText('Every charge of this month has an owner.');
    expect(await axe(container)).toHaveNoViolations();
  });
});

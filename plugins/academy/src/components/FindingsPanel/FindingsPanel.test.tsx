import { Finding } from '@gpu-academy/backstage-plugin-academy-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { finding } from '../../__fixtures__/learner';
import { renderAcademy } from '../../__testUtils__/renderAcademy';

const AT = '?tab=findings';

function page(total = 1) {
  return { items: [finding], total, offset: 0, limit: 20 };
}

describe('FindingsPanel', () => {
  it('lists each finding with severity, status, resource, first and last seen', async () => {
    renderAcademy({ at: AT });
    const row = await screen.findByRole('row', {
      name: new RegExp(finding.title),
    });
    expect(row).toHaveTextContent('High');
    expect(row).toHaveTextContent('Fails');
    expect(row).toHaveTextContent(finding.resourceUid);
    expect(row).toHaveTextContent('2 Mar 2026, 08:00 UTC');
    expect(row).toHaveTextContent('4 Mar 2026, 11:00 UTC');
    expect(row).toHaveTextContent('Evaluated 4 Mar 2026, 12:00 UTC');
    expect(row).toHaveTextContent('Simulated');
  });

  it.each<[string, Partial<Finding>, string[]]>([
    [
      'is due',
      { dueAt: '2999-03-05T11:00:00Z' },
      ['Fails', 'Due 5 Mar 2999, 11:00 UTC'],
    ],
    [
      'is overdue and came back',
      { dueAt: '2026-03-05T11:00:00Z', reopenCount: 2 },
      ['Fails', 'Overdue since 5 Mar 2026, 11:00 UTC', 'Came back 2 times'],
    ],
    ['was not seen by the newest scan', { state: 'stale' }, ['Not seen last']],
    [
      'was fixed',
      {
        state: 'resolved',
        status: 'pass',
        resolution: 'fixed',
        resolvedAt: '2026-03-05T11:00:00Z',
      },
      ['Resolved', 'Since 5 Mar 2026, 11:00 UTC'],
    ],
    [
      'is seen no more',
      { state: 'resolved', resolution: 'not-observed' },
      ['Resolved', 'Scans do not see it any more'],
    ],
  ])('says of a finding that it %s', async (_, changes, texts) => {
    const { container } = renderAcademy({
      at: AT,
      api: {
        getFindings: async () => ({
          ...page(),
          items: [{ ...finding, ...changes }],
        }),
      },
    });
    const row = await screen.findByRole('row', {
      name: new RegExp(finding.title),
    });
    for (const text of texts) {
      expect(row).toHaveTextContent(text);
    }
    expect(await axe(container)).toHaveNoViolations();
  });

  it.each([
    ['stale', { state: ['stale'] }],
    ['resolved', { state: ['resolved'] }],
    ['fail', { status: ['fail'], state: ['open', 'stale'] }],
    ['pass', { status: ['pass'] }],
    ['nonsense', { state: ['open', 'stale'] }],
  ])('asks by what is chosen: %s', async (status, query) => {
    const getFindings = jest.fn().mockResolvedValue(page());
    renderAcademy({ at: `${AT}&status=${status}`, api: { getFindings } });
    await screen.findByText(finding.title);
    expect(getFindings).toHaveBeenCalledWith(
      'user:default/ada',
      { ...query, offset: 0, limit: 20 },
      expect.anything(),
    );
  });

  it('asks for what is open, worst first page, unless told otherwise', async () => {
    const getFindings = jest.fn().mockResolvedValue(page());
    renderAcademy({ at: AT, api: { getFindings } });
    await screen.findByText(finding.title);
    expect(getFindings).toHaveBeenCalledWith(
      'user:default/ada',
      { state: ['open', 'stale'], offset: 0, limit: 20 },
      expect.anything(),
    );
  });

  it('lets the server search, filter and page, as the address says', async () => {
    const getFindings = jest.fn().mockResolvedValue(page(60));
    renderAcademy({
      at: `${AT}&finding=public&severity=high&status=all&offset=20&limit=10`,
      api: { getFindings },
    });
    await screen.findByText(finding.title);
    expect(getFindings).toHaveBeenCalledWith(
      'user:default/ada',
      { search: 'public', severity: ['high'], offset: 20, limit: 10 },
      expect.anything(),
    );
    expect(screen.getAllByText('21–30 of 60')).not.toHaveLength(0);
  });

  it('goes to the next page, and back to the first when a filter changes', async () => {
    const user = userEvent.setup();
    const getFindings = jest.fn().mockResolvedValue(page(60));
    renderAcademy({ at: AT, api: { getFindings } });
    await screen.findByText(finding.title);

    await user.click(screen.getByRole('button', { name: /next/i }));
    await waitFor(() =>
      expect(getFindings).toHaveBeenLastCalledWith(
        'user:default/ada',
        expect.objectContaining({ offset: 20 }),
        expect.anything(),
      ),
    );
    await user.type(
      screen.getByRole('searchbox', { name: 'Search findings' }),
      'disk{Enter}',
    );
    await waitFor(() =>
      expect(getFindings).toHaveBeenLastCalledWith(
        'user:default/ada',
        expect.objectContaining({ search: 'disk', offset: 0 }),
        expect.anything(),
      ),
    );
  });

  it('says how to fix a finding', async () => {
    const user = userEvent.setup();
    renderAcademy({ at: AT });
    await user.click(
      await screen.findByRole('button', {
        name: `How to fix it: ${finding.title}`,
      }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Put the instance into a private subnet.');
    expect(
      screen.getByRole('link', { name: 'https://example.com/fix' }),
    ).toBeInTheDocument();
  });

  it('makes no link of an address that a scanner should not have written', async () => {
    const user = userEvent.setup();
    renderAcademy({
      at: AT,
      api: {
        getFindings: async () => ({
          ...page(),
          items: [{ ...finding, remediationUrl: 'data:text/html,alert' }],
        }),
      },
    });
    await user.click(
      await screen.findByRole('button', {
        name: `How to fix it: ${finding.title}`,
      }),
    );
    await screen.findByRole('dialog');
    expect(screen.queryByRole('link', { name: /alert/ })).toBeNull();
  });

  it('tells that nothing is open from that nothing matches', async () => {
    const user = userEvent.setup();
    const empty = { items: [], total: 0, offset: 0, limit: 20 };
    renderAcademy({
      at: `${AT}&severity=low`,
      api: { getFindings: async () => empty },
    });
    expect(await screen.findByText('No finding matches')).toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Clear search and filters' }),
    );
    expect(await screen.findByText('No open findings')).toBeInTheDocument();
  });
});

import { CohortLearner } from '@gpu-academy/backstage-plugin-academy-common';
import { compareCohortLearners } from './compareCohortLearners';

function learner(
  name: string,
  overrides: Partial<CohortLearner> & {
    effective?: string[];
    open?: number;
  } = {},
): CohortLearner {
  const { effective = [], open = 0, ...rest } = overrides;
  return {
    learnerRef: `user:default/${name}`,
    displayName: name,
    itemsPassed: 0,
    itemsTotal: 4,
    itemsFailed: 0,
    spend: {
      from: '2026-11-01',
      to: '2026-12-01',
      totals: effective.map((amount, i) => ({
        currency: ['USD', 'EUR'][i],
        billed: amount,
        effective: amount,
      })),
      simulated: false,
    },
    findings: {
      open,
      bySeverity: {
        critical: 0,
        high: open,
        medium: 0,
        low: 0,
        informational: 0,
        unknown: 0,
      },
      simulated: false,
    },
    ...rest,
  };
}

function order(
  learners: CohortLearner[],
  ...by: Parameters<typeof compareCohortLearners>
) {
  return [...learners]
    .sort(compareCohortLearners(...by))
    .map(({ displayName }) => displayName);
}

describe('compareCohortLearners', () => {
  it('sorts money as money, by the largest total', () => {
    const rows = [
      learner('nine', { effective: ['9.99'] }),
      learner('ten', { effective: ['1', '10.000000000000000001'] }),
      learner('none'),
    ];
    expect(order(rows, 'spend', 'desc')).toEqual(['ten', 'nine', 'none']);
    expect(order(rows, 'spend', 'asc')).toEqual(['none', 'nine', 'ten']);
  });

  it('sorts progress by the share that is passed', () => {
    const rows = [
      learner('half', { itemsPassed: 2 }),
      learner('whole', { itemsPassed: 1, itemsTotal: 1 }),
      learner('nothing to do', { itemsTotal: 0 }),
    ];
    expect(order(rows, 'progress', 'desc')).toEqual([
      'whole',
      'half',
      'nothing to do',
    ]);
  });

  it('sorts by open findings and by the newest event', () => {
    const rows = [
      learner('b', { open: 3, lastActive: '2026-11-01T00:00:00Z' }),
      learner('a', { open: 1 }),
    ];
    expect(order(rows, 'findings', 'desc')).toEqual(['b', 'a']);
    expect(order(rows, 'lastActive', 'desc')).toEqual(['b', 'a']);
    expect(order(rows, 'lastActive', 'asc')).toEqual(['a', 'b']);
  });

  it('keeps equal rows in the order of their names, whichever way', () => {
    const rows = [learner('c'), learner('a'), learner('b')];
    expect(order(rows, 'spend', 'asc')).toEqual(['a', 'b', 'c']);
    expect(order(rows, 'spend', 'desc')).toEqual(['a', 'b', 'c']);
  });
});

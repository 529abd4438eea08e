import {
  CohortLearner,
  CohortQuery,
} from '@gpu-academy/backstage-plugin-academy-common';
import Big from 'big.js';

type Sort = NonNullable<CohortQuery['sort']>;
type Compare = (a: CohortLearner, b: CohortLearner) => number;

const byName: Compare = (a, b) =>
  a.displayName.localeCompare(b.displayName, 'en-US');

const COMPARE: Record<Sort, Compare> = {
  name: byName,
  progress: (a, b) => share(a) - share(b),
  spend: (a, b) => largestTotal(a).cmp(largestTotal(b)),
  findings: (a, b) => a.findings.open - b.findings.open,
  lastActive: (a, b) =>
    (a.lastActive ?? '').localeCompare(b.lastActive ?? '', 'en-US'),
};

function share({ itemsPassed, itemsTotal }: CohortLearner): number {
  return itemsTotal ? itemsPassed / itemsTotal : 0;
}

function largestTotal({ spend }: CohortLearner): Big {
  return spend.totals
    .map(({ effective }) => new Big(effective))
    .reduce((a, b) => (a.gte(b) ? a : b), new Big(0));
}

/**
 * Compares rows of a cohort. Equal rows are in order of name and then ref, whichever way the rest is sorted, so
 * that pages do not shift. Spend compares the largest total, whatever its currency: there is no rate to add them by.
 */
export function compareCohortLearners(
  sort: Sort,
  order: 'asc' | 'desc',
): Compare {
  const direction = order === 'asc' ? 1 : -1;
  return (a, b) =>
    direction * COMPARE[sort](a, b) ||
    byName(a, b) ||
    a.learnerRef.localeCompare(b.learnerRef, 'en-US');
}

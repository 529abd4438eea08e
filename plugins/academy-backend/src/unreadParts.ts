import { ServiceUnavailableError } from '@backstage/errors';
import { FindingsSummary } from '@gpu-academy/backstage-plugin-academy-common';
import { FindingsService } from './findings/FindingsService';
import { IngestRunStore } from './ingest';
import { DayInterval, SpendEstimator, SpendService } from './spend';

// Spend and findings of a portal that reads neither: until their ingest is wired in, nothing is known of them.

const summary = ({ from, to }: DayInterval) => ({
  from,
  to,
  totals: [],
  simulated: false,
});

function unread(): never {
  throw new ServiceUnavailableError('This portal reads no spend and findings');
}

export const unreadSpend: SpendService = {
  summarize: async (refs, interval) =>
    new Map(refs.map(ref => [ref, summary(interval)])),
  dailyCost: async (_, interval) => ({ ...summary(interval), items: [] }),
  unattributed: async () => [],
  ingest: async () => {},
};

export const unreadFindings: FindingsService = {
  summarize: async refs => {
    const none: FindingsSummary = {
      open: 0,
      bySeverity: {
        critical: 0,
        high: 0,
        medium: 0,
        low: 0,
        informational: 0,
        unknown: 0,
      },
      simulated: false,
    };
    return new Map(refs.map(ref => [ref, none]));
  },
  list: async (_, { offset = 0, limit = 20 }) => ({
    items: [],
    total: 0,
    offset,
    limit,
  }),
  ingest: async () => {},
};

export const unreadRuns: Pick<IngestRunStore, 'list'> = {
  list: async ({ offset = 0, limit = 20 }) => ({
    items: [],
    total: 0,
    offset,
    limit,
  }),
};

export const noPrices: SpendEstimator = {
  priceBook: () => [],
  estimate: unread,
};

import { AcademyApi, Page } from '@gpu-academy/backstage-plugin-academy-common';
import { NotFoundError } from '@backstage/errors';
import { dailyCost, finding, overview } from './learner';
import { estimate, failedAttempt, workspace } from './workspace';

function page<T>(items: T[]): Page<T> {
  return { items, total: items.length, offset: 0, limit: 20 };
}

/** An academy with one learner, one cohort and one workspace, all in memory; for tests and the dev page. */
export function createAcademyApiFixture(
  overrides: Partial<AcademyApi> = {},
): AcademyApi {
  return {
    getOverview: async () => overview,
    getDailyCost: async () => dailyCost,
    getFindings: async () => page([finding]),
    getCohorts: async () => [
      { ref: 'group:default/spring', title: 'Spring cohort', learners: 2 },
    ],
    getCohortLearners: async () =>
      page([
        {
          learnerRef: overview.learnerRef,
          displayName: overview.displayName,
          itemsPassed: 1,
          itemsTotal: 4,
          itemsFailed: 1,
          nextStep: overview.nextStep,
          lastActive: '2026-03-04T10:00:00Z',
          spend: overview.spend,
          findings: overview.findings,
        },
      ]),
    getWorkspace: async () => workspace,
    createUploadToken: async () => ({
      token: 'upload-token-1',
      expiresAt: '2999-03-04T12:00:00Z',
    }),
    getCloneInstructions: async () => ({
      command: `git clone ${workspace.cloneUrl}`,
    }),
    getAttempt: async () => failedAttempt,
    getPriceBook: async () => [],
    estimateSpend: async () => estimate,
    getIngestRuns: async () =>
      page([
        {
          id: 'run-1',
          kind: 'spend' as const,
          source: 'demo-focus',
          unit: '2026-03',
          state: 'succeeded' as const,
          startedAt: '2026-03-04T12:00:00Z',
          finishedAt: '2026-03-04T12:00:02Z',
          rows: 42,
          warnings: [],
        },
      ]),
    startIngest: async () => {},
    getUnattributedSpend: async () => [],
    planWorkspace: refuse,
    registerWorkspace: refuse,
    ...overrides,
  };
}

async function refuse(): Promise<never> {
  throw new NotFoundError('Workspaces are made by templates, not by pages');
}

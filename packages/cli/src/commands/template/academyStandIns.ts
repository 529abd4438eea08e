import {
  findCloudSimBundle,
  simulatedAccountId,
  simulatedProjectId,
  simulatedSubscriptionId,
} from '@gpu-academy/cloud-sim';
import { StandIn } from '@gpu-academy/template-testing';

/** A lease is as long as a week; templates and their Terraform refuse one that is over. */
const LEASE_MS = 7 * 24 * 3_600_000;

const SCOPE_IDS: Record<string, (workspaceId: string) => string> = {
  aws: simulatedAccountId,
  gcp: simulatedProjectId,
  azure: simulatedSubscriptionId,
};

/**
 * What the portal answers to the academy's actions, without a portal: one workspace, and an estimate that is within any
 * budget, because templates are tested with budgets and machines that do not go together.
 */
export function academyStandIns(): Record<string, StandIn> {
  // Whole seconds, as the portal writes it.
  const expiresAt = new Date(Date.now() + LEASE_MS)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
  const workspaceId = '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071';
  const portalUrl = 'http://localhost:7007';
  const digest = simulatorDigest();
  return {
    'academy:spend:estimate': () => ({
      currency: 'USD',
      low: '3.10',
      likely: '3.28',
      high: '3.60',
      withinBudget: true,
      pricedAt: '2026-01-21',
    }),
    'academy:workspace:prepare': ({ input, user }) => {
      const { name, namespace } = user.metadata;
      return {
        workspaceId,
        learnerRef: `user:${namespace}/${name}`,
        learnerName: name,
        moduleId: String(input.moduleRef).split('/').slice(-1)[0],
        scopeId: SCOPE_IDS[String(input.provider)]?.(workspaceId),
        expiresAt,
        portalUrl,
        cloudSimUrl: `${portalUrl}/api/academy/cloud-sim/${digest}/cloud-sim.mjs`,
        cloudSimDigest: digest,
      };
    },
    'academy:workspace:register': ({ input }) => ({
      workspaceId: input.workspaceId,
      entityRef: `component:default/${String(input.name).toLocaleLowerCase(
        'en',
      )}`,
      repoUrl: input.repoUrl,
      cloneUrl: input.cloneUrl,
      workspacePath: `/academy/workspaces/${input.workspaceId}`,
    }),
  };
}

/** Repositories name the simulator that they are made with; without Terraform nobody runs it. */
function simulatorDigest(): string {
  try {
    return findCloudSimBundle().digest;
  } catch {
    return `sha256:${'0'.repeat(64)}`;
  }
}

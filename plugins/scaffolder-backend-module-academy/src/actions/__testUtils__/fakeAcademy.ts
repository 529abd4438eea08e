import { AuthService } from '@backstage/backend-plugin-api';
import {
  SpendEstimate,
  Workspace,
  WorkspacePlan,
} from '@gpu-academy/backstage-plugin-academy-common';
import { AcademyActionOptions } from '../AcademyActionOptions';

export const estimate: SpendEstimate = {
  currency: 'USD',
  low: '3.10',
  likely: '3.2816',
  high: '3.60',
  withinBudget: true,
  parts: [],
  pricedAt: '2026-01-21',
};

export const plan: WorkspacePlan = {
  workspaceId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  learnerRef: 'user:default/mock',
  learnerName: 'mock',
  moduleId: 'mod-102',
  scopeId: '000000000042',
  expiresAt: '2026-11-24T18:00:00Z',
  portalUrl: 'http://localhost:7007',
  cloudSim: {
    url: 'http://localhost:7007/api/academy/cloud-sim/abc/cloud-sim.mjs',
    digest: `sha256:${'a'.repeat(64)}`,
  },
};

/** An academy that answers as the real one does, and remembers what it was asked. */
export function fakeAcademy(auth: AuthService) {
  const academy = {
    estimateSpend: jest.fn<Promise<SpendEstimate>, any[]>(async () => estimate),
    planWorkspace: jest.fn<Promise<WorkspacePlan>, any[]>(async () => plan),
    registerWorkspace: jest.fn<Promise<Workspace>, any[]>(async request => ({
      ...request,
      learnerRef: plan.learnerRef,
      entityRef: `component:default/${request.name}`,
      scopeId: plan.scopeId,
      createdAt: '2026-11-24T14:00:00Z',
      expiresAt: plan.expiresAt,
      attempts: [],
    })),
  };
  const options: AcademyActionOptions = { academy, auth };
  return { academy, options };
}

import { Workspace } from '@gpu-academy/backstage-plugin-academy-common';
import { NewWorkspace } from '../WorkspaceStore';

/** A workspace of Ada's for Lab 1, with its lease. */
export function newWorkspace(overrides: Partial<Workspace> = {}): NewWorkspace {
  const id = overrides.id ?? 'w1';
  const workspace: Workspace = {
    id,
    learnerRef: 'user:default/ada',
    moduleRef: 'learningmodule:default/mod-102',
    itemId: 'lab-1',
    entityRef: `component:default/lab-${id}`,
    title: 'Lab 1',
    provider: 'aws',
    scopeId: '000000000001',
    region: 'us-east-1',
    instanceType: 'g6.xlarge',
    hours: 4.5,
    budget: '10.5',
    currency: 'USD',
    repoUrl: `http://localhost:7007/git/learners/lab-${id}`,
    cloneUrl: `http://localhost:7007/git/learners/lab-${id}.git`,
    createdAt: '2026-11-23T10:00:00.000Z',
    expiresAt: '2026-12-07T10:00:00Z',
    attempts: [],
    ...overrides,
  };
  return {
    workspace,
    lease: {
      id,
      workspaceId: id,
      provider: workspace.provider,
      scopeId: workspace.scopeId,
      subjectRef: workspace.learnerRef,
      startsAt: '2026-11-23T00:00:00Z',
      endsAt: workspace.expiresAt,
    },
    events: [
      {
        id: `${id}:started`,
        type: 'item.started',
        learnerRef: workspace.learnerRef,
        moduleRef: workspace.moduleRef,
        itemId: workspace.itemId,
        occurredAt: workspace.createdAt,
        payload: { workspaceId: id },
      },
    ],
  };
}

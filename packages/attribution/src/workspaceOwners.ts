import { compareText, fold } from './identity';
import { AttributionPlan } from './types';

/** That a workspace, as a tag names it, is one subject's. */
export interface WorkspaceOwner {
  /** Folded. */
  name: string;
  subjectRef: string;
  workspaceId: string;
}

/** Whose workspaces there are: leases say so. One entry for each (name, subject). */
export function workspaceOwners(plan: AttributionPlan): WorkspaceOwner[] {
  const owners = new Map<string, WorkspaceOwner>();
  const leases = [...plan.leases].sort((a, b) =>
    compareText(a.workspaceId, b.workspaceId),
  );
  for (const { workspaceId, subjectRef } of leases) {
    const name = fold(workspaceId);
    const key = JSON.stringify([name, subjectRef]);
    if (name && !owners.has(key)) {
      owners.set(key, { name, subjectRef, workspaceId });
    }
  }
  return [...owners.values()];
}

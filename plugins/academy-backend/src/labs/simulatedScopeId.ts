import {
  simulatedAccountId,
  simulatedProjectId,
  simulatedSubscriptionId,
} from '@gpu-academy/cloud-sim';
import { CloudProvider } from '@gpu-academy/backstage-plugin-academy-common';

const SCOPE_IDS: Record<CloudProvider, (workspaceId: string) => string> = {
  aws: simulatedAccountId,
  gcp: simulatedProjectId,
  azure: simulatedSubscriptionId,
};

/** The simulated account, project or subscription of a workspace; always the same for the same workspace. */
export function simulatedScopeId(
  workspaceId: string,
  provider: CloudProvider,
): string {
  return SCOPE_IDS[provider](workspaceId);
}

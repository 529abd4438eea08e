import { uuidOf } from './simulation/simulatedDigits';

/**
 * The simulated Azure subscription of a workspace: a UUID that starts with eight
 * zeros, always the same for the same workspace.
 *
 * @public
 */
export function simulatedSubscriptionId(workspaceId: string): string {
  return uuidOf(workspaceId);
}

import { numberOf } from './simulation/simulatedDigits';

const FREE_DIGITS = 12;

/**
 * The simulated Google project of a workspace: an id that starts with `sim-`, always
 * the same for the same workspace.
 *
 * @public
 */
export function simulatedProjectId(workspaceId: string): string {
  return `sim-${numberOf(workspaceId, FREE_DIGITS)}`;
}

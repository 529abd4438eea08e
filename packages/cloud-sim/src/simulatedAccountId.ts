import { createHash } from 'node:crypto';

/** Real AWS account ids do not start like this. */
const PREFIX = '000';
const FREE_DIGITS = 9;

/**
 * The simulated account of a workspace: 12 digits that start with `000`, always
 * the same for the same workspace.
 *
 * @public
 */
export function simulatedAccountId(workspaceId: string): string {
  const hash = createHash('sha256').update(workspaceId).digest();
  const number = hash.readUIntBE(0, 6) % 10 ** FREE_DIGITS;
  return PREFIX + String(number).padStart(FREE_DIGITS, '0');
}

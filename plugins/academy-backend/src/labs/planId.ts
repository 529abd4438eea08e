import { InputError } from '@backstage/errors';
import { randomBytes } from 'node:crypto';

const UUID_V7 =
  /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A plan can be registered for this long; a template's run takes minutes, a retried one hours. */
export const PLAN_VALID_HOURS = 24;

/**
 * A new workspace id: a UUID of version 7 (RFC 9562 §5.7), which carries the millisecond at which it was made.
 *
 * That is all a plan has to remember. A repository is generated with the end of its lease written into it, before
 * anything is stored; by the id, whoever registers it later arrives at the same end.
 */
export function newPlanId(now: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes[6] = 0x70 + (bytes[6] % 0x10);
  bytes[8] = 0x80 + (bytes[8] % 0x40);
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/**
 * When the plan of an id was made.
 *
 * @throws InputError where the id is no plan's, or the plan is of the future or too old.
 */
export function plannedAt(id: string, now: Date): Date {
  const match = UUID_V7.exec(id);
  if (!match) {
    throw new InputError(
      `id is '${id}', but the workspaceId of a plan was expected: take it from POST /workspace-plans`,
    );
  }
  const planned = parseInt(match[1] + match[2], 16);
  const age = now.getTime() - planned;
  if (age < -60_000 || age > PLAN_VALID_HOURS * 3_600_000) {
    throw new InputError(
      `id is '${id}', of a plan made at ${new Date(
        planned,
      ).toISOString()}; a plan can be registered for ${PLAN_VALID_HOURS} hours: plan the workspace again`,
    );
  }
  return new Date(planned);
}

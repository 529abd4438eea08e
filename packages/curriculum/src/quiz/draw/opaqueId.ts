import { createHmac } from 'node:crypto';

/**
 * A name for an item or option that is good for one attempt and says nothing: neither the author's id (which
 * might be `correct`) nor its position can be read from it, and two learners who compare notes see different names.
 *
 * @param seed - of the attempt, see `attemptSeed`
 * @returns 16 hex digits
 * @public
 */
export function opaqueId(seed: string, ...path: string[]): string {
  return createHmac('sha256', seed)
    .update(JSON.stringify(['opaque-id', ...path]))
    .digest('hex')
    .slice(0, 16);
}

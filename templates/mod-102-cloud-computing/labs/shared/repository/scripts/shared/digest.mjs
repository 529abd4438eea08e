import { createHash } from 'node:crypto';

/** Hex SHA-256 of a text or of bytes. */
export function sha256(data) {
  return createHash('sha256').update(data).digest('hex');
}

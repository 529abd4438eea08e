import { createHash } from 'node:crypto';

/** The namespace of URLs (RFC 9562 §6.6). */
const URL_NAMESPACE = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

/** The UUID of a URL or of any other name that is unique (RFC 9562 §5.5): the same for the same, always. */
export function uuidV5(name: string, namespace = URL_NAMESPACE): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes[6] % 16) + 0x50;
  bytes[8] = (bytes[8] % 64) + 0x80;
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

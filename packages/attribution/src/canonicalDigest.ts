import { createHash } from 'node:crypto';

/** Digest of JSON whose keys are in order, so that equal content has an equal digest. `sha256:<hex>`. */
export function canonicalDigest(value: unknown): string {
  const text = JSON.stringify(value, (_key, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

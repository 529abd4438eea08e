import { createHash } from 'node:crypto';

/**
 * The audience that a CI job asks its token for: the portal's own, and the digest of the manifest that goes with it.
 * So a token is good for exactly these bytes.
 *
 * @param manifest - the exact text of `manifest.json`
 * @returns e.g. `https://portal.example.com/api/academy/evidence#sha256:<hex>`
 * @public
 */
export function evidenceAudience(audience: string, manifest: string): string {
  const digest = createHash('sha256').update(manifest).digest('hex');
  return `${audience}#sha256:${digest}`;
}

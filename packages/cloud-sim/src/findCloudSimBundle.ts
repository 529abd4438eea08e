import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { packageFolder } from './packageFolder';

/** The one-file simulator, ready to be served. @public */
export interface CloudSimBundle {
  /** Absolute path of `cloud-sim.mjs`. */
  path: string;
  /** `sha256:<hex>` of its bytes. */
  digest: string;
}

/**
 * Finds the bundle of this package.
 *
 * @throws Error naming the command that builds it, where it has not been built.
 * @public
 */
export function findCloudSimBundle(
  folder = path.join(packageFolder(), 'bundle'),
): CloudSimBundle {
  const file = path.join(folder, 'cloud-sim.mjs');
  if (!fs.existsSync(file)) {
    throw new Error(
      `${file} has not been built; run \`yarn workspace @gpu-academy/cloud-sim bundle\``,
    );
  }
  const digest = createHash('sha256').update(fs.readFileSync(file));
  return { path: file, digest: `sha256:${digest.digest('hex')}` };
}

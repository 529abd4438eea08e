import path from 'node:path';

/**
 * Where this package lies. Resolved by its name and not from `__dirname`, which
 * differs between the sources and what is published.
 */
export function packageFolder(): string {
  return path.dirname(require.resolve('@gpu-academy/cloud-sim/package.json'));
}

import { createHash } from 'node:crypto';

/**
 * The identity of what a period was made of: a digest over names, sizes and contents of its files, in no particular
 * order. Equal identities mean that there is nothing new to read. `sha256:<hex>`.
 *
 * @public
 */
export function snapshotId(
  files: readonly { name: string; size: number; digest: string }[],
): string {
  const lines = files
    .map(file => JSON.stringify([file.name, file.size, file.digest]))
    .sort();
  return `sha256:${createHash('sha256')
    .update(lines.join('\n'))
    .digest('hex')}`;
}

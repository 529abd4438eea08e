import { createHash } from 'node:crypto';

/*
 * The tree of RFC 6962 (Certificate Transparency), §2.1: leaves and nodes are hashed with different first bytes, so that
 * a node cannot be passed off as a leaf, and no leaf is doubled where their number is odd.
 */

/** The root over texts in their order, as `sha256:<hex>`. */
export function merkleRoot(leaves: readonly string[]): string {
  return `sha256:${hashOf(leaves).toString('hex')}`;
}

/** A step from a leaf towards the root: the hash beside it, and on which side. @public */
export interface MerkleStep {
  side: 'left' | 'right';
  /** `sha256:<hex>`. */
  hash: string;
}

/** The way from a leaf to the root, by which somebody who knows only the root can tell that the leaf is in it. */
export function merklePath(
  leaves: readonly string[],
  index: number,
): MerkleStep[] {
  if (leaves.length <= 1) {
    return [];
  }
  const split = splitAt(leaves.length);
  const left = leaves.slice(0, split);
  const right = leaves.slice(split);
  return index < split
    ? [...merklePath(left, index), { side: 'right', hash: merkleRoot(right) }]
    : [
        ...merklePath(right, index - split),
        { side: 'left', hash: merkleRoot(left) },
      ];
}

/** The root that a leaf and its way lead to. */
export function rootOfPath(leaf: string, path: readonly MerkleStep[]): string {
  const hash = path.reduce((below, step) => {
    const beside = Buffer.from(step.hash.replace(/^sha256:/, ''), 'hex');
    return step.side === 'left' ? node(beside, below) : node(below, beside);
  }, hashOf([leaf]));
  return `sha256:${hash.toString('hex')}`;
}

function hashOf(leaves: readonly string[]): Buffer {
  if (leaves.length === 0) {
    return createHash('sha256').digest();
  }
  if (leaves.length === 1) {
    return createHash('sha256').update('\x00').update(leaves[0]).digest();
  }
  const split = splitAt(leaves.length);
  return node(hashOf(leaves.slice(0, split)), hashOf(leaves.slice(split)));
}

function node(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256')
    .update('\x01')
    .update(left)
    .update(right)
    .digest();
}

/** The largest power of two that is smaller than a number. */
function splitAt(count: number): number {
  return 2 ** Math.floor(Math.log2(count - 1));
}

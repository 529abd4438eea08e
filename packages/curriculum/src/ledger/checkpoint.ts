import { canonicalDigest } from '../progress/canonicalJson';
import {
  PublicJwks,
  signCompact,
  SigningKey,
  verifyCompact,
} from '../signing/jws';
import { LedgerEntry } from './LedgerEntry';
import { merklePath, merkleRoot, MerkleStep, rootOfPath } from './merkle';

/** What all chains were at the end of a day. @public */
export interface Checkpoint {
  /** ISO 8601, UTC: every entry recorded before this is in it, and none that was recorded later. */
  through: string;
  /** Chains. */
  learners: number;
  /** Entries. */
  events: number;
  /** Of the Merkle tree of RFC 6962 over the heads of the chains, ordered by learner. */
  root: string;
  /** `sha256:<hex>` of the canonical JSON of the checkpoint before; absent for the first. */
  previous?: string;
}

/** The type that a signed checkpoint names. */
const TYPE = 'academy-checkpoint+jwt';

/**
 * Sums up all chains as they were at a time.
 *
 * @param entries - of any number of learners, in any order
 * @param through - ISO 8601, UTC; usually midnight
 * @public
 */
export function makeCheckpoint(
  entries: Iterable<LedgerEntry>,
  through: string,
  previous?: Checkpoint,
): Checkpoint {
  const { leaves, events } = headsAt(entries, through);
  return {
    through,
    learners: leaves.length,
    events,
    root: merkleRoot(leaves.map(it => it.leaf)),
    ...(previous ? { previous: canonicalDigest(previous) } : {}),
  };
}

/** Signs a checkpoint as a compact JWS with RS256. @public */
export function signCheckpoint(
  checkpoint: Checkpoint,
  key: SigningKey,
): string {
  return signCompact(checkpoint, key, TYPE);
}

/**
 * Reads a signed checkpoint.
 *
 * @throws SignatureError where the signature does not hold
 * @public
 */
export function readCheckpoint(jws: string, jwks: PublicJwks): Checkpoint {
  return verifyCompact(jws, jwks, TYPE) as unknown as Checkpoint;
}

/**
 * Proves to a learner who has nothing but a checkpoint that their chain is in it, and tells them nothing of others.
 *
 * @returns undefined where the learner had no entry yet
 * @public
 */
export function proveInclusion(
  entries: Iterable<LedgerEntry>,
  through: string,
  learnerId: string,
): { head: LedgerEntry; path: MerkleStep[] } | undefined {
  const { leaves } = headsAt(entries, through);
  const index = leaves.findIndex(it => it.head.learnerId === learnerId);
  return index < 0
    ? undefined
    : {
        head: leaves[index].head,
        path: merklePath(
          leaves.map(it => it.leaf),
          index,
        ),
      };
}

/** Whether a proof leads to the root of a checkpoint. @public */
export function isIncluded(
  proof: { head: LedgerEntry; path: readonly MerkleStep[] },
  checkpoint: Checkpoint,
): boolean {
  return rootOfPath(leafOf(proof.head), proof.path) === checkpoint.root;
}

function headsAt(entries: Iterable<LedgerEntry>, through: string) {
  const heads = new Map<string, LedgerEntry>();
  const end = Date.parse(through);
  let events = 0;
  for (const entry of entries) {
    if (Date.parse(entry.recordedAt) < end) {
      events += 1;
      const head = heads.get(entry.learnerId);
      if (!head || entry.seq > head.seq) {
        heads.set(entry.learnerId, entry);
      }
    }
  }
  const leaves = Array.from(heads.values())
    .sort((a, b) => (a.learnerId < b.learnerId ? -1 : 1))
    .map(head => ({ head, leaf: leafOf(head) }));
  return { leaves, events };
}

function leafOf({ learnerId, seq, hash }: LedgerEntry): string {
  return `${learnerId} ${seq} ${hash}`;
}

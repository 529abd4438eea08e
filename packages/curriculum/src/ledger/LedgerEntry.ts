/*
 * How progress is remembered so that nobody, the portal's own operators included, can change it unseen, and a person can
 * still be forgotten.
 *
 * Every event of a learner is sealed into an entry that names the hash of the entry before it: a chain a learner. The
 * entry holds no personal data. The learner is a random id, and what happened stands in a body of its own, of which the
 * entry has only a salted digest. To erase a person is to delete their bodies, salts and the one line that ties the id to
 * their name. The entries stay, so the chains of everybody else and the checkpoints over all of them stay valid; what is
 * left of the person says that some item was decided at some time for nobody.
 *
 * Once a day the heads of all chains become the leaves of a Merkle tree whose root is signed. Whoever keeps the signed
 * checkpoints can tell later whether a chain was cut, changed or left out.
 */

/** One link of a learner's chain. @public */
export interface LedgerEntry {
  /** Random, and tied to a person by {@link ProgressLedger.people} alone; never a name. */
  learnerId: string;
  /** Counts from 1, without a gap. */
  seq: number;
  /** Of the event. */
  id: string;
  type: string;
  moduleRef: string;
  itemId: string;
  /** ISO 8601, UTC. */
  occurredAt: string;
  /** ISO 8601, UTC; never before that of the entry before. */
  recordedAt: string;
  /** `sha256:<hex>` of the canonical JSON of the body. */
  bodyDigest: string;
  /** `hash` of the entry before; of the first one {@link GENESIS_HASH}. */
  previousHash: string;
  /** `sha256:<hex>` of the canonical JSON of everything above. */
  hash: string;
}

/** What an entry is about, apart from it so that it can be erased. @public */
export interface LedgerBody {
  payload: object;
  /** Who caused the event, where it was not the learner: a random id as that of a learner is. */
  actorId?: string;
  /** At least 128 random bits; without it nobody can try what the digest could be of. */
  salt: string;
}

/** An export of what is remembered. @public */
export interface ProgressLedger {
  schema: 'gpu-academy.io/progress-ledger/v1alpha1';
  entries: LedgerEntry[];
  /** By `bodyDigest`; those of erased learners are gone. */
  bodies: Record<string, LedgerBody>;
  /** Entity refs of users by `learnerId` and `actorId`; erased people are gone. */
  people: Record<string, string>;
  /** Signed checkpoints as compact JWS, oldest first. */
  checkpoints: string[];
}

/** What the first entry of every chain names as the one before it. @public */
export const GENESIS_HASH = `sha256:${'0'.repeat(64)}`;

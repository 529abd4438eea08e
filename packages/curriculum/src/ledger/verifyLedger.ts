import { canonicalDigest } from '../progress/canonicalJson';
import { Checkpoint, makeCheckpoint, readCheckpoint } from './checkpoint';
import { PublicJwks } from '../signing/jws';
import { GENESIS_HASH, LedgerEntry, ProgressLedger } from './LedgerEntry';
import { entryHash } from './sealEvent';

/** A place where what is remembered was changed, cut or forged. @public */
export interface LedgerProblem {
  /** Stable, for filters: e.g. `hash`, `gap`, `checkpoint-root`. */
  code: string;
  learnerId?: string;
  seq?: number;
  message: string;
}

/** What a verification found. @public */
export interface LedgerVerification {
  events: number;
  learners: number;
  /** Learners who are forgotten: chains with no name and no body. */
  erased: number;
  /** Checkpoints whose signature and root hold. */
  checkpoints: number;
  /** Entries that no checkpoint covers yet; nobody outside could tell if these were changed. */
  unsealed: number;
  problems: LedgerProblem[];
}

/**
 * Verifies every chain, body and checkpoint of an export. This function does not throw.
 *
 * @param jwks - the issuer's keys, from somewhere else than the export; without them checkpoints cannot be verified,
 *   which is a problem where there are any
 * @public
 */
export function verifyLedger(
  ledger: ProgressLedger,
  jwks?: PublicJwks,
): LedgerVerification {
  const chains = new Map<string, LedgerEntry[]>();
  for (const entry of ledger.entries) {
    const chain = chains.get(entry.learnerId) ?? [];
    chain.push(entry);
    chains.set(entry.learnerId, chain);
  }
  const sealed = verifyCheckpoints(ledger, jwks);
  return {
    events: ledger.entries.length,
    learners: chains.size,
    erased: Array.from(chains.keys()).filter(it => !ledger.people[it]).length,
    checkpoints: sealed.holding.length,
    unsealed: unsealedBy(sealed.holding, ledger.entries),
    problems: [
      ...Array.from(chains.values()).flatMap(chain =>
        verifyChain(chain, ledger),
      ),
      ...repeatedIds(ledger.entries),
      ...sealed.problems,
    ],
  };
}

function verifyChain(
  unordered: LedgerEntry[],
  ledger: ProgressLedger,
): LedgerProblem[] {
  const problems: LedgerProblem[] = [];
  const chain = [...unordered].sort((a, b) => a.seq - b.seq);
  chain.forEach((entry, index) => {
    const { learnerId, seq } = entry;
    const before = chain[index - 1];
    const report = (code: string, message: string) =>
      problems.push({ code, learnerId, seq, message });
    if (seq !== (before?.seq ?? 0) + 1) {
      report(
        'gap',
        `Entry ${seq} follows ${before ? before.seq : 'the beginning'}`,
      );
    }
    if (entry.previousHash !== (before?.hash ?? GENESIS_HASH)) {
      report(
        'previous-hash',
        'It does not name the hash of the entry before it: one of the two was changed, or one was taken out',
      );
    }
    if (
      before &&
      Date.parse(entry.recordedAt) < Date.parse(before.recordedAt)
    ) {
      report('time', `It was recorded before entry ${before.seq}`);
    }
    const hash = entryHash(entry);
    if (hash !== entry.hash) {
      report('hash', `Its hash is ${entry.hash}, but it adds up to ${hash}`);
    }
    const body = ledger.bodies[entry.bodyDigest];
    if (body && canonicalDigest(body) !== entry.bodyDigest) {
      report('body', 'Its body is not the one that was sealed');
    }
    if (!body && ledger.people[learnerId]) {
      report(
        'no-body',
        'Its body is gone, though its learner was not erased (or was, by halves)',
      );
    }
  });
  return problems;
}

function repeatedIds(entries: readonly LedgerEntry[]): LedgerProblem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id, learnerId, seq }) => {
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew
      ? []
      : [
          {
            code: 'repeated-event',
            learnerId,
            seq,
            message: `The event ${id} is there twice`,
          },
        ];
  });
}

function verifyCheckpoints(
  { checkpoints, entries }: ProgressLedger,
  jwks: PublicJwks | undefined,
): { holding: Checkpoint[]; problems: LedgerProblem[] } {
  const holding: Checkpoint[] = [];
  const problems: LedgerProblem[] = [];
  if (!jwks) {
    return {
      holding,
      problems: checkpoints.length
        ? [
            {
              code: 'no-keys',
              message: `There are ${checkpoints.length} checkpoints and no keys to verify them by`,
            },
          ]
        : [],
    };
  }
  let previous: Checkpoint | undefined;
  checkpoints.forEach((jws, index) => {
    const name = `Checkpoint ${index + 1}`;
    try {
      const checkpoint = readCheckpoint(jws, jwks);
      const expected = makeCheckpoint(entries, checkpoint.through, previous);
      if (checkpoint.previous !== expected.previous) {
        problems.push({
          code: 'checkpoint-order',
          message: `${name} (${checkpoint.through}) does not follow the one before it: one was taken out or put in`,
        });
      }
      if (
        checkpoint.root !== expected.root ||
        checkpoint.events !== expected.events
      ) {
        problems.push({
          code: 'checkpoint-root',
          message: `${name} (${checkpoint.through}) sealed ${checkpoint.events} events of ${checkpoint.learners} learners; what is there now are ${expected.events} of ${expected.learners}, or others`,
        });
      } else {
        holding.push(checkpoint);
      }
      previous = checkpoint;
    } catch (error) {
      problems.push({
        code: 'checkpoint-signature',
        message: `${name}: ${(error as Error).message}`,
      });
    }
  });
  return { holding, problems };
}

function unsealedBy(
  holding: readonly Checkpoint[],
  entries: readonly LedgerEntry[],
): number {
  const end = Math.max(-Infinity, ...holding.map(it => Date.parse(it.through)));
  return entries.filter(it => Date.parse(it.recordedAt) >= end).length;
}

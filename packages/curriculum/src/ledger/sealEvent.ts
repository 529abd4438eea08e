import { ProgressEvent } from '../progress';
import { canonicalDigest } from '../progress/canonicalJson';
import { GENESIS_HASH, LedgerBody, LedgerEntry } from './LedgerEntry';

// 128 bits are 22 characters of base64url or 32 hexadecimal digits.
const MIN_SALT_LENGTH = 22;

/**
 * Seals an event as the next link of its learner's chain.
 *
 * @param options - `learnerId` and `actorId`: random ids of the people, the second where the event has an actor; `previous`: the last entry of the chain, undefined for the first; `salt`: at least 128 random bits, as
 *   text; `recordedAt`: ISO 8601, UTC
 * @throws RangeError where the salt is too short, or time would run backwards or leave its form
 * @public
 */
export function sealEvent(
  event: ProgressEvent,
  options: {
    learnerId: string;
    actorId?: string;
    recordedAt: string;
    salt: string;
    previous?: LedgerEntry;
  },
): { entry: LedgerEntry; body: LedgerBody } {
  const { learnerId, actorId, recordedAt, salt, previous } = options;
  if ((event.actorRef === undefined) !== (actorId === undefined)) {
    throw new RangeError(
      `The event ${event.id} has ${
        event.actorRef === undefined ? 'no actor' : 'an actor'
      }, and an actorId was ${actorId === undefined ? 'not ' : ''}given`,
    );
  }
  if (salt.length < MIN_SALT_LENGTH) {
    throw new RangeError(
      `The salt has ${salt.length} characters; expected at least ${MIN_SALT_LENGTH}, which hold 128 random bits`,
    );
  }
  if (previous && previous.learnerId !== learnerId) {
    throw new RangeError(
      `The entry before is of ${previous.learnerId}, not of ${learnerId}`,
    );
  }
  if (
    Number.isNaN(Date.parse(recordedAt)) ||
    (previous && Date.parse(recordedAt) < Date.parse(previous.recordedAt))
  ) {
    throw new RangeError(
      `recordedAt is “${recordedAt}”; expected a time in ISO 8601${
        previous ? ` not before ${previous.recordedAt}` : ''
      }`,
    );
  }
  const body: LedgerBody = {
    payload: event.payload,
    ...(actorId === undefined ? {} : { actorId }),
    salt,
  };
  const unsealed = {
    learnerId,
    seq: (previous?.seq ?? 0) + 1,
    id: event.id,
    type: event.type,
    moduleRef: event.moduleRef,
    itemId: event.itemId,
    occurredAt: event.occurredAt,
    recordedAt,
    bodyDigest: canonicalDigest(body),
    previousHash: previous?.hash ?? GENESIS_HASH,
  };
  return { entry: { ...unsealed, hash: entryHash(unsealed) }, body };
}

/** The hash that an entry must have. */
export function entryHash(entry: Omit<LedgerEntry, 'hash'>): string {
  const { learnerId, seq, id, type, moduleRef, itemId } = entry;
  const { occurredAt, recordedAt, bodyDigest, previousHash } = entry;
  return canonicalDigest({
    learnerId,
    seq,
    id,
    type,
    moduleRef,
    itemId,
    occurredAt,
    recordedAt,
    bodyDigest,
    previousHash,
  });
}

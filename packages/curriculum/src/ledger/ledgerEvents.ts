import { ProgressEvent } from '../progress';
import { ProgressLedger } from './LedgerEntry';

/**
 * The events of a ledger in the order of their chains, ready to be folded. Those of erased learners are gone with their
 * bodies.
 *
 * @public
 */
export function ledgerEvents(ledger: ProgressLedger): ProgressEvent[] {
  return [...ledger.entries]
    .sort((a, b) => a.seq - b.seq)
    .flatMap(entry => {
      const body = ledger.bodies[entry.bodyDigest];
      const learnerRef = ledger.people[entry.learnerId];
      const actorRef = body?.actorId && ledger.people[body.actorId];
      const { id, type, moduleRef, itemId, occurredAt } = entry;
      return body && learnerRef
        ? [
            {
              id,
              learnerRef,
              moduleRef,
              itemId,
              type,
              occurredAt,
              ...(actorRef ? { actorRef } : {}),
              payload: body.payload,
              // what was sealed was an event
            } as ProgressEvent,
          ]
        : [];
    });
}

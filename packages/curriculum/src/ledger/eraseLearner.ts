import { ProgressLedger } from './LedgerEntry';

/**
 * Forgets a person: the bodies of their entries with the salts, and the line that ties their id to their name. Every
 * chain and checkpoint holds as before. What they did to others, as a reviewer does, stays and is nobody's.
 *
 * @param learnerRef - entity ref of the User; case does not count in refs
 * @public
 */
export function eraseLearner(
  ledger: ProgressLedger,
  learnerRef: string,
): ProgressLedger {
  const ids = new Set(
    Object.entries(ledger.people)
      .filter(([, ref]) => ref.toLowerCase() === learnerRef.toLowerCase())
      .map(([id]) => id),
  );
  const bodies = new Set(
    ledger.entries.filter(it => ids.has(it.learnerId)).map(it => it.bodyDigest),
  );
  return {
    ...ledger,
    bodies: without(ledger.bodies, bodies),
    people: without(ledger.people, ids),
  };
}

function without<T>(
  record: Record<string, T>,
  keys: ReadonlySet<string>,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).filter(([key]) => !keys.has(key)),
  );
}

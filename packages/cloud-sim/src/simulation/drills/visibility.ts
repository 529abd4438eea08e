import { type CtyObject, isCtyObject, knownString } from '../../cty/CtyValue';
import type { CtyValue } from '../../cty/CtyValue';
import type { InventoryEntry } from '../../inventory/InventoryEntry';
import type { Drills } from '../Drills';

/** Attributes by which one resource names another. */
const REFERENCES = ['id', 'arn', 'self_link', 'email', 'member'];

/** Milliseconds until reads find a resource; 0 where they do already. */
function hiddenForMs(
  { createdAt }: InventoryEntry,
  drills: Drills,
  now: string,
): number {
  const seconds = drills.eventualConsistency?.seconds ?? 0;
  return Math.max(0, Date.parse(createdAt) + seconds * 1000 - Date.parse(now));
}

/** Whether reads find a resource yet. */
export function isVisible(
  entry: InventoryEntry,
  drills: Drills,
  now: string,
): boolean {
  return hiddenForMs(entry, drills, now) === 0;
}

function texts(value: CtyValue): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  if (Array.isArray(value)) {
    return value.flatMap(texts);
  }
  return isCtyObject(value) ? Object.values(value).flatMap(texts) : [];
}

/**
 * Milliseconds until everything that a resource names can be found: as long as a
 * genuine provider would go on trying.
 */
export function hiddenReferencesMs(
  resource: CtyObject,
  entries: readonly InventoryEntry[],
  drills: Drills,
  now: string,
): number {
  const hidden = entries.filter(entry => !isVisible(entry, drills, now));
  if (hidden.length === 0) {
    return 0;
  }
  const named = new Set(texts(resource));
  const waits = hidden
    .filter(({ id, state = {} }) =>
      [id, ...REFERENCES.map(name => knownString(state[name]))].some(
        reference => reference !== undefined && named.has(reference),
      ),
    )
    .map(entry => hiddenForMs(entry, drills, now));
  return Math.max(0, ...waits);
}

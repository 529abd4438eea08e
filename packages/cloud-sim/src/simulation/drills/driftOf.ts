import type { CtyObject } from '../../cty/CtyValue';
import type { InventoryEntry } from '../../inventory/InventoryEntry';
import type { Drills } from '../Drills';

/**
 * The attributes of a resource after somebody changed them by hand; `undefined`
 * where no drill asks for that, or it has happened already.
 */
export function driftOf(
  { type, state, drifted }: InventoryEntry,
  drills: Drills,
): CtyObject | undefined {
  const changes = (drills.drift ?? []).filter(drill => drill.type === type);
  return state && !drifted && changes.length > 0
    ? Object.assign({}, state, ...changes.map(({ set }) => set))
    : undefined;
}

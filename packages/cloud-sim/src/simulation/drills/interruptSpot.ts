import type { InventoryView } from '../../inventory/Inventory';
import type { Drills } from '../Drills';

/**
 * Takes back what was bought as spot and has had its time. Nobody watches a folder
 * of files, so it happens whenever somebody looks, but at the time that was due.
 *
 * @param now - ISO 8601, UTC
 */
export function interruptSpot(
  view: InventoryView,
  drills: Drills,
  now: string,
): void {
  if (!drills.spotInterruption) {
    return;
  }
  const runs = drills.spotInterruption.afterSeconds * 1000;
  for (const { type, id, purchase, createdAt } of view.entries) {
    const due = Date.parse(createdAt) + runs;
    if (purchase === 'spot' && due <= Date.parse(now)) {
      view.remove(type, id, new Date(due).toISOString(), 'spot-interruption');
    }
  }
}

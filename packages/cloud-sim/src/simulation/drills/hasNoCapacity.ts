import type { Drills } from '../Drills';

/** `g6.*` and the like as a pattern. */
function matches(pattern: string, text: string): boolean {
  const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\\\*/g, '.*')}$`, 'i').test(text);
}

/**
 * Whether a drill has used up the capacity for a SKU.
 *
 * @param places - where it would run: region, zones
 */
export function hasNoCapacity(
  drills: Drills,
  sku: string,
  places: string[],
): boolean {
  return (drills.noCapacity ?? []).some(entry => {
    const [skuPattern, place] = entry.split('@');
    return (
      matches(skuPattern, sku) &&
      (place === undefined ||
        places.some(candidate => matches(place, candidate)))
    );
  });
}

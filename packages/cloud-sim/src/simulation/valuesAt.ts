import { type CtyObject, type CtyValue, isCtyObject } from '../cty/CtyValue';
import type { AttributePath } from './Diagnostic';

/** A value and where it stands. */
export interface PlacedValue {
  path: AttributePath;
  value: CtyValue;
}

/**
 * Every value that a dotted path of names leads to, e.g. `root_block_device.encrypted`:
 * none where a block on the way is absent, several where it is repeated.
 */
export function valuesAt(root: CtyObject, dotted: string): PlacedValue[] {
  let placed: PlacedValue[] = [{ path: [], value: root }];
  for (const name of dotted.split('.')) {
    placed = placed.flatMap(({ path, value }) => {
      const objects: PlacedValue[] = Array.isArray(value)
        ? value.map((item, i) => ({ path: [...path, i], value: item }))
        : [{ path, value }];
      return objects.flatMap(object =>
        isCtyObject(object.value) && object.value[name] !== undefined
          ? [{ path: [...object.path, name], value: object.value[name] }]
          : [],
      );
    });
  }
  return placed;
}

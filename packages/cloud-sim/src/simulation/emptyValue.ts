import type { CtyType } from '../cty/CtyType';
import type { CtyValue } from '../cty/CtyValue';

/** The value of a type that says least: no text, zero, false, no elements. */
export function emptyValue(type: CtyType): CtyValue {
  switch (type) {
    case 'string':
      return '';
    case 'number':
      return 0;
    case 'bool':
      return false;
    case 'dynamic':
      return null;
    default:
  }
  switch (type[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(type[1]).map(([name, inner]) => [
          name,
          emptyValue(inner),
        ]),
      );
    case 'map':
      return {};
    case 'tuple':
      return type[1].map(emptyValue);
    default:
      return [];
  }
}

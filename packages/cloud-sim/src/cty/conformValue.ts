import type { CtyType } from './CtyType';
import {
  type CtyObject,
  type CtyValue,
  isCtyObject,
  UNKNOWN,
} from './CtyValue';

/**
 * Fits a value that was written under another version of the schema, or that
 * came out of JSON, to `type`: what the type does not know is dropped, what the
 * value lacks is null. Values of the wrong shape become null too, since a state
 * that an older simulator wrote must never stop the next run.
 */
export function conformValue(
  value: CtyValue | undefined,
  type: CtyType,
): CtyValue {
  if (value === null || value === undefined) {
    return null;
  }
  if (value === UNKNOWN || type === 'dynamic') {
    return value;
  }
  if (type === 'string') {
    return typeof value === 'object' ? null : String(value);
  }
  if (type === 'number') {
    const number = Number(value);
    return typeof value === 'object' || Number.isNaN(number) ? null : number;
  }
  if (type === 'bool') {
    return value === true || value === 'true';
  }
  switch (type[0]) {
    case 'list':
    case 'set': {
      const [, element] = type;
      return Array.isArray(value)
        ? value.map(item => conformValue(item, element))
        : null;
    }
    case 'tuple': {
      const [, elements] = type;
      return Array.isArray(value)
        ? elements.map((element, i) => conformValue(value[i], element))
        : null;
    }
    case 'map': {
      const [, element] = type;
      return isCtyObject(value)
        ? Object.fromEntries(
            Object.entries(value).map(([key, item]) => [
              key,
              conformValue(item, element),
            ]),
          )
        : null;
    }
    default: {
      const [, attributes] = type;
      return isCtyObject(value)
        ? Object.fromEntries(
            Object.entries(attributes).map(([name, attribute]) => [
              name,
              conformValue(value[name], attribute),
            ]),
          )
        : null;
    }
  }
}

/** The object of a type that a value is, empty where it is none. */
export function conformObject(
  value: CtyValue | undefined,
  type: CtyType,
): CtyObject {
  const conformed = conformValue(value, type);
  return isCtyObject(conformed) ? conformed : {};
}

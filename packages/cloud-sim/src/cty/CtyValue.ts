import { isDeepStrictEqual } from 'node:util';

/**
 * A value that Terraform will only know after apply.
 *
 * A symbol, so that no string of a configuration can be mistaken for it.
 */
export const UNKNOWN: unique symbol = Symbol('known after apply');

/**
 * A cty value. Lists, sets and tuples are arrays, maps and objects are plain
 * objects. `null` is Terraform's own word for "not set" and crosses the wire,
 * hence it is kept apart from `undefined`.
 */
export type CtyValue =
  | null
  | boolean
  | number
  | string
  | typeof UNKNOWN
  | CtyValue[]
  | CtyObject;

/** The value of a resource, a block or a map. */
export interface CtyObject {
  [name: string]: CtyValue;
}

/** True for maps and objects. */
export function isCtyObject(value: CtyValue | undefined): value is CtyObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True where nothing inside the value is unknown. */
export function isWhollyKnown(value: CtyValue): boolean {
  if (value === UNKNOWN) {
    return false;
  }
  if (Array.isArray(value)) {
    return value.every(isWhollyKnown);
  }
  return isCtyObject(value) ? Object.values(value).every(isWhollyKnown) : true;
}

/** Deep equality; an unknown equals an unknown. */
export function equalValues(left: CtyValue, right: CtyValue): boolean {
  return isDeepStrictEqual(left, right);
}

/** Equality of two sets, for which order carries no meaning. */
export function equalSets(left: CtyValue[], right: CtyValue[]): boolean {
  return (
    left.length === right.length &&
    left.every(a => right.some(b => equalValues(a, b)))
  );
}

/** The string, or `undefined` where the value is null, unknown or no string. */
export function knownString(value: CtyValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The number, or `undefined` where the value is null, unknown or no number. */
export function knownNumber(value: CtyValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** The known strings of a list or set, in order. */
export function knownStrings(value: CtyValue | undefined): string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
}

/** The blocks of a block list or set; a single block counts as a list of one. */
export function knownBlocks(value: CtyValue | undefined): CtyObject[] {
  if (Array.isArray(value)) {
    return value.filter(isCtyObject);
  }
  return isCtyObject(value) ? [value] : [];
}

/** The known string values of a map. */
export function knownStringMap(
  value: CtyValue | undefined,
): Record<string, string> {
  if (!isCtyObject(value)) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

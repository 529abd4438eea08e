import { SourcePlace } from '../syntax/HclSyntax';

/*
 * Values that expressions come to. Beside those of JSON there are what is not known before Terraform runs, text that
 * remembers where it stands (a policy in a heredoc is told by its own lines), and JSON that is not yet written out.
 */

export type HclValue =
  | string
  | number
  | boolean
  | null
  | HclValue[]
  | HclMap
  | UnknownValue
  | PlacedText
  | JsonText
  | HclReference;

export interface HclMap {
  [name: string]: HclValue;
}

/** Something that cannot be told from the files. */
export class UnknownValue {
  /** What it is, as it is written, e.g. `var.role_arn`. */
  readonly text: string;
  readonly place: SourcePlace;
  /** Why, in words; absent where nobody could know, such as the id of what is not made yet. */
  readonly reason: string | undefined;

  constructor(text: string, place: SourcePlace, reason?: string) {
    this.text = text.replace(/\s+/g, ' ').replace(/["{}\\]/g, "'");
    this.place = place;
    this.reason = reason;
  }
}

/** Text of several lines, or with something in it that is not known and stands as `${...}`. */
export class PlacedText {
  readonly text: string;
  /** Of its first line. */
  readonly place: SourcePlace;
  readonly unknowns: readonly UnknownValue[];

  constructor(
    text: string,
    place: SourcePlace,
    unknowns: readonly UnknownValue[] = [],
  ) {
    this.text = text;
    this.place = place;
    this.unknowns = unknowns;
  }
}

/** What `jsonencode` made; it stays a value, for the sake of its places. */
export class JsonText {
  readonly value: HclValue;

  constructor(value: HclValue) {
    this.value = value;
  }
}

/** Something with attributes that are worked out when they are asked for: `var`, `local`, a resource, a module. */
export class HclReference {
  readonly get: (name: string) => HclValue;

  constructor(get: (name: string) => HclValue) {
    this.get = get;
  }
}

export function isMap(value: HclValue | undefined): value is HclMap {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof UnknownValue) &&
    !(value instanceof PlacedText) &&
    !(value instanceof JsonText) &&
    !(value instanceof HclReference)
  );
}

/** A value as JSON, what is not known in it as text `${...}`. */
export function plainJson(value: HclValue): unknown {
  if (value instanceof UnknownValue) {
    return `\${${value.text}}`;
  }
  if (value instanceof PlacedText) {
    return value.text;
  }
  if (value instanceof JsonText) {
    return JSON.stringify(plainJson(value.value));
  }
  if (value instanceof HclReference) {
    return plainJson(value.get('id'));
  }
  if (Array.isArray(value)) {
    return value.map(plainJson);
  }
  return isMap(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, each]) => [name, plainJson(each)]),
      )
    : value;
}

/** What in a value is not known. */
export function unknownsIn(value: HclValue): UnknownValue[] {
  if (value instanceof UnknownValue) {
    return [value];
  }
  if (value instanceof PlacedText) {
    return [...value.unknowns];
  }
  if (value instanceof JsonText) {
    return unknownsIn(value.value);
  }
  if (Array.isArray(value)) {
    return value.flatMap(unknownsIn);
  }
  return isMap(value) ? Object.values(value).flatMap(unknownsIn) : [];
}

/** The text of a value that has one; undefined of lists, maps and what is not known as a whole. */
export function textOf(value: HclValue | undefined): string | undefined {
  if (value instanceof PlacedText) {
    return value.text;
  }
  if (value instanceof JsonText) {
    return JSON.stringify(plainJson(value.value));
  }
  return ['string', 'number', 'boolean'].includes(typeof value)
    ? String(value)
    : undefined;
}

/** `__proto__` is a name like any other. */
export function define(map: HclMap, name: string, value: HclValue): void {
  Object.defineProperty(map, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

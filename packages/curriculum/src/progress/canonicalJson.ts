import { createHash } from 'node:crypto';

/**
 * JSON in the one form of RFC 8785 (JSON Canonicalization Scheme): members sorted by their names as UTF-16 code units,
 * no white space, numbers and strings as ECMAScript writes them. Members that are undefined are left out, as
 * `JSON.stringify` does.
 *
 * @throws TypeError for what JSON cannot hold: numbers that are not finite, strings with lone surrogates, functions,
 *   bigints, circles
 * @public
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

/** `sha256:<hex>` of the canonical JSON of a value. @public */
export function canonicalDigest(value: unknown): string {
  return `sha256:${createHash('sha256')
    .update(canonicalJson(value), 'utf8')
    .digest('hex')}`;
}

function write(value: unknown, around: readonly object[]): string {
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'number':
      if (!Number.isFinite(value)) {
        throw new TypeError(`${value} cannot be written as JSON`);
      }
      return JSON.stringify(value);
    case 'string':
      if (/\p{Surrogate}/u.test(value)) {
        throw new TypeError(
          'A string with a lone surrogate is no Unicode text',
        );
      }
      return JSON.stringify(value);
    case 'object':
      return value === null ? 'null' : writeObject(value, around);
    default:
      throw new TypeError(`A ${typeof value} cannot be written as JSON`);
  }
}

function writeObject(value: object, around: readonly object[]): string {
  if (around.includes(value)) {
    throw new TypeError(
      'An object that holds itself cannot be written as JSON',
    );
  }
  const within = [...around, value];
  if (Array.isArray(value)) {
    return `[${value
      .map(it => write(it === undefined ? null : it, within))
      .join(',')}]`;
  }
  if ('toJSON' in value && typeof value.toJSON === 'function') {
    return write(value.toJSON(), within);
  }
  const record = value as Record<string, unknown>;
  // sort() compares UTF-16 code units unless told otherwise, which is what the RFC asks for
  const members = Object.keys(record)
    .filter(name => record[name] !== undefined)
    .sort()
    .map(name => `${write(name, [])}:${write(record[name], within)}`);
  return `{${members.join(',')}}`;
}

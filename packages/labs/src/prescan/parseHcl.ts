import { parse } from '@cdktn/hcl2json';
import { createHash } from 'node:crypto';

/** HCL as JSON: an expression is a text with `${…}`, a block a list of objects. */
export type HclObject = { [name: string]: unknown };

/** Parsing takes milliseconds, and most files of a lab are the template's, the same with every learner. */
const CACHED_FILES = 1024;
const cache = new Map<string, Promise<HclObject>>();

/**
 * Parses HCL. What was parsed before is remembered by its text, and not to be changed.
 *
 * @throws Error whose message has `:line,column` where it is no HCL
 */
export async function parseHcl(text: string): Promise<HclObject> {
  const key = createHash('sha256').update(text).digest('base64');
  const known = cache.get(key);
  if (known) {
    return known;
  }
  const parsed = parse('source.tf', text) as Promise<HclObject>;
  if (cache.size >= CACHED_FILES) {
    cache.delete(cache.keys().next().value!);
  }
  cache.set(key, parsed);
  return parsed;
}

/** The bodies of the blocks of a type that has no label. */
export function bodies(value: unknown): HclObject[] {
  return (Array.isArray(value) ? value : [value]).filter(isHclObject);
}

/** The bodies of the blocks of a type, by their label. */
export function labelled(value: unknown): [string, HclObject][] {
  return bodies(value).flatMap(group =>
    Object.entries(group).flatMap(([label, inner]) =>
      bodies(inner).map((body): [string, HclObject] => [label, body]),
    ),
  );
}

export function isHclObject(value: unknown): value is HclObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { isJsonObject } from './JsonFields';

/**
 * Tags in any of the ways that sources write them: `"key:value"` or `"key=value"` in a list, `{name, value}` or `{Key,
 * Value}` in a list, or an object. Later sources give way to earlier ones.
 */
export function readTags(...sources: unknown[]): Record<string, string> {
  const tags = new Map<string, string>();
  for (const source of sources) {
    for (const [key, value] of tagPairs(source)) {
      if (key !== '' && !tags.has(key)) {
        tags.set(key, value);
      }
    }
  }
  return Object.fromEntries(tags);
}

function* tagPairs(source: unknown): Generator<[string, string]> {
  if (Array.isArray(source)) {
    for (const each of source) {
      if (typeof each === 'string') {
        yield splitTag(each);
      } else if (isJsonObject(each)) {
        const key = each.name ?? each.Key ?? each.key;
        const value = each.value ?? each.Value ?? firstOf(each.values) ?? '';
        if (key !== undefined) {
          yield [text(key), text(value)];
        } else {
          yield* tagPairs(each);
        }
      }
    }
  } else if (isJsonObject(source)) {
    for (const [key, value] of Object.entries(source)) {
      yield [key.trim(), text(value)];
    }
  }
}

/** The first colon or equals sign ends the key, for values such as `user:default/ada` hold colons themselves. */
function splitTag(tag: string): [string, string] {
  const match = /^([^:=]*)[:=]([\s\S]*)$/.exec(tag);
  return match ? [match[1].trim(), match[2].trim()] : [tag.trim(), ''];
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}

function text(value: unknown): string {
  return ['string', 'number', 'boolean'].includes(typeof value)
    ? String(value).trim()
    : '';
}

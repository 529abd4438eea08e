import { JsonValue } from '@backstage/types';

/** Every text below a value, with the keys that lead there. */
export function stringsIn(
  value: JsonValue | undefined,
  path: (string | number)[],
): { text: string; path: (string | number)[] }[] {
  if (typeof value === 'string') {
    return [{ text: value, path }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => stringsIn(item, [...path, index]));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => [
      ...stringsIn(key, [...path, key]),
      ...stringsIn(item, [...path, key]),
    ]);
  }
  return [];
}

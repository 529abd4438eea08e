/**
 * Tags out of JSON: an object, or a list of keys and values. Keys that differ in blanks are all kept; of a key that stands
 * there twice to the letter, the last value.
 */
export function readTags(json: string | null): Record<string, string> {
  if (json === null) {
    return {};
  }
  const tags = JSON.parse(json) as
    | Record<string, unknown>
    | { key: string; value: unknown }[];
  const entries: [string, unknown][] = Array.isArray(tags)
    ? tags.map(({ key, value }) => [key, value])
    : Object.entries(tags);
  return Object.fromEntries(
    entries.flatMap(([key, value]) =>
      value === null || value === undefined
        ? []
        : [[key, typeof value === 'string' ? value : JSON.stringify(value)]],
    ),
  );
}

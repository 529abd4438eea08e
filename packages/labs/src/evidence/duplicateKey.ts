/**
 * The first name that an object of a JSON text has twice. `JSON.parse` keeps the last of the two, another reader may
 * keep the first, and so two of them could take one text for two documents.
 *
 * @param text - JSON that parses
 */
export function duplicateKey(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  const tokens = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/gs;
  for (const [token, isKey] of text.matchAll(tokens)) {
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : undefined);
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (isKey) {
      const key: string = JSON.parse(token.slice(0, -isKey.length));
      const keys = open[open.length - 1];
      if (keys?.has(key)) {
        return key;
      }
      keys?.add(key);
    }
  }
  return undefined;
}

/** Splits prose at commas (or another separator) that are not within parentheses or code. */
export function splitList(text: string, separator = ','): string[] {
  const parts: string[] = [];
  let depth = 0;
  let code = false;
  let current = '';
  for (const character of text) {
    if (character === '`') {
      code = !code;
    } else if (character === '(') {
      depth += 1;
    } else if (character === ')') {
      depth = Math.max(0, depth - 1);
    }
    if (character === separator && depth === 0 && !code) {
      parts.push(current);
      current = '';
    } else {
      current += character;
    }
  }
  return [...parts, current].map(it => it.trim()).filter(Boolean);
}

/** One value of a text, and where it begins. */
export interface JsonPart {
  text: string;
  /** From 1. */
  line: number;
}

/**
 * The lists and objects of a text that stand one after another, as pages of an export do that were put into one file; undefined
 * where it is a single one, or something else stands between them.
 */
export function splitJson(text: string): JsonPart[] | undefined {
  const parts: JsonPart[] = [];
  let depth = 0;
  let start = -1;
  let line = 1;
  let startLine = 1;
  let inText = false;
  for (let position = 0; position < text.length; position += 1) {
    const character = text[position];
    line += character === '\n' ? 1 : 0;
    if (inText) {
      if (character === '\\') {
        position += 1;
      } else {
        inText = character !== '"' && character !== '\n';
      }
    } else if (character === '{' || character === '[') {
      if (depth === 0) {
        start = position;
        startLine = line;
      }
      depth += 1;
    } else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth < 0) {
        return undefined;
      }
      if (depth === 0) {
        parts.push({ text: text.slice(start, position + 1), line: startLine });
      }
    } else if (depth === 0 && !/[\s,]/.test(character)) {
      return undefined;
    } else if (character === '"') {
      inText = true;
    }
  }
  if (depth > 0 && parts.length > 0) {
    parts.push({ text: text.slice(start), line: startLine });
  }
  return parts.length > 1 ? parts : undefined;
}

const QUOTE = 34;
const BACKSLASH = 92;

/**
 * How deep the objects and arrays of a JSON text nest. Works on the text, so that a document that would exhaust
 * the stack of a recursive reader is refused before anything reads it.
 */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case QUOTE:
        index = endOfString(text, index);
        break;
      case 123: // {
      case 91: // [
        depth++;
        deepest = Math.max(deepest, depth);
        break;
      case 125: // }
      case 93: // ]
        depth--;
        break;
      default:
    }
  }
  return deepest;
}

/** The index of the quote that ends a string, or of the last character where none does. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) {
    end = text.indexOf('"', end + 1);
  }
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(index - 1 - backslashes) === BACKSLASH) {
    backslashes++;
  }
  return backslashes % 2 === 1;
}

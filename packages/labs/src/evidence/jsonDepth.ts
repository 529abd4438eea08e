import { endOfString } from './endOfString';

const QUOTE = 34;

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

import { endOfString } from './endOfString';

const QUOTE = 34;
const COLON = 58;
const SPACE = 32;

/**
 * The first name that an object of a JSON text has twice. `JSON.parse` keeps the last of the two, another reader may
 * keep the first, and so two of them could take one text for two documents. Of what is no JSON it says nothing certain.
 */
export function duplicateKey(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case QUOTE: {
        const end = endOfString(text, index);
        if (isFollowedByColon(text, end + 1) && open.length) {
          const key = unescaped(text.slice(index + 1, end));
          const keys = (open[open.length - 1] ??= new Set());
          if (keys.has(key)) {
            return key;
          }
          keys.add(key);
        }
        index = end;
        break;
      }
      case 123: // {
      case 91: // [
        open.push(undefined);
        break;
      case 125: // }
      case 93: // ]
        open.pop();
        break;
      default:
    }
  }
  return undefined;
}

function isFollowedByColon(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) <= SPACE) {
    at++;
  }
  return text.charCodeAt(at) === COLON;
}

function unescaped(key: string): string {
  if (!key.includes('\\')) {
    return key;
  }
  try {
    return JSON.parse(`"${key}"`);
  } catch {
    return key;
  }
}

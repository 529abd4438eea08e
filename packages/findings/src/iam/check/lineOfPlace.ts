import { FileRegion, JsonPlace } from './IamProblem';

/**
 * The line, from 1, on which a value of a JSON text begins; where the place leads into a text (a policy within quotes) or
 * nowhere, the line of the last value on the way.
 *
 * @param text - valid JSON
 */
export function lineOfPlace(text: string, place: JsonPlace): number {
  let offset = skipSpace(text, 0);
  for (const step of place) {
    const next = stepInto(text, offset, step);
    if (next === undefined) {
      break;
    }
    offset = next;
  }
  return text.slice(0, offset).split('\n').length;
}

/**
 * What an object of a JSON text takes up, lines and columns from 1, the end behind its last character; undefined where the place
 * leads nowhere or to something else.
 *
 * @param text - valid JSON
 */
export function regionOfPlace(
  text: string,
  place: JsonPlace,
): Omit<FileRegion, 'file'> | undefined {
  let offset = skipSpace(text, 0);
  for (const step of place) {
    const next = stepInto(text, offset, step);
    if (next === undefined) {
      return undefined;
    }
    offset = next;
  }
  if (text[offset] !== '{') {
    return undefined;
  }
  const end = endOfValue(text, offset);
  const before = text.slice(0, offset).split('\n');
  const within = text.slice(0, end).split('\n');
  return {
    startLine: before.length,
    startColumn: before[before.length - 1].length + 1,
    endLine: within.length,
    endColumn: within[within.length - 1].length + 1,
    indent: /^ */.exec(before[before.length - 1])![0].length,
  };
}

/** Where the value of a field or of a place in a list begins. */
function stepInto(
  text: string,
  start: number,
  step: string | number,
): number | undefined {
  const isList = text[start] === '[';
  if (!isList && text[start] !== '{') {
    return undefined;
  }
  let offset = skipSpace(text, start + 1);
  for (let index = 0; !'}]'.includes(text[offset]); index += 1) {
    let name: string | number = index;
    if (!isList) {
      const end = endOfString(text, offset);
      name = JSON.parse(text.slice(offset, end));
      offset = skipSpace(text, skipSpace(text, end) + 1);
    }
    if (name === step) {
      return offset;
    }
    offset = skipSpace(text, endOfValue(text, offset));
    if (text[offset] === ',') {
      offset = skipSpace(text, offset + 1);
    }
  }
  return undefined;
}

function endOfValue(text: string, start: number): number {
  let depth = 0;
  let offset = start;
  do {
    const character = text[offset];
    if (character === '"') {
      offset = endOfString(text, offset);
    } else if (depth === 0 && !'[{'.includes(character)) {
      return (
        offset + /^[^,\]}\s]+/.exec(text.slice(offset, offset + 400))![0].length
      );
    } else {
      if ('[{'.includes(character)) {
        depth += 1;
      } else if (']}'.includes(character)) {
        depth -= 1;
      }
      offset += 1;
    }
  } while (depth > 0);
  return offset;
}

function endOfString(text: string, start: number): number {
  let offset = start + 1;
  while (text[offset] !== '"') {
    offset += text[offset] === '\\' ? 2 : 1;
  }
  return offset + 1;
}

function skipSpace(text: string, start: number): number {
  let offset = start;
  while (/\s/.test(text[offset] ?? '')) {
    offset += 1;
  }
  return offset;
}

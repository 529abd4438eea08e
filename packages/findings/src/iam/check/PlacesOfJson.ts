import { FileRegion, JsonPlace } from './IamProblem';

/** Where the values of a JSON text stand. Of what a place leads through, each object and list is walked once. */
export class PlacesOfJson {
  readonly #text: string;
  /** Where lines begin. */
  readonly #lines: number[] = [0];
  /** By where an object or a list begins: where its values do. */
  readonly #values = new Map<number, Map<string | number, number>>();

  /** @param text - valid JSON */
  constructor(text: string) {
    this.#text = text;
    for (
      let at = text.indexOf('\n');
      at >= 0;
      at = text.indexOf('\n', at + 1)
    ) {
      this.#lines.push(at + 1);
    }
  }

  /**
   * The line, from 1, on which a value begins; where the place leads into a text (a policy within quotes) or nowhere, the line
   * of the last value on the way.
   */
  lineOf(place: JsonPlace): number {
    return this.#lineAt(this.#walk(place).offset);
  }

  /**
   * What an object takes up, lines and columns from 1, the end behind its last character; undefined where the place leads
   * nowhere or to something else.
   */
  regionOf(place: JsonPlace): Omit<FileRegion, 'file'> | undefined {
    const { offset, isThere } = this.#walk(place);
    if (!isThere || this.#text[offset] !== '{') {
      return undefined;
    }
    const end = endOfValue(this.#text, offset);
    const startLine = this.#lineAt(offset);
    const endLine = this.#lineAt(end);
    const begin = this.#lines[startLine - 1];
    return {
      startLine,
      startColumn: offset - begin + 1,
      endLine,
      endColumn: end - this.#lines[endLine - 1] + 1,
      indent: /^ */.exec(this.#text.slice(begin, offset))![0].length,
    };
  }

  #walk(place: JsonPlace): { offset: number; isThere: boolean } {
    let offset = skipSpace(this.#text, 0);
    for (const step of place) {
      const next = this.#valuesOf(offset).get(step);
      if (next === undefined) {
        return { offset, isThere: false };
      }
      offset = next;
    }
    return { offset, isThere: true };
  }

  #lineAt(offset: number): number {
    let [low, high] = [0, this.#lines.length];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.#lines[middle] <= offset) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low + 1;
  }

  #valuesOf(start: number): Map<string | number, number> {
    let values = this.#values.get(start);
    if (!values) {
      values = valuesAt(this.#text, start);
      this.#values.set(start, values);
    }
    return values;
  }
}

/** As `PlacesOfJson.lineOf`, for a text that is asked about once. */
export function lineOfPlace(text: string, place: JsonPlace): number {
  return new PlacesOfJson(text).lineOf(place);
}

/** By name or index, where the values of an object or a list begin; of a name that is there twice the first. */
function valuesAt(text: string, start: number): Map<string | number, number> {
  const values = new Map<string | number, number>();
  const isList = text[start] === '[';
  if (!isList && text[start] !== '{') {
    return values;
  }
  let offset = skipSpace(text, start + 1);
  for (let index = 0; !'}]'.includes(text[offset]); index += 1) {
    let name: string | number = index;
    if (!isList) {
      const end = endOfString(text, offset);
      name = JSON.parse(text.slice(offset, end)) as string;
      offset = skipSpace(text, skipSpace(text, end) + 1);
    }
    if (!values.has(name)) {
      values.set(name, offset);
    }
    offset = skipSpace(text, endOfValue(text, offset));
    if (text[offset] === ',') {
      offset = skipSpace(text, offset + 1);
    }
  }
  return values;
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

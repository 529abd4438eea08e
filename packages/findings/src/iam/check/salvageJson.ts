import { JsonPlace } from './IamProblem';

/*
 * JSON that is broken somewhere, read as far as it is whole. Users, roles, bindings, resources are records: one that is
 * broken costs itself and not those beside it. Within a record nothing is made up: a policy whose end is missing may
 * have lost the Deny that matters.
 */

/** A whole record of a broken text. */
export interface SalvagedRecord {
  place: JsonPlace;
  value: object;
  text: string;
  /** From 1. */
  line: number;
}

/** What is left of a broken text. */
export interface Salvage {
  value: Record<string, unknown> | unknown[];
  records: SalvagedRecord[];
  /** From 1: where something could not be read. */
  badLines: number[];
}

/** Fields that hold records, or lead to them, in exports and plans. */
const CONTAINERS = new Set([
  'UserDetailList',
  'GroupDetailList',
  'RoleDetailList',
  'Policies',
  'Roles',
  'bindings',
  'value',
  'planned_values',
  'values',
  'root_module',
  'child_modules',
  'resources',
]);

/** Fields that stand beside lists of records, and never in a record. */
const BESIDE =
  /"(UserDetailList|GroupDetailList|RoleDetailList|Policies|resource_changes|output_changes|prior_state|configuration)"\s*:/g;

/** Deeper than that no export holds its records; a text of brackets alone has an end here. */
const MAX_DEPTH = 40;

class Salvager {
  readonly records: SalvagedRecord[] = [];
  readonly badLines: number[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The value that begins at `start`, and where it ends; `holdsRecords` where it may be taken apart. */
  read(
    start: number,
    limit: number,
    place: JsonPlace,
    holdsRecords: boolean,
  ): { value: unknown; end: number } {
    const end = endOfValue(this.#text, start, limit);
    const text = this.#text.slice(start, end);
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === 'object' && value !== null) {
        this.records.push({ place, value, text, line: this.#lineAt(start) });
      }
      return { value, end };
    } catch {
      const isNested = '[{'.includes(this.#text[start]);
      if (!holdsRecords || !isNested || place.length > MAX_DEPTH) {
        this.badLines.push(this.#lineAt(start));
        return { value: undefined, end };
      }
      // A bracket too many or too few makes `end` wrong: what is in it says where it ends.
      return this.#text[start] === '['
        ? this.#list(start, limit, place)
        : this.#fields(start + 1, limit, place);
    }
  }

  #list(
    start: number,
    limit: number,
    place: JsonPlace,
  ): { value: unknown[]; end: number } {
    const list: unknown[] = [];
    const to = this.#endOfList(start, limit);
    // A module in a list of modules holds resources; any other item is a record.
    const inModules = place[place.length - 1] === 'child_modules';
    let position = this.#skip(start + 1, to);
    let opening = this.#openingOf(position);
    const badBefore = this.badLines.length;
    while (position < to) {
      if (this.#text[position] === ']') {
        // In a broken list a bracket may be one of a broken item: whether it ends the list, the rest of it tells.
        const isSound = this.badLines.length === badBefore;
        const next = isSound
          ? undefined
          : this.#nextItem(position, to, opening);
        if (next === undefined) {
          break;
        }
        position = next;
      }
      const item = this.read(position, to, [...place, list.length], inModules);
      let { end } = item;
      const isWhole = item.value !== undefined && this.#isBetween(end, to);
      if (isWhole) {
        list.push(item.value);
        opening = this.#openingOf(position);
      } else {
        if (item.value !== undefined) {
          // A bracket that closes too early makes a whole of a part.
          this.records.pop();
          this.badLines.push(this.#lineAt(position));
        }
        end = this.#nextItem(position, to, opening) ?? to;
      }
      position = this.#skip(Math.max(end, position + 1), to);
    }
    return { value: list, end: Math.min(position + 1, limit) };
  }

  #fields(
    from: number,
    to: number,
    place: JsonPlace,
  ): { value: Record<string, unknown>; end: number } {
    const fields: Record<string, unknown> = {};
    const NAME = /"((?:[^"\\\n]|\\.)*)"\s*:\s*/y;
    let position = this.#skip(from, to);
    while (position < to && this.#text[position] !== '}') {
      NAME.lastIndex = position;
      const match = NAME.exec(this.#text);
      if (!match || NAME.lastIndex >= to) {
        this.badLines.push(this.#lineAt(position));
        position = this.#nextName(position + 1, to);
      } else {
        const [whole, name] = match;
        const start = position + whole.length;
        const { value, end } = this.read(
          start,
          to,
          [...place, name],
          CONTAINERS.has(name),
        );
        if (value !== undefined) {
          Object.defineProperty(fields, name, {
            value,
            enumerable: true,
            configurable: true,
          });
        }
        position = this.#skip(Math.max(end, start + 1), to);
      }
    }
    return { value: fields, end: Math.min(position + 1, to) };
  }

  /** A list goes no further than the next field that stands beside it in exports and plans. */
  #endOfList(start: number, limit: number): number {
    BESIDE.lastIndex = start;
    const match = BESIDE.exec(this.#text);
    return match && match.index < limit ? match.index : limit;
  }

  /** Whether an item ends there: nothing but a comma, a bracket or the end may follow. */
  #isBetween(end: number, to: number): boolean {
    const next = /\S/.exec(this.#text.slice(end, Math.min(to, end + 400)))?.[0];
    return next === undefined || next === ',' || next === ']';
  }

  /** How an item begins: a bracket at its indent, or with its first field. */
  #openingOf(start: number): string | undefined {
    const lineStart = this.#text.lastIndexOf('\n', start) + 1;
    const indent = this.#text.slice(lineStart, start);
    if (lineStart > 0 && /^\s*$/.test(indent)) {
      return `\n${indent}{`;
    }
    return /^\{\s*"[^"\n]{1,80}"\s*:/.exec(
      this.#text.slice(start, start + 200),
    )?.[0];
  }

  /** Where the next item begins that looks like those before it. */
  #nextItem(
    start: number,
    limit: number,
    opening: string | undefined,
  ): number | undefined {
    const at =
      opening === undefined ? -1 : this.#text.indexOf(opening, start + 1);
    return at < 0 || at >= limit
      ? undefined
      : at + (opening!.startsWith('\n') ? opening!.length - 1 : 0);
  }

  /** Reads on at the next field that is known to hold records. */
  #nextName(from: number, to: number): number {
    const rest = this.#text.slice(from, to);
    const found = /"([A-Za-z_]+)"\s*:/g;
    for (const match of rest.matchAll(found)) {
      if (CONTAINERS.has(match[1])) {
        return from + match.index;
      }
    }
    return to;
  }

  #skip(from: number, to: number): number {
    let position = from;
    while (position < to && /[\s,]/.test(this.#text[position])) {
      position += 1;
    }
    return position;
  }

  #lineAt(offset: number): number {
    return this.#text.slice(0, offset).split('\n').length;
  }
}

/** Where a value ends: its closing bracket, a comma or bracket around it. A text ends with its line at the latest. */
function endOfValue(text: string, start: number, limit: number): number {
  const isNested = '[{'.includes(text[start]);
  let depth = 0;
  let inText = false;
  for (let position = start; position < limit; position += 1) {
    const character = text[position];
    if (inText) {
      if (character === '\\') {
        position += 1;
      } else if (character === '"' || character === '\n') {
        inText = false;
      }
    } else if (character === '"') {
      inText = true;
    } else if (character === '[' || character === '{') {
      depth += 1;
    } else if (character === ']' || character === '}') {
      depth -= 1;
      if (isNested && depth <= 0) {
        return position + 1;
      }
      if (!isNested && depth < 0) {
        return position;
      }
    } else if (!isNested && character === ',') {
      return position;
    }
  }
  return limit;
}

/** Undefined where nothing of the text is whole. */
export function salvageJson(text: string): Salvage | undefined {
  const salvager = new Salvager(text);
  const start = /[[{]/.exec(text)?.index;
  if (start === undefined) {
    return undefined;
  }
  const { value } = salvager.read(start, text.length, [], true);
  const hasRecords =
    salvager.records.length > 0 && typeof value === 'object' && value !== null;
  return hasRecords
    ? {
        value: value as Salvage['value'],
        records: salvager.records,
        badLines: salvager.badLines,
      }
    : undefined;
}

import { lexHcl } from './lexHcl';
import type { HclToken } from './lexHcl';

/** An argument, wherever it stands in a file. */
export interface HclAttribute {
  /** Type and labels of the blocks around it, from outside. */
  blocks: string[][];
  /** Names of the objects around it, from outside, and its own at the end. */
  path: string[];
  /** Of its value. */
  tokens: HclToken[];
}

/** Every argument of a file, and every item of the objects in it. */
export function hclAttributes(
  text: string,
  tokens: readonly HclToken[],
): HclAttribute[] {
  const found: HclAttribute[] = [];
  const blocks: string[][] = [];
  const code = tokens.filter(({ kind }) => kind !== 'comment');
  let at = 0;
  while (at < code.length) {
    const header = headerAt(text, code, at);
    if (header?.kind === 'attribute') {
      const value = valueAt(text, code, header.next);
      const path = [sourceOf(text, code[at])];
      found.push({ blocks: [...blocks], path, tokens: value });
      found.push(
        ...objectItems(text, value).map(item => ({
          ...item,
          blocks: [...blocks],
          path: [...path, ...item.path],
        })),
      );
      at = header.next + value.length;
    } else if (header?.kind === 'block') {
      blocks.push(header.names);
      at = header.next;
    } else {
      if (isMark(text, code[at], '}')) {
        blocks.pop();
      }
      at += 1;
    }
  }
  return found;
}

/** The items of a JSON text. */
export function jsonAttributes(
  text: string,
  tokens: readonly HclToken[],
): HclAttribute[] {
  const code = tokens.filter(({ kind }) => kind !== 'end');
  return objectItems(text, code).map(item => ({ ...item, blocks: [] }));
}

type Header =
  | { kind: 'attribute'; next: number }
  | { kind: 'block'; names: string[]; next: number };

function headerAt(
  text: string,
  code: readonly HclToken[],
  start: number,
): Header | undefined {
  if (code[start].kind !== 'word') {
    return undefined;
  }
  if (
    isMark(text, code[start + 1], '=') &&
    !isMark(text, code[start + 2], '=')
  ) {
    return { kind: 'attribute', next: start + 2 };
  }
  let at = start;
  while (code[at]?.kind === 'word' || code[at]?.kind === 'string') {
    at += 1;
  }
  return isMark(text, code[at], '{')
    ? {
        kind: 'block',
        names: code.slice(start, at).map(token => nameOf(text, token)),
        next: at + 1,
      }
    : undefined;
}

// To the end of the line, unless a bracket is open.
function valueAt(
  text: string,
  code: readonly HclToken[],
  start: number,
): HclToken[] {
  let depth = 0;
  let at = start;
  for (; at < code.length; at += 1) {
    const token = code[at];
    if (token.kind === 'end' && depth === 0) {
      break;
    }
    if (token.kind === 'mark') {
      const mark = sourceOf(text, token);
      if ('([{'.includes(mark)) {
        depth += 1;
      } else if (')]}'.includes(mark)) {
        if (depth === 0) {
          break;
        }
        depth -= 1;
      }
    }
  }
  return code.slice(start, at);
}

/** `key = value` and `key: value`, at any depth, in one pass. */
function objectItems(
  text: string,
  tokens: readonly HclToken[],
): Omit<HclAttribute, 'blocks'>[] {
  const found: Omit<HclAttribute, 'blocks'>[] = [];
  const open: { name: string; from: number; depth: number }[] = [];
  let depth = 0;
  const closeDownTo = (level: number, to: number) => {
    while (open.length && open[open.length - 1].depth >= level) {
      const { from } = open[open.length - 1];
      found.push({
        path: open.map(({ name }) => name),
        tokens: tokens.slice(from, to),
      });
      open.pop();
    }
  };
  tokens.forEach((token, index) => {
    const mark = token.kind === 'mark' ? sourceOf(text, token) : '';
    if (mark && '([{'.includes(mark)) {
      depth += 1;
    } else if (mark && ')]}'.includes(mark)) {
      closeDownTo(depth, index);
      depth -= 1;
    } else if (mark === ',' || token.kind === 'end') {
      closeDownTo(depth, index);
    } else if (
      (mark === '=' || mark === ':') &&
      depth > 0 &&
      depth < 64 &&
      isKey(text, tokens, index - 1)
    ) {
      closeDownTo(depth, index);
      open.push({
        name: nameOf(text, tokens[index - 1]),
        from: index + 1,
        depth,
      });
    }
  });
  closeDownTo(0, tokens.length);
  return found;
}

/** Whether a token names what comes after it. */
export function isKey(
  text: string,
  tokens: readonly HclToken[],
  index: number,
): boolean {
  const [token, next, after] = tokens.slice(Math.max(index, 0), index + 3);
  return (
    index >= 0 &&
    (token?.kind === 'word' || token?.kind === 'string') &&
    (isMark(text, next, ':') ||
      (isMark(text, next, '=') &&
        !isMark(text, after, '=') &&
        !isMark(text, after, '>')))
  );
}

export function isMark(
  text: string,
  token: HclToken | undefined,
  mark: string,
): boolean {
  return token?.kind === 'mark' && text[token.range[0]] === mark;
}

/** A token as it is written. */
export function sourceOf(text: string, { range }: HclToken): string {
  return text.slice(...range);
}

/** A name, without its quotes. */
export function nameOf(text: string, token: HclToken): string {
  return token.kind === 'string'
    ? token.literals.map(range => text.slice(...range)).join('')
    : sourceOf(text, token);
}

/** A file of Terraform as it was read. */
export interface ReadFile {
  tokens: HclToken[];
  attributes: HclAttribute[];
}

/** Most files of a lab are its template's, the same with every learner. */
const CACHED_FILES = 512;
const LARGEST_CACHED = 65_536;
const cache = new Map<string, ReadFile>();

/** Reads a file of Terraform, by its ending. What was read before is remembered by its text, and not to be changed. */
export function attributesOf(file: string, text: string): ReadFile {
  const isJson = file.endsWith('.json');
  const key = `${isJson} ${text}`;
  const known = cache.get(key);
  if (known) {
    return known;
  }
  const tokens = lexHcl(text, isJson);
  const read = {
    tokens,
    attributes: isJson
      ? jsonAttributes(text, tokens)
      : hclAttributes(text, tokens),
  };
  if (text.length > LARGEST_CACHED) {
    return read;
  }
  if (cache.size >= CACHED_FILES) {
    cache.delete(cache.keys().next().value!);
  }
  cache.set(key, read);
  return read;
}

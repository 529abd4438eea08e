import { lexHcl } from './lexHcl.mjs';

/** An argument, wherever it stands in a file. */

/** Every argument of a file, and every item of the objects in it. */
export function hclAttributes(text, tokens) {
  const found = [];
  const blocks = [];
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
export function jsonAttributes(text, tokens) {
  const code = tokens.filter(({ kind }) => kind !== 'end');
  return objectItems(text, code).map(item => ({ ...item, blocks: [] }));
}

function headerAt(text, code, start) {
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
function valueAt(text, code, start) {
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
function objectItems(text, tokens) {
  const found = [];
  const open = [];
  let depth = 0;
  const closeDownTo = (level, to) => {
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
export function isKey(text, tokens, index) {
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

export function isMark(text, token, mark) {
  return token?.kind === 'mark' && text[token.range[0]] === mark;
}

/** A token as it is written. */
export function sourceOf(text, { range }) {
  return text.slice(...range);
}

/** A name, without its quotes. */
export function nameOf(text, token) {
  return token.kind === 'string'
    ? token.literals.map(range => text.slice(...range)).join('')
    : sourceOf(text, token);
}

/** A file of Terraform as it was read. */

/** Most files of a lab are its template's, the same with every learner. */
const CACHED_FILES = 512;
const LARGEST_CACHED = 65_536;
const cache = new Map();

/** Reads a file of Terraform, by its ending. What was read before is remembered by its text, and not to be changed. */
export function attributesOf(file, text) {
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
    cache.delete(cache.keys().next().value);
  }
  cache.set(key, read);
  return read;
}

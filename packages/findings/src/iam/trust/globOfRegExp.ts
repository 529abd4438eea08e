/**
 * Patterns with `*` and `?` that together match at least what a regular expression of RE2 does: alternatives of the
 * outermost group are told apart, and what is no plain text stands as a star.
 */
export function globOfRegExp(source: string): string[] {
  const isAnchored = source.startsWith('^');
  const isClosed = /(^|[^\\])\$$/.test(source);
  const body = source.slice(isAnchored ? 1 : 0, isClosed ? -1 : undefined);
  const alternatives = alternativesOf(body);
  if (alternatives === undefined) {
    return ['*'];
  }
  return alternatives.map(
    each => `${isAnchored ? '' : '*'}${globOf(each)}${isClosed ? '' : '*'}`,
  );
}

/** Undefined where alternatives are not all there is, so that the anchors belong to the first and the last alone. */
function alternativesOf(body: string): string[] | undefined {
  const group = /^\((?:\?:)?([^()]*)\)$/.exec(body);
  if (group) {
    return group[1].split('|');
  }
  return depthOfBar(body) === 0 ? undefined : [body];
}

/** How deep in groups the outermost bar is; undefined where there is none. */
function depthOfBar(body: string): number | undefined {
  let depth = 0;
  let found: number | undefined;
  for (let at = 0; at < body.length; at += 1) {
    const character = body[at];
    if (character === '\\') {
      at += 1;
    } else if (character === '(') {
      depth += 1;
    } else if (character === ')') {
      depth -= 1;
    } else if (character === '|' && (found === undefined || depth < found)) {
      found = depth;
    }
  }
  return found;
}

function globOf(body: string): string {
  let glob = '';
  let at = 0;
  while (at < body.length) {
    const { length, text } = pieceAt(body, at);
    at += length;
    const quantifier = /^([*+?]|\{[^}]*\})\??/.exec(body.slice(at, at + 20));
    glob += quantifier ? '*' : text;
    at += quantifier ? quantifier[0].length : 0;
  }
  return glob.replace(/\*+/g, '*');
}

/** One character, class or group, and what it stands as. */
function pieceAt(body: string, at: number): { length: number; text: string } {
  const character = body[at];
  if (character === '\\') {
    const escaped = body[at + 1] ?? '';
    return { length: 2, text: /[a-z]/i.test(escaped) ? '?' : escaped };
  }
  if (character === '(' || character === '[') {
    const end = endOf(body, at, character);
    return { length: end - at, text: character === '(' ? '*' : '?' };
  }
  return { length: 1, text: character === '.' ? '?' : character };
}

function endOf(body: string, start: number, opening: '(' | '['): number {
  const closing = opening === '(' ? ')' : ']';
  let depth = 0;
  for (let at = start; at < body.length; at += 1) {
    if (body[at] === '\\') {
      at += 1;
    } else if (body[at] === opening) {
      depth += 1;
    } else if (body[at] === closing) {
      depth -= 1;
      if (depth === 0) {
        return at + 1;
      }
    }
  }
  return body.length;
}

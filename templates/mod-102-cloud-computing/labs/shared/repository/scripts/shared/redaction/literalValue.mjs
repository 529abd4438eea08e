import { isKey, isMark, nameOf, sourceOf } from './hclAttributes.mjs';

/** These read what stands elsewhere, so what they are given is no secret. */
const READING = /^(file\w*|templatefile|abspath|pathexpand|provider::\w+)$/;

/** These hand on what they are given. */
const PASSING =
  /^(sensitive|nonsensitive|tostring|trimspace|chomp|base64encode|base64gzip|jsonencode)$/;

/** A literal of an expression: where it stands, and what Terraform makes of it. */

/**
 * The literals of an expression that is made of nothing else; none where it refers to something, reads a file or is put
 * together, since then it is not here that the secret stands.
 */
export function literalsOf(text, tokens, isJson) {
  const isChoice = tokens.some(token => isMark(text, token, '?'));
  const found = [];
  for (const [index, token] of tokens.entries()) {
    if (!isChoice && isKey(text, tokens, index)) {
      continue;
    }
    switch (token.kind) {
      case 'string':
      case 'heredoc':
        if (token.isTemplate) {
          return [];
        }
        found.push(
          ...token.literals.map(range => ({
            range,
            kind: token.kind,
            value: valueOf(text.slice(...range), token.kind, isJson),
          })),
        );
        break;
      case 'number': {
        const value = sourceOf(text, token);
        found.push({ range: token.range, kind: 'number', value });
        break;
      }
      case 'word':
        if (!isPlainWord(text, tokens, index)) {
          return [];
        }
        break;
      default:
    }
  }
  return found.filter(({ value }) => value.trim() !== '');
}

/** What an expression that is one reference refers to: `var.x`, `local.x`. */
export function referenceOf(text, tokens) {
  const [first] = tokens;
  if (
    tokens.length === 1 &&
    first.kind === 'string' &&
    !first.literals.length
  ) {
    return referenceOf(text, first.inner);
  }
  const rest = tokens.filter((token, index) => {
    const isCall =
      token.kind === 'word' &&
      PASSING.test(sourceOf(text, token)) &&
      isMark(text, tokens[index + 1], '(');
    const isParenthesis = isMark(text, token, '(') || isMark(text, token, ')');
    return !isCall && !isParenthesis && token.kind !== 'end';
  });
  const [root, dot, name] = rest;
  if (rest.length !== 3 || !isMark(text, dot, '.') || name.kind !== 'word') {
    return undefined;
  }
  const kind = nameOf(text, root);
  return kind === 'var' || kind === 'local'
    ? { kind, name: nameOf(text, name) }
    : undefined;
}

function isPlainWord(text, tokens, index) {
  const word = sourceOf(text, tokens[index]);
  if (isMark(text, tokens[index + 1], '(')) {
    return !READING.test(word);
  }
  return ['true', 'false', 'null'].includes(word);
}

function valueOf(written, kind, isJson) {
  if (kind === 'heredoc') {
    return written;
  }
  if (isJson) {
    try {
      return JSON.parse(`"${written}"`);
    } catch {
      return written;
    }
  }
  const plain = { n: '\n', r: '\r', t: '\t' };
  return written.replace(
    /\\u([0-9a-f]{4})|\\U([0-9a-f]{8})|\\(.)|([$%])\4\{/gi,
    (whole, short, long, escaped, opening) => {
      if (opening) {
        return `${opening}{`;
      }
      if (escaped) {
        return plain[escaped] ?? escaped;
      }
      const point = parseInt(short ?? long, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

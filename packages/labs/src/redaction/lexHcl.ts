/*
 * Reads HCL (and JSON, which has the same tokens) as far as one has to know where a literal begins and ends. The parser
 * that pre-scan uses keeps no places, and generated repositories have no parser at all. Never fails: what is no HCL gives
 * some tokens, and pre-scan refuses the file.
 */

/** `[start, end)` in the text. */
export type Range = readonly [start: number, end: number];

export interface HclToken {
  kind: 'string' | 'heredoc' | 'comment' | 'number' | 'word' | 'mark' | 'end';
  range: Range;
  /** Of strings and heredocs: what is literal in them. */
  literals: Range[];
  /** Of strings and heredocs: whether something is put in. */
  isTemplate: boolean;
  /** What stands in the templates of a string. */
  inner: HclToken[];
}

/** Templates within strings within templates; nobody writes that many. */
const MAX_DEPTH = 32;

const WORD = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /\d+(\.\d+)?([eE][+-]?\d+)?/y;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/uy;
const SPACE = /[^\S\n]+/y;
const COMMENT = /(#|\/\/)[^\n]*|\/\*[\s\S]*?(\*\/|$)/y;

/** Of a string: what neither ends it, nor escapes, nor begins a template. */
const PLAIN = /[^"\n\\$%]+/y;

/** @param isJson - whether strings are plain text, with no templates in them */
export function lexHcl(text: string, isJson = false): HclToken[] {
  return lexCode(text, 0, isJson ? MAX_DEPTH : 0, false).tokens;
}

function lexCode(
  text: string,
  from: number,
  depth: number,
  isInside: boolean,
): { tokens: HclToken[]; end: number } {
  const tokens: HclToken[] = [];
  let at = from;
  let braces = 0;
  while (at < text.length) {
    const character = text[at];
    if (character === '"') {
      const token = lexString(text, at, depth);
      tokens.push(token);
      at = token.range[1];
      continue;
    }
    const heredoc = character === '<' ? matchAt(HEREDOC, text, at) : undefined;
    if (heredoc) {
      const token = heredocToken(text, at, heredoc);
      tokens.push(token);
      at = token.range[1];
      continue;
    }
    if (isInside && character === '}' && braces === 0) {
      return { tokens, end: at + 1 };
    }
    const [kind, end] = plainToken(text, at);
    if (kind === 'mark') {
      braces += Number(character === '{') - Number(character === '}');
    }
    if (kind) {
      tokens.push(tokenOf(kind, at, end));
    }
    at = end;
  }
  return { tokens, end: at };
}

function plainToken(
  text: string,
  at: number,
): [HclToken['kind'] | undefined, number] {
  const character = text[at];
  if (character === '\n') {
    return ['end', at + 1];
  }
  const space = matchAt(SPACE, text, at);
  if (space) {
    return [undefined, at + space[0].length];
  }
  for (const [kind, form] of [
    ['comment', COMMENT],
    ['number', NUMBER],
    ['word', WORD],
  ] as const) {
    const found = matchAt(form, text, at);
    if (found) {
      return [kind, at + found[0].length];
    }
  }
  return ['mark', at + 1];
}

function lexString(text: string, start: number, depth: number): HclToken {
  const literals: Range[] = [];
  const inner: HclToken[] = [];
  let isTemplate = false;
  let from = start + 1;
  let at = from;
  const close = (end: number) => {
    if (end > from) {
      literals.push([from, end]);
    }
  };
  while (at < text.length && text[at] !== '"' && text[at] !== '\n') {
    const plain = matchAt(PLAIN, text, at);
    if (plain) {
      at += plain[0].length;
      continue;
    }
    const two = text.slice(at, at + 2);
    const isOpening = two === '${' || two === '%{';
    if (text[at] === '\\') {
      at += 2;
    } else if (/^([$%])\1\{/.test(text.slice(at, at + 3))) {
      at += 3;
    } else if (isOpening && depth < MAX_DEPTH) {
      close(at);
      const code = lexCode(text, at + 2, depth + 1, true);
      inner.push(...code.tokens);
      isTemplate = true;
      from = code.end;
      at = from;
    } else {
      at += 1;
    }
  }
  const end = Math.min(at, text.length);
  close(end);
  return {
    kind: 'string',
    range: [start, text[end] === '"' ? end + 1 : end],
    literals,
    isTemplate,
    inner,
  };
}

function heredocToken(
  text: string,
  start: number,
  [opening, tag]: RegExpExecArray,
): HclToken {
  const from = start + opening.length;
  let line = from;
  let end = text.length;
  while (line < text.length) {
    const next = text.indexOf('\n', line);
    const lineEnd = next < 0 ? text.length : next;
    if (text.slice(line, lineEnd).trim() === tag) {
      end = lineEnd;
      break;
    }
    line = lineEnd + 1;
  }
  const bodyEnd = Math.min(line, text.length);
  return {
    kind: 'heredoc',
    range: [start, end],
    literals: bodyEnd > from ? [[from, bodyEnd]] : [],
    isTemplate: /(^|[^$%])[$%]\{/.test(text.slice(from, bodyEnd)),
    inner: [],
  };
}

function tokenOf(kind: HclToken['kind'], start: number, end: number): HclToken {
  return {
    kind,
    range: [start, end],
    literals: [],
    isTemplate: false,
    inner: [],
  };
}

function matchAt(
  form: RegExp,
  text: string,
  at: number,
): RegExpExecArray | undefined {
  form.lastIndex = at;
  return form.exec(text) ?? undefined;
}

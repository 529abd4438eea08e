/*
 * The part of the Common Expression Language (github.com/google/cel-spec) that conditions on tokens are written in: fields,
 * texts, lists, comparisons, `in`, `&&`, `||`, `!`, `? :`, and calls of methods. What else there is in the language is read as
 * something of which nothing is known.
 */

/** An expression, read. */
export type CelExpression =
  | { kind: 'text'; value: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'list'; items: CelExpression[] }
  /** `assertion.repository` and `assertion['repository']` alike. */
  | { kind: 'field'; path: string[] }
  | { kind: 'not'; operand: CelExpression }
  | {
      kind: 'binary';
      operator: string;
      left: CelExpression;
      right: CelExpression;
    }
  | {
      kind: 'conditional';
      test: CelExpression;
      then: CelExpression;
      otherwise: CelExpression;
    }
  | {
      kind: 'call';
      method: string;
      target: CelExpression;
      args: CelExpression[];
    }
  | { kind: 'unknown' };

/** What is nested deeper is nobody's condition. */
const MAX_DEPTH = 100;
const TOKEN =
  /\s*(?:(r?"""[^]*?"""|r?'''[^]*?'''|[rR]?"(?:[^"\\\n]|\\.)*"|[rR]?'(?:[^'\\\n]|\\.)*')|([A-Za-z_][A-Za-z0-9_]*)|(\d[\w.]*)|(&&|\|\||==|!=|<=|>=|[-+*/%<>!?:,.()[\]{}]))/y;

interface Token {
  kind: 'text' | 'name' | 'number' | 'symbol' | 'end';
  text: string;
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = source.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const offset = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (!match) {
      throw new SyntaxError(
        `at character ${offset + 1} found ${JSON.stringify(
          source.slice(offset).trimStart().slice(0, 20),
        )}, expected an expression of CEL`,
      );
    }
    const [, text, name, number, symbol] = match;
    if (text !== undefined) {
      tokens.push({ kind: 'text', text: valueOfLiteral(text) });
    } else if (name !== undefined) {
      tokens.push({ kind: 'name', text: name });
    } else if (number !== undefined) {
      tokens.push({ kind: 'number', text: number });
    } else {
      tokens.push({ kind: 'symbol', text: symbol });
    }
  }
  return tokens;
}

function valueOfLiteral(literal: string): string {
  const isRaw = /^r/i.test(literal);
  const quoted = isRaw ? literal.slice(1) : literal;
  const marks = /^("""|''')/.test(quoted) ? 3 : 1;
  const text = quoted.slice(marks, -marks);
  return isRaw ? text : text.replace(/\\(.)/gs, '$1');
}

class CelParser {
  readonly #tokens: Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  parse(): CelExpression {
    const expression = this.#conditional();
    if (this.#next().kind !== 'end') {
      throw this.#unexpected('the end');
    }
    return expression;
  }

  #conditional(): CelExpression {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      throw new SyntaxError(`found more than ${MAX_DEPTH} levels of nesting`);
    }
    const test = this.#or();
    let result = test;
    if (this.#takes('?')) {
      const then = this.#conditional();
      this.#expect(':');
      result = {
        kind: 'conditional',
        test,
        then,
        otherwise: this.#conditional(),
      };
    }
    this.#depth -= 1;
    return result;
  }

  #or(): CelExpression {
    return this.#binary(['||'], () => this.#and());
  }

  #and(): CelExpression {
    return this.#binary(['&&'], () => this.#relation());
  }

  #relation(): CelExpression {
    return this.#binary(['==', '!=', '<', '<=', '>', '>=', 'in'], () =>
      this.#arithmetic(),
    );
  }

  #arithmetic(): CelExpression {
    return this.#binary(['+', '-', '*', '/', '%'], () => this.#unary());
  }

  #binary(operators: string[], operand: () => CelExpression): CelExpression {
    let left = operand();
    for (;;) {
      const { kind, text } = this.#next();
      if (kind === 'text' || kind === 'end' || !operators.includes(text)) {
        return left;
      }
      this.#at += 1;
      left = { kind: 'binary', operator: text, left, right: operand() };
    }
  }

  #unary(): CelExpression {
    let negations = 0;
    while (this.#takes('!')) {
      negations += 1;
    }
    const isNegative = this.#takes('-');
    const operand = this.#member();
    if (isNegative) {
      return { kind: 'unknown' };
    }
    return negations % 2 === 1 ? { kind: 'not', operand } : operand;
  }

  #member(): CelExpression {
    let target = this.#primary();
    for (;;) {
      if (this.#takes('.')) {
        const { kind, text } = this.#next();
        if (kind !== 'name') {
          throw this.#unexpected('a name');
        }
        this.#at += 1;
        target = this.#takes('(')
          ? { kind: 'call', method: text, target, args: this.#list(')') }
          : fieldOf(target, text);
      } else if (this.#takes('[')) {
        const [index] = this.#list(']');
        target =
          index?.kind === 'text'
            ? fieldOf(target, index.value)
            : { kind: 'unknown' };
      } else {
        return target;
      }
    }
  }

  #primary(): CelExpression {
    const { kind, text } = this.#next();
    this.#at += 1;
    if (kind === 'text') {
      return { kind: 'text', value: text };
    }
    if (kind === 'number') {
      return { kind: 'unknown' };
    }
    if (kind === 'name') {
      if (text === 'true' || text === 'false') {
        return { kind: 'boolean', value: text === 'true' };
      }
      if (this.#takes('(')) {
        this.#list(')');
        return { kind: 'unknown' };
      }
      return { kind: 'field', path: [text] };
    }
    if (text === '(' && kind === 'symbol') {
      const expression = this.#conditional();
      this.#expect(')');
      return expression;
    }
    if (text === '[' && kind === 'symbol') {
      return { kind: 'list', items: this.#list(']') };
    }
    this.#at -= 1;
    throw this.#unexpected('a claim, a text or a list');
  }

  #list(end: string): CelExpression[] {
    const items: CelExpression[] = [];
    while (!this.#takes(end)) {
      items.push(this.#conditional());
      if (!this.#takes(',')) {
        this.#expect(end);
        return items;
      }
    }
    return items;
  }

  #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '' };
  }

  #takes(symbol: string): boolean {
    const { kind, text } = this.#next();
    const isNext = kind === 'symbol' && text === symbol;
    this.#at += isNext ? 1 : 0;
    return isNext;
  }

  #expect(symbol: string): void {
    if (!this.#takes(symbol)) {
      throw this.#unexpected(symbol);
    }
  }

  #unexpected(expected: string): SyntaxError {
    const { kind, text } = this.#next();
    return new SyntaxError(
      `found ${
        kind === 'end' ? 'the end' : JSON.stringify(text)
      }, expected ${expected}`,
    );
  }
}

function fieldOf(target: CelExpression, name: string): CelExpression {
  return target.kind === 'field'
    ? { kind: 'field', path: [...target.path, name] }
    : { kind: 'unknown' };
}

/**
 * Reads an expression.
 *
 * @throws SyntaxError that says where it is no expression.
 */
export function parseCel(source: string): CelExpression {
  return new CelParser(tokensOf(source)).parse();
}

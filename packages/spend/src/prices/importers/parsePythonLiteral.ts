/** What Python prints for its plain data. */
export type PythonLiteral =
  | string
  | number
  | boolean
  | undefined
  | PythonLiteral[]
  | { [key: string]: PythonLiteral };

const KEYWORDS: Readonly<Record<string, PythonLiteral>> = {
  True: true,
  False: false,
  None: undefined,
};

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
};

class PythonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): PythonLiteral {
    const value = this.#value();
    this.#space();
    if (this.#at < this.#text.length) {
      throw this.#error('the end');
    }
    return value;
  }

  #value(): PythonLiteral {
    this.#space();
    switch (this.#text[this.#at]) {
      case '{':
        return this.#dictionary();
      case '[':
        return this.#list(']');
      case '(':
        return this.#list(')');
      case "'":
      case '"':
        return this.#string();
      default:
        return this.#word();
    }
  }

  #dictionary(): PythonLiteral {
    const entries: [string, PythonLiteral][] = [];
    this.#items('}', () => {
      const key = this.#value();
      this.#space();
      if (this.#text[this.#at] !== ':') {
        throw this.#error('a colon');
      }
      this.#at += 1;
      entries.push([String(key), this.#value()]);
    });
    return Object.fromEntries(entries);
  }

  #list(close: string): PythonLiteral[] {
    const items: PythonLiteral[] = [];
    this.#items(close, () => items.push(this.#value()));
    return items;
  }

  /** From an opening bracket to its closing one; a comma may stand before that. */
  #items(close: string, readItem: () => void): void {
    this.#at += 1;
    for (;;) {
      this.#space();
      if (this.#text[this.#at] === close) {
        this.#at += 1;
        return;
      }
      readItem();
      this.#space();
      if (this.#text[this.#at] === ',') {
        this.#at += 1;
      } else if (this.#text[this.#at] !== close) {
        throw this.#error(`a comma or ${close}`);
      }
    }
  }

  #string(): string {
    const quote = this.#text[this.#at];
    let value = '';
    for (this.#at += 1; this.#text[this.#at] !== quote; this.#at++) {
      if (this.#at >= this.#text.length) {
        throw this.#error(`a closing ${quote}`);
      }
      if (this.#text[this.#at] === '\\') {
        this.#at += 1;
        const escaped = this.#text[this.#at] ?? '';
        value += ESCAPES[escaped] ?? escaped;
      } else {
        value += this.#text[this.#at];
      }
    }
    this.#at += 1;
    return value;
  }

  #word(): PythonLiteral {
    const [word] = /^[\w.+-]*/.exec(this.#text.slice(this.#at)) ?? [''];
    const isKeyword = Object.hasOwn(KEYWORDS, word);
    if (!isKeyword && (word === '' || Number.isNaN(Number(word)))) {
      throw this.#error('a value');
    }
    this.#at += word.length;
    return isKeyword ? KEYWORDS[word] : Number(word);
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) {
      this.#at += 1;
    }
  }

  #error(expected: string): SyntaxError {
    const found = this.#text.slice(this.#at, this.#at + 10) || 'the end';
    return new SyntaxError(
      `found ${found} at position ${this.#at + 1}, expected ${expected}`,
    );
  }
}

/**
 * Reads what Python's `repr` prints for dictionaries, lists, tuples, strings, numbers, `True`, `False` and `None`: JSON
 * but for its quotes and keywords, and no more, for nothing here is ever executed. Throws `SyntaxError` with the position.
 */
export function parsePythonLiteral(text: string): PythonLiteral {
  return new PythonReader(text).read();
}

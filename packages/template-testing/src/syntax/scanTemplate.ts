/** A stretch of a template's text. */
export interface TemplateToken {
  /** `raw` is what stands between `{% raw %}` and `{% endraw %}`, which is not rendered. */
  kind: 'text' | 'expression' | 'tag' | 'comment' | 'raw';
  /** As it stands in the source, delimiters included. */
  text: string;
  /** What stands between the delimiters and their dashes; of text and raw the text itself. */
  content: string;
  /** One-based line of its first character. */
  line: number;
}

/** How expressions are delimited: `{{ }}` where the action has `cookiecutterCompat`. */
export interface ScanOptions {
  cookiecutter?: boolean;
}

const RAW = /^(raw|verbatim)$/;

/*
 * Splits a template's source as the scaffolder's engine does, without rendering it. Quotes are respected: `}}` within a
 * string does not end an expression. What is never closed counts as text, and the engine says what it thinks of it.
 */
export function scanTemplate(
  source: string,
  options: ScanOptions = {},
): TemplateToken[] {
  const opening = options.cookiecutter ? '{{' : '${{';
  const tokens: TemplateToken[] = [];
  let line = 1;
  let position = 0;
  let textStart = 0;

  const push = (kind: TemplateToken['kind'], text: string, content = text) => {
    if (text) {
      tokens.push({ kind, text, content, line });
      line += text.split('\n').length - 1;
    }
  };
  const flush = () => push('text', source.slice(textStart, position));

  while (position < source.length) {
    const construct = constructAt(source, position, opening);
    if (!construct) {
      position++;
      continue;
    }
    flush();
    push(construct.kind, construct.text, construct.content);
    position += construct.text.length;
    if (construct.kind === 'tag' && RAW.test(construct.content.trim())) {
      const end = endOfRaw(source, position, construct.content.trim());
      push('raw', source.slice(position, end));
      position = end;
    }
    textStart = position;
  }
  flush();
  return tokens;
}

function constructAt(source: string, start: number, opening: string) {
  for (const [kind, open, close] of [
    ['expression', opening, '}}'],
    ['tag', '{%', '%}'],
    ['comment', '{#', '#}'],
  ] as const) {
    if (source.startsWith(open, start)) {
      const end =
        kind === 'comment'
          ? source.indexOf(close, start + open.length)
          : closingAfter(source, start + open.length, close);
      if (end >= 0) {
        const text = source.slice(start, end + close.length);
        const content = source
          .slice(start + open.length, end)
          .replace(/^-/, '')
          .replace(/-$/, '');
        return { kind, text, content };
      }
    }
  }
  return undefined;
}

function closingAfter(source: string, from: number, close: string): number {
  let quote: string | undefined;
  let depth = 0;
  for (let index = from; index < source.length; index++) {
    const character = source[index];
    if (quote) {
      if (character === '\\') {
        index++;
      } else if (character === quote) {
        quote = undefined;
      }
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (depth === 0 && source.startsWith(close, index)) {
      return index;
    } else if (character === '{') {
      depth++;
    } else if (character === '}' && depth > 0) {
      depth--;
    }
  }
  return -1;
}

function endOfRaw(source: string, from: number, word: string): number {
  const match = new RegExp(`\\{%-?\\s*end${word}\\s*-?%\\}`).exec(
    source.slice(from),
  );
  return match ? from + match.index : source.length;
}

import { scanTemplate, ScanOptions, TemplateToken } from './scanTemplate';

/** The name under which templates call {@link ExpressionTrace} while they are traced. */
export const TRACE_FUNCTION = 'templateTestingTrace';

/** An expression of a template's source. */
export interface TracedExpression {
  /** File within the template's folder. */
  file: string;
  /** One-based. */
  line: number;
  /** As it stands between the delimiters, trimmed. */
  source: string;
}

/** What an expression came to, each time that it was evaluated. */
export interface TracedValue {
  expression: TracedExpression;
  values: unknown[];
}

/*
 * Which expression renders to what cannot be told from the outcome. So the same template is rendered a second time with
 * every `${{ e }}` written as `${{ trace(n, e) }}`, by the same engine with the same filters; the function notes the
 * value and hands it back, so that the text that comes out must be the same to the byte.
 */
export class ExpressionTrace {
  readonly #expressions: TracedExpression[] = [];
  readonly #values = new Map<number, unknown[]>();

  /** The source with every expression made to tell its value. */
  instrument(source: string, file: string, options?: ScanOptions): string {
    return scanTemplate(source, options)
      .map(token => this.#instrumentToken(token, file))
      .join('');
  }

  /** The function that templates call. */
  note(index: unknown, value: unknown): void {
    if (typeof index === 'number') {
      this.#values.set(index, [...(this.#values.get(index) ?? []), value]);
    }
  }

  /** Every expression that was evaluated at least once, in the order of the sources. */
  values(): TracedValue[] {
    return this.#expressions.flatMap((expression, index) => {
      const values = this.#values.get(index);
      return values ? [{ expression, values }] : [];
    });
  }

  #instrumentToken(token: TemplateToken, file: string): string {
    const source = token.content.trim();
    if (token.kind !== 'expression' || !source) {
      return token.text;
    }
    const index =
      this.#expressions.push({ file, line: token.line, source }) - 1;
    const opening = token.text.startsWith('$') ? 3 : 2;
    const start = token.text[opening] === '-' ? opening + 1 : opening;
    const before = token.text.slice(0, start);
    const after = token.text.slice(start + token.content.length);
    return `${before} ${TRACE_FUNCTION}(${index}, ${source}) ${after}`;
  }
}

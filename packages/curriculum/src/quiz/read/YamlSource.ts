import { LineCounter, parseDocument, isNode, Document, YAMLMap } from 'yaml';
import { QuizIssue } from '../model';

/** A YAML text whose values know their lines. */
export class YamlSource {
  readonly #file: string;
  readonly #document: Document.Parsed;
  readonly #lines: LineCounter;

  private constructor(
    file: string,
    document: Document.Parsed,
    lines: LineCounter,
  ) {
    this.#file = file;
    this.#document = document;
    this.#lines = lines;
  }

  static parse(text: string, file: string): YamlSource {
    const lines = new LineCounter();
    const document = parseDocument(text.replace(/^\uFEFF/, ''), {
      lineCounter: lines,
      uniqueKeys: true,
    });
    return new YamlSource(file, document, lines);
  }

  /** What keeps the text from being YAML. */
  syntaxIssues(): QuizIssue[] {
    return this.#document.errors.map(error => ({
      severity: 'error',
      code: 'yaml-syntax',
      file: this.#file,
      line: error.linePos?.[0].line ?? 1,
      message: `The file is not YAML: ${error.message.split('\n')[0]}`,
      remedy:
        'Check indentation and quotes; a text with ": " or "#" in it needs quotes or a block (|).',
    }));
  }

  value(): unknown {
    return this.#document.toJS({ maxAliasCount: 100 });
  }

  /** The line of a value or, where it is absent, of what would hold it. */
  lineOf(path: ReadonlyArray<string | number>): number {
    for (let length = path.length; length > 0; length--) {
      const start = this.#startOf(path.slice(0, length));
      if (start !== undefined) {
        return this.#lines.linePos(start).line;
      }
    }
    return 1;
  }

  /** Where a member starts: at its key rather than at its value, which a block text puts a line further down. */
  #startOf(path: ReadonlyArray<string | number>): number | undefined {
    const parent =
      path.length === 1
        ? this.#document.contents
        : this.#document.getIn(path.slice(0, -1), true);
    const name = path.at(-1);
    if (parent instanceof YAMLMap) {
      const pair = parent.items.find(
        ({ key }) => (isNode(key) ? key.toJSON() : key) === name,
      );
      return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
    }
    const node = this.#document.getIn(path, true);
    return isNode(node) ? node.range?.[0] : undefined;
  }
}

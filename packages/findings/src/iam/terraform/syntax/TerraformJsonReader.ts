import {
  HclAttribute,
  HclBlock,
  HclBlockBody,
  HclExpression,
  HclFile,
  HclTemplatePart,
} from './HclSyntax';

/*
 * Terraform's configuration as JSON (https://developer.hashicorp.com/terraform/language/syntax/json) as the tree that HCL
 * gives. What of a block is an argument and what a block within it, its schema would say: what may be either is given as
 * both, and whoever asks for one finds it.
 */

/** How many labels a block has, by its type; a type that is not here has none. */
const LABELS: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  variable: 1,
  output: 1,
  module: 1,
  provider: 1,
  check: 1,
};

/** Arguments that are read as they are written, by the type of their block. */
const LITERAL: Readonly<Record<string, readonly string[]>> = {
  variable: ['type', 'default'],
  module: ['source', 'version'],
};

/** Deeper than that no configuration goes; whoever walks the tree has an end to its stack. */
const MAX_DEPTH = 500;

interface Entry {
  name: string;
  line: number;
  value: JsonNode;
}

type JsonNode = { line: number; text: string } & (
  | { kind: 'object'; entries: Entry[] }
  | { kind: 'list'; items: JsonNode[] }
  | { kind: 'scalar'; value: string | number | boolean | null }
);

/** Reads a text that is JSON; its values know their lines. */
class JsonNodeReader {
  readonly #text: string;
  #offset = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  read(depth = 0): JsonNode {
    if (depth > MAX_DEPTH) {
      throw new RangeError(`it is more than ${MAX_DEPTH} brackets deep`);
    }
    this.#skip();
    const start = this.#offset;
    const at = { line: this.#line };
    const opening = this.#text[start];
    if (opening === '{') {
      const entries: Entry[] = [];
      this.#each('}', () => {
        const { line } = this;
        const name = String(this.#scalar());
        this.#skip();
        this.#offset += 1; // the colon
        entries.push({ name, line, value: this.read(depth + 1) });
      });
      return { ...at, kind: 'object', entries, text: this.#since(start) };
    }
    if (opening === '[') {
      const items: JsonNode[] = [];
      this.#each(']', () => items.push(this.read(depth + 1)));
      return { ...at, kind: 'list', items, text: this.#since(start) };
    }
    const value = this.#scalar();
    return { ...at, kind: 'scalar', value, text: this.#since(start) };
  }

  get line(): number {
    return this.#line;
  }

  #each(end: string, readOne: () => void): void {
    this.#offset += 1;
    this.#skip();
    while (this.#text[this.#offset] !== end) {
      readOne();
      this.#skip();
      if (this.#text[this.#offset] === ',') {
        this.#offset += 1;
        this.#skip();
      }
    }
    this.#offset += 1;
  }

  #scalar(): string | number | boolean | null {
    const scalar = /"(?:[^"\\]|\\.)*"|[^\s,:{}[\]"]+/y;
    scalar.lastIndex = this.#offset;
    const [text] = scalar.exec(this.#text)!;
    this.#offset += text.length;
    return JSON.parse(text);
  }

  #skip(): void {
    while (/\s/.test(this.#text[this.#offset] ?? '')) {
      this.#line += this.#text[this.#offset] === '\n' ? 1 : 0;
      this.#offset += 1;
    }
  }

  /** Long values are told by their beginning. */
  #since(start: number): string {
    return this.#text.slice(start, Math.min(this.#offset, start + 200));
  }
}

class TerraformJsonReader {
  readonly #file: string;
  readonly #parseTemplate: (text: string) => readonly HclTemplatePart[];

  constructor(
    file: string,
    parseTemplate: (text: string) => readonly HclTemplatePart[],
  ) {
    this.#file = file;
    this.#parseTemplate = parseTemplate;
  }

  /** Blocks of a configuration, or the values of a `.tfvars.json`. */
  root(node: JsonNode): HclBlockBody {
    const entries = objectsOf(node).flatMap(each => each.entries);
    return {
      attributes: entries.map(each => this.#attribute(each, true)),
      blocks: entries
        .filter(({ name }) => name !== '//')
        .flatMap(({ name, value }) =>
          this.#labelled(name, value, LABELS[name] ?? 0, []),
        ),
    };
  }

  #labelled(
    type: string,
    value: JsonNode,
    labelsLeft: number,
    labels: readonly string[],
  ): HclBlock[] {
    return objectsOf(value).flatMap(each =>
      labelsLeft > 0
        ? each.entries
            .filter(({ name }) => name !== '//')
            .flatMap(entry =>
              this.#labelled(type, entry.value, labelsLeft - 1, [
                ...labels,
                entry.name,
              ]),
            )
        : [
            {
              file: this.#file,
              line: each.line,
              type,
              labels,
              body: this.#body(type, each.entries),
            },
          ],
    );
  }

  #body(type: string, entries: readonly Entry[]): HclBlockBody {
    const written = entries.filter(({ name }) => name !== '//');
    return {
      attributes: written.map(each =>
        this.#attribute(each, LITERAL[type]?.includes(each.name) ?? false),
      ),
      blocks: written.flatMap(({ name, value }) =>
        this.#labelled(name, value, name === 'dynamic' ? 1 : 0, []),
      ),
    };
  }

  #attribute({ name, line, value }: Entry, isLiteral: boolean): HclAttribute {
    return {
      file: this.#file,
      line,
      name,
      value: this.#expression(value, isLiteral),
    };
  }

  #expression(node: JsonNode, isLiteral: boolean): HclExpression {
    const place = { file: this.#file, line: node.line, text: node.text };
    switch (node.kind) {
      case 'list':
        return {
          ...place,
          kind: 'tuple',
          items: node.items.map(it => this.#expression(it, isLiteral)),
        };
      case 'object':
        return {
          ...place,
          kind: 'object',
          items: node.entries
            .filter(({ name }) => name !== '//')
            .map(({ name, line, value }) => ({
              key: this.#text(
                { ...place, line, text: JSON.stringify(name) },
                name,
                isLiteral,
              ),
              value: this.#expression(value, isLiteral),
            })),
        };
      default:
        return typeof node.value === 'string'
          ? this.#text(place, node.value, isLiteral)
          : { ...place, kind: 'literal', value: node.value };
    }
  }

  #text(
    place: { file: string; line: number; text: string },
    value: string,
    isLiteral: boolean,
  ): HclExpression {
    if (isLiteral || !/[$%]\{/.test(value)) {
      return { ...place, kind: 'literal', value };
    }
    return {
      ...place,
      kind: 'template',
      parts: this.#parseTemplate(value).map(part =>
        typeof part === 'object' && part.kind === 'interpolation'
          ? {
              kind: 'interpolation',
              value: { ...part.value, file: place.file, line: place.line },
            }
          : part,
      ),
    };
  }
}

/** A list of blocks stands for as many blocks. */
function objectsOf(node: JsonNode): Array<JsonNode & { kind: 'object' }> {
  if (node.kind === 'list') {
    return node.items.flatMap(objectsOf);
  }
  return node.kind === 'object' ? [node] : [];
}

/** Reads `.tf.json` and `.tfvars.json`; a text that is no JSON is an error with its line, and nothing of it is known. */
export function readTerraformJson(
  file: string,
  text: string,
  parseTemplate: (text: string) => readonly HclTemplatePart[],
): HclFile {
  try {
    JSON.parse(text);
    const body = new TerraformJsonReader(file, parseTemplate).root(
      new JsonNodeReader(text).read(),
    );
    return { file, body, errors: [] };
  } catch (error) {
    const { message } = error as Error;
    const line = Number(/\(line (\d+) column \d+\)/.exec(message)?.[1] ?? 1);
    return {
      file,
      body: { attributes: [], blocks: [] },
      errors: [
        {
          file,
          line,
          message: `no configuration as JSON (${message}). Correct it; terraform validate says more.`,
        },
      ],
    };
  }
}

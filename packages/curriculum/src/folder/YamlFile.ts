import Ajv, { ErrorObject, ValidateFunction } from 'ajv';
import { Document, LineCounter, isMap, isNode, parseAllDocuments } from 'yaml';
import { ProblemCollector } from '../problems/ProblemCollector';

/** A path into a document, e.g. `['items', 0, 'id']`. */
export type YamlPath = (string | number)[];

/** One document of a YAML file that can say on which line each of its values stands. */
export class YamlDocument {
  readonly #document: Document;
  readonly #lines: LineCounter;

  constructor(document: Document, lines: LineCounter) {
    this.#document = document;
    this.#lines = lines;
  }

  get value(): unknown {
    return this.#document.toJS();
  }

  /** The line of a value, or of the nearest thing around it where there is none. */
  lineOf(path: YamlPath): number {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const line = this.#lineOfKey(path.slice(0, depth));
      if (line !== undefined) {
        return line;
      }
    }
    return 1;
  }

  // A value of a map is looked up by its key, because a block below the key begins a line later.
  #lineOfKey(path: YamlPath): number | undefined {
    const parent = path.length
      ? this.#document.getIn(path.slice(0, -1), true)
      : undefined;
    const pair = isMap(parent)
      ? parent.items.find(
          it => isNode(it.key) && it.key.toJSON() === path[path.length - 1],
        )
      : undefined;
    const node =
      (pair && isNode(pair.key) ? pair.key : undefined) ??
      this.#document.getIn(path, true);
    return isNode(node) && node.range
      ? this.#lines.linePos(node.range[0]).line
      : undefined;
  }
}

/**
 * Reads the documents of a YAML file.
 *
 * @returns only documents without a syntax error; each error is reported with its line
 */
export function readYamlDocuments(
  text: string,
  collector: ProblemCollector,
): YamlDocument[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const good: YamlDocument[] = [];
  for (const document of documents) {
    for (const error of document.errors) {
      collector.add('error', 'yaml-syntax', lines.linePos(error.pos[0]).line, {
        message: error.message,
        remedy: 'Correct the YAML',
      });
    }
    if (!document.errors.length && document.contents) {
      good.push(new YamlDocument(document, lines));
    }
  }
  return good;
}

/** Compiles a JSON Schema into a check that reports every mismatch with its line. */
export function yamlValidator<T>(
  schema: object,
): (document: YamlDocument, collector: ProblemCollector) => T | undefined {
  let validate: ValidateFunction<T> | undefined;
  return (document, collector) => {
    validate ??= new Ajv({ allErrors: true, verbose: true }).compile<T>(schema);
    const { value } = document;
    if (validate(value)) {
      return value;
    }
    for (const error of validate.errors ?? []) {
      const path = pathOf(error, value);
      collector.add('error', 'schema', document.lineOf(path), {
        message: `${path.join('.') || 'the document'}: ${describe(error)}`,
        remedy: remedyFor(error),
      });
    }
    return undefined;
  };
}

function pathOf(error: ErrorObject, root: unknown): YamlPath {
  const path: YamlPath = [];
  let value = root;
  for (const segment of error.instancePath.split('/').slice(1)) {
    const key = segment.replace(/~1/g, '/').replace(/~0/g, '~');
    path.push(Array.isArray(value) ? Number(key) : key);
    value = (value as Record<string, unknown> | undefined)?.[key];
  }
  if (error.keyword === 'additionalProperties') {
    path.push(error.params.additionalProperty);
  }
  return path;
}

function describe(error: ErrorObject): string {
  const found =
    typeof error.data === 'object'
      ? ''
      : `; found ${JSON.stringify(error.data)}`;
  switch (error.keyword) {
    case 'enum':
      return `expected one of ${error.params.allowedValues.join(', ')}${found}`;
    case 'additionalProperties':
      return 'there is no field of this name';
    case 'required':
      return `the field “${error.params.missingProperty}” is missing`;
    default:
      return `${error.message}${found}`;
  }
}

function remedyFor(error: ErrorObject): string {
  switch (error.keyword) {
    case 'additionalProperties':
      return 'Take it out, or correct its spelling';
    case 'required':
      return `Add “${error.params.missingProperty}”`;
    default:
      return 'Correct the value; the published JSON Schema says what is allowed';
  }
}

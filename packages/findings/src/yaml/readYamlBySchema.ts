import { ErrorObject, ValidateFunction } from 'ajv';
import { isNode, LineCounter, parseDocument } from 'yaml';

/** What is wrong with a YAML or JSON file, and where. @public */
export interface YamlError {
  file: string;
  /** From 1. */
  line?: number;
  /** Dotted path. */
  field?: string;
  message: string;
}

/** A value with a way to say where in the file something is wrong with it; errors where it is none. */
export type YamlReading<T> =
  | { value: T; errorAt: (path: string[], problem: string) => YamlError }
  | { value?: undefined; errors: YamlError[] };

/** Reads YAML, which JSON is too, by a JSON Schema; every error names file, line and field. */
export function readYamlBySchema<T>(
  options: { file: string; text: string },
  validate: ValidateFunction<T>,
): YamlReading<T> {
  const { file, text } = options;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (offset: number) => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    return {
      errors: document.errors.map(error => ({
        file,
        line: lineOf(error.pos[0]),
        message: `${file}, line ${lineOf(error.pos[0])}: ${
          error.message.split('\n')[0]
        } Correct the YAML.`,
      })),
    };
  }

  const lineOfPath = (path: string[]): number | undefined => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node: unknown =
        length === 0
          ? document.contents
          : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) {
        return lineOf(node.range[0]);
      }
    }
    return undefined;
  };
  const errorAt = (path: string[], problem: string): YamlError => {
    const line = lineOfPath(path);
    const field = path.join('.') || undefined;
    const place = [
      file,
      line && `line ${line}`,
      field && `field ${field}`,
    ].filter(Boolean);
    return { file, line, field, message: `${place.join(', ')}: ${problem}` };
  };

  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    // Aliases that would fill the memory.
    return { errors: [errorAt([], `${(error as Error).message}.`)] };
  }
  return validate(value)
    ? { value, errorAt }
    : {
        errors: mostTelling(validate.errors ?? []).map(each =>
          errorAt(pathOf(each), `${messageOf(each)}.`),
        ),
      };
}

/** Keywords whose error says no more than that those beside it are there. */
const EMPTY_KEYWORDS = new Set(['oneOf', 'if']);

/** Of the alternatives of a `oneOf` each says why it is not that one; only the longest paths are about what is there. */
function mostTelling(errors: ErrorObject[]): ErrorObject[] {
  const telling = errors.filter(each => !EMPTY_KEYWORDS.has(each.keyword));
  const seen = new Set<string>();
  return (telling.length > 0 ? telling : errors).filter(each => {
    const id = `${each.instancePath} ${messageOf(each)}`;
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew;
  });
}

function pathOf(error: ErrorObject): string[] {
  return error.instancePath
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function messageOf(error: ErrorObject): string {
  const { message = 'is not valid', params, keyword } = error;
  if (keyword === 'additionalProperties') {
    return `found the field '${params.additionalProperty}', which is not known; remove it or correct its name`;
  }
  if (keyword === 'const') {
    return `expected ${JSON.stringify(params.allowedValue)}`;
  }
  if (keyword === 'enum') {
    return `expected one of ${params.allowedValues.join(', ')}`;
  }
  if (keyword === 'type' && params.type === 'string') {
    return 'the value must be string; put what looks like a number in quotes';
  }
  return `the value ${message}`;
}

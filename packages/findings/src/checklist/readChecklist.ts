import Ajv, { ErrorObject } from 'ajv';
import { isNode, LineCounter, parseDocument } from 'yaml';
import schema from './checklist.schema.json';
import { Checklist } from './Checklist';

/** What is wrong with a checklist, and where. @public */
export interface ChecklistError {
  file: string;
  /** From 1. */
  line?: number;
  /** Dotted path. */
  field?: string;
  message: string;
}

/** @public */
export interface ChecklistReading {
  /** Absent where there is an error. */
  checklist?: Checklist;
  errors: ChecklistError[];
}

const validate = new Ajv({ allErrors: true, strict: true }).compile<Checklist>(
  schema,
);

/** Reads a checklist from YAML; every error names file, line and field. @public */
export function readChecklist(options: {
  file: string;
  text: string;
}): ChecklistReading {
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
  const error = (path: string[], problem: string): ChecklistError => {
    const line = lineOfPath(path);
    const field = path.join('.') || undefined;
    const place = [
      file,
      line && `line ${line}`,
      field && `field ${field}`,
    ].filter(Boolean);
    return { file, line, field, message: `${place.join(', ')}: ${problem}` };
  };

  const value: unknown = document.toJS();
  if (!validate(value)) {
    return {
      errors: mostTelling(validate.errors ?? []).map(each =>
        error(pathOf(each), `${messageOf(each)}.`),
      ),
    };
  }
  const repeated = value.spec.items.flatMap(({ id }, at) =>
    value.spec.items.findIndex(each => each.id === id) < at
      ? [
          error(
            ['spec', 'items', String(at), 'id'],
            `found '${id}' a second time, expected an id of its own for each item.`,
          ),
        ]
      : [],
  );
  return repeated.length > 0
    ? { errors: repeated }
    : { checklist: value, errors: [] };
}

/** Of the alternatives of a `oneOf` each says why it is not that one; only the longest paths are about what is there. */
function mostTelling(errors: ErrorObject[]): ErrorObject[] {
  const telling = errors.filter(each => each.keyword !== 'oneOf');
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
  return `the value ${message}`;
}

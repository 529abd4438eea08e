import Ajv, { ErrorObject, ValidateFunction } from 'ajv';
import { ProblemCollector } from '../problems/ProblemCollector';
import { YamlDocument, YamlPath } from './YamlDocument';

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

import Ajv, { ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import { parseDocument } from 'yaml';
import { readText } from './readText';

/**
 * Reads a file in YAML or JSON that is to agree with a JSON Schema; default values are filled in.
 *
 * @throws Error that names the file and every place that does not agree, with what was found and what was expected
 */
export async function readCheckedYaml<T>(
  file: string,
  schema: object,
): Promise<T> {
  const document = parseDocument(await readText(file));
  if (document.errors.length) {
    throw new Error(`${file} is not YAML: ${document.errors[0].message}`);
  }
  const value = document.toJS();
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    useDefaults: true,
    strict: false,
  });
  addFormats(ajv);
  const validate = ajv.compile<T>(schema);
  if (!validate(value)) {
    const problems = (validate.errors ?? [])
      .filter(({ keyword }) => keyword !== 'if')
      .map(problem => `  ${describe(problem)}`);
    throw new Error(
      `${file} cannot be used:\n${[...new Set(problems)].join('\n')}`,
    );
  }
  return value;
}

function describe(error: ErrorObject): string {
  const place = error.instancePath.slice(1).replace(/\//g, '.') || 'the file';
  const found = JSON.stringify(error.data) ?? 'nothing';
  const short = found.length > 80 ? `${found.slice(0, 79)}…` : found;
  switch (error.keyword) {
    case 'additionalProperties':
      return `${place}: found ${
        error.params.additionalProperty
      }, expected ${Object.keys(
        (error.parentSchema as { properties: object }).properties,
      ).join(', ')}`;
    case 'required':
      return `${place}: found no ${error.params.missingProperty}, expected one`;
    case 'enum':
      return `${place}: found ${short}, expected ${error.params.allowedValues.join(
        ', ',
      )}`;
    default:
      return `${place}: found ${short}, which ${error.message}`;
  }
}

import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parseDocument } from 'yaml';
import { describeProblems, schemaProblems } from '../schemaErrors';
import { LabContract } from './LabContract';
import { LabContractError } from './LabContractError';
import { labContractSchema } from './labContractSchema';

const ajv = new Ajv({ allErrors: true });
addFormats(ajv);
const validate = ajv.compile<LabContract>(labContractSchema);

/**
 * Reads the text of a `lab.yaml`.
 *
 * @throws {@link LabContractError} that names the line (not YAML) or the pointer (not to the schema).
 * @public
 */
export function parseLabContract(text: string): LabContract {
  const yaml = parseDocument(text);
  const [syntaxError] = yaml.errors;
  if (syntaxError) {
    throw new LabContractError(
      `lab.yaml is not YAML: ${syntaxError.message.split('\n')[0]}`,
    );
  }
  let document: unknown;
  try {
    document = yaml.toJS();
  } catch (error) {
    // Aliases that multiply: a small text that would fill the memory.
    throw new LabContractError(
      `lab.yaml cannot be read: ${(error as Error).message}`,
    );
  }
  if (!validate(document)) {
    const problems = schemaProblems(validate.errors);
    throw new LabContractError(
      `lab.yaml does not follow its schema: ${describeProblems(problems)}`,
      problems[0]?.pointer,
    );
  }
  return document;
}

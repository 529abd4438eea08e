import Ajv from 'ajv';
import { describeProblems, schemaProblems } from '../schemaErrors';
import { assertFormatVersion } from './assertFormatVersion';
import { parseJsonText } from './parseJsonText';
import { TerraformFormatError } from './TerraformFormatError';
import { TerraformState } from './TerraformPlan';
import { terraformStateSchema } from './terraformSchemas';

const validate = new Ajv().compile<TerraformState>(terraformStateSchema);

/**
 * Reads `terraform show -json` of a state.
 *
 * @throws {@link TerraformFormatError} that names the place.
 * @public
 */
export function parseState(text: string): TerraformState {
  const document = parseJsonText(text);
  assertFormatVersion(document);
  if (!validate(document)) {
    const problems = schemaProblems(validate.errors);
    throw new TerraformFormatError(
      problems[0].pointer || '/',
      `not a state: ${describeProblems(problems)}`,
    );
  }
  return document;
}

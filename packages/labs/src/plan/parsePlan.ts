import Ajv from 'ajv';
import { describeProblems, schemaProblems } from '../schemaErrors';
import { assertFormatVersion } from './assertFormatVersion';
import { parseJsonText } from './parseJsonText';
import { TerraformFormatError } from './TerraformFormatError';
import { TerraformPlan } from './TerraformPlan';
import { terraformPlanSchema } from './terraformSchemas';

const validate = new Ajv().compile<TerraformPlan>(terraformPlanSchema);

/**
 * Reads `terraform show -json` of a plan, format 1.x and the older 0.1 and 0.2.
 *
 * @throws {@link TerraformFormatError} that names line and column (not JSON) or the pointer (not a plan, or one of
 * a format that is not known).
 * @public
 */
export function parsePlan(text: string): TerraformPlan {
  const document = parseJsonText(text);
  assertFormatVersion(document);
  if (!validate(document)) {
    const problems = schemaProblems(validate.errors);
    throw new TerraformFormatError(
      problems[0].pointer || '/',
      `not a plan: ${describeProblems(problems)}`,
    );
  }
  return document;
}

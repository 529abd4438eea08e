import { maskJson } from '../redaction';
import { TerraformPlan } from './TerraformPlan';

/**
 * Masks every value that Terraform itself calls sensitive: by the masks beside resources, changes and outputs, by the
 * declarations of variables, and literals of the configuration that are given to arguments for secrets. What is not
 * sensitive stays as it is. Of whole bundles {@link redactBundle} takes more: it looks for what is masked here everywhere else.
 *
 * @public
 */
export function redactPlan(plan: TerraformPlan): TerraformPlan {
  return maskJson(plan);
}

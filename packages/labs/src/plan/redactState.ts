import { maskJson } from '../redaction';
import { TerraformState } from './TerraformPlan';

/**
 * Masks what Terraform calls sensitive in `terraform show -json` of a state.
 *
 * @public
 */
export function redactState(state: TerraformState): TerraformState {
  return maskJson(state);
}

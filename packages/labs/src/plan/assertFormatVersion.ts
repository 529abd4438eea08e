import { TerraformFormatError } from './TerraformFormatError';

/*
 * Terraform raises the minor version where a reader that ignores what it does not know can go on, and the major one where
 * it cannot (developer.hashicorp.com/terraform/internals/json-format). 0.1 and 0.2 were written until Terraform 1.1 and
 * have the same fields with the same meaning; what later versions add is absent.
 */
const READABLE = /^(0\.[12]|1\.\d+)$/;

/** @throws {@link TerraformFormatError} where the format is of another major version than those that are read. */
export function assertFormatVersion(document: unknown): void {
  const version = (document as { format_version?: unknown } | null)
    ?.format_version;
  if (typeof version !== 'string') {
    throw new TerraformFormatError(
      '/format_version',
      'is missing; expected the output of `terraform show -json`',
    );
  }
  if (!READABLE.test(version)) {
    throw new TerraformFormatError(
      '/format_version',
      `found ${JSON.stringify(
        version,
      )}, expected 1.x, 0.1 or 0.2; show the plan with a Terraform of version 0.12 to 1.x`,
    );
  }
}

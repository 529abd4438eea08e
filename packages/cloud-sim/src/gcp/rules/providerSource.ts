/**
 * Where a rule can be checked: a file of the genuine provider's repository, whose schema
 * definitions hold what their exported schema leaves out (ForceNew, Default,
 * ValidateFunc, ConflictsWith).
 */
export function providerSource(file: string): string {
  return `github.com/hashicorp/terraform-provider-google google/services/${file}`;
}

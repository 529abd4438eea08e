/** A file of Terraform or OpenTofu, by what it is read for. */
export type TerraformFileKind = 'configuration' | 'values';

/** Blocks as a configuration has them, at the beginning of a line. */
const BLOCK =
  /^(resource|data)\s+"[^"\n]+"\s+"[^"\n]+"\s*\{|^(variable|module|output|provider)\s+"[^"\n]+"\s*\{|^(locals|terraform)\s*\{/m;

/** Suffixes of files that are something else, whatever is in them. */
const OTHER = /\.(json|ya?ml|md|tftpl|tftest\.hcl)$/i;

/**
 * What a file is to Terraform, by its name; one that somebody named is recognised by what is in it where its name says
 * nothing. Undefined of all others.
 */
export function terraformFileKind({
  file,
  text,
  isNamed,
}: {
  file: string;
  text: string;
  isNamed?: boolean;
}): TerraformFileKind | undefined {
  if (/\.(tf|tofu)(\.json)?$/i.test(file)) {
    return 'configuration';
  }
  if (/\.tfvars(\.json)?$/i.test(file)) {
    return isNamed || isLoadedByItself(file) ? 'values' : undefined;
  }
  return isNamed && !OTHER.test(file) && BLOCK.test(text)
    ? 'configuration'
    : undefined;
}

/** Whether Terraform takes the values of a file without being told to. */
export function isLoadedByItself(file: string): boolean {
  return /(^|[\\/])terraform\.tfvars(\.json)?$|\.auto\.tfvars(\.json)?$/i.test(
    file,
  );
}

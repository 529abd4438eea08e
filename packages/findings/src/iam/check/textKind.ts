/** Fields of documents of permissions; a text of YAML without any of them is something else. */
const FIELDS =
  /\b(Statement|bindings|assignableScopes|roleDefinitionId|roleName|UserDetailList|RoleDetailList|GroupDetailList|includedPermissions|AssumeRolePolicyDocument|PolicyDocument|PolicyVersion|policyText|ResourcePolicy|attributeMapping|issuer)\b/;

/**
 * How a file is to be read that is not of Terraform. One that somebody named is read whatever it is called, by how it
 * begins; undefined of what was not asked for and is not called like a document.
 */
export function textKind({
  file,
  text,
  isNamed = false,
}: {
  file: string;
  text: string;
  isNamed?: boolean;
}): 'json' | 'yaml' | undefined {
  const name = file.replace(/^.*[\\/]/, '').replace(/\.gz$/i, '');
  if (/\.ya?ml$/i.test(name)) {
    return isNamed || FIELDS.test(text) ? 'yaml' : undefined;
  }
  if (/\.json$/i.test(name)) {
    return 'json';
  }
  if (isNamed) {
    return /^\uFEFF?\s*[[{]/.test(text) ? 'json' : 'yaml';
  }
  return /^[^.]*$/.test(name) ? 'json' : undefined;
}

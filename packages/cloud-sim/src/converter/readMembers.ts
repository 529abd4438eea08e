/** A member of a generated class, from the comment that names its flags. */
export interface Member {
  computed: boolean;
  optional: boolean;
  required: boolean;
  /** The member's field, getter and setter. */
  code: string;
}

/** An entry of a generated `…ToHclTerraform` map. */
export interface HclEntry {
  /** The expression that writes the value, e.g. `cdktf.stringToHclTerraform(…)`. */
  value: string;
  isBlock: boolean;
  /** `simple`, `struct`, `list`, `set` or `map`. */
  type: string;
  /** E.g. `string`, `stringList`, `InstanceEbsBlockDeviceList`. */
  storageClass: string;
}

/** The members of a generated class body, by Terraform name. */
export function readMembers(body: string): Map<string, Member> {
  const members = new Map<string, Member>();
  const pattern =
    /^ {2}\/\/ (\w+) - computed: (\w+), optional: (\w+), required: (\w+)\n([\s\S]*?)(?=^ {2}\/\/ \w+ - computed|^ {2}\/\/ =====|^\}|$(?![\s\S]))/gm;
  for (const [, name, computed, optional, required, code] of body.matchAll(
    pattern,
  )) {
    members.set(name, {
      computed: computed === 'true',
      optional: optional === 'true',
      required: required === 'true',
      code,
    });
  }
  return members;
}

/** The entries of a generated HCL map, by Terraform name. */
export function readHclEntries(body: string): Map<string, HclEntry> {
  const entries = new Map<string, HclEntry>();
  const pattern =
    /^\s+(\w+): \{\s*\n\s+value: ([\s\S]*?),\n\s+isBlock: (true|false),\n\s+type: "(\w+)",\n\s+storageClassType: "([^"]*)",/gm;
  for (const [, name, value, isBlock, type, storageClass] of body.matchAll(
    pattern,
  )) {
    entries.set(name, {
      value,
      isBlock: isBlock === 'true',
      type,
      storageClass,
    });
  }
  return entries;
}

/**
 * Names that an interface documents as blocks. Some attributes may be written
 * as blocks in HCL (`ingress` of a security group) and carry `isBlock` too; the
 * documentation line is what tells the two apart.
 */
export function readBlockNames(interfaceBody: string): Set<string> {
  return new Set(
    [...interfaceBody.matchAll(/\/\*\*\n\s+\* (\w+) block\n/g)].map(
      ([, name]) => name,
    ),
  );
}

/** Terraform names of the properties that an interface demands. */
export function readRequiredNames(interfaceBody: string): Set<string> {
  return new Set(
    [...interfaceBody.matchAll(/readonly (\w+):/g)].map(([, name]) =>
      name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`),
    ),
  );
}

/*
 * HCL as JSON, as hcl2json writes it: an expression is a text with `${…}` inside, a
 * block is a list of objects, a `dynamic` block stands under `dynamic` with its
 * content as a block.
 */

/** A value of HCL that was turned into JSON. */
export type HclValue =
  | string
  | number
  | boolean
  | null
  | HclValue[]
  | { [name: string]: HclValue };

export type HclObject = { [name: string]: HclValue };

/** Whether a value is worked out when Terraform runs, and not known before. */
export function isExpression(value: HclValue): boolean {
  return typeof value === 'string' && /[$%]\{/.test(value);
}

export function isHclObject(value: HclValue | undefined): value is HclObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a repeated block; one alone may stand without its list. */
export function hclBlocks(value: HclValue | undefined): HclObject[] {
  return (Array.isArray(value) ? value : [value]).filter(isHclObject);
}

/** The contents of the `dynamic` blocks in a body, by the name of the block. */
export function dynamicContents(body: HclObject): Record<string, HclObject[]> {
  const dynamic = isHclObject(body.dynamic) ? body.dynamic : {};
  return Object.fromEntries(
    Object.entries(dynamic).map(([name, blocks]) => [
      name,
      hclBlocks(blocks).flatMap(block => hclBlocks(block.content)),
    ]),
  );
}

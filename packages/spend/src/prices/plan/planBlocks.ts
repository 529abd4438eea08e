/** Arguments of a resource or block, as a plan has them: what is not known yet is missing. */
export type Values = Record<string, unknown>;

/** The only block of its kind; Terraform writes blocks as lists. */
export function blockOf(value: unknown): Values | undefined {
  return blocksOf(value)[0];
}

/** Every block of its kind. */
export function blocksOf(value: unknown): Values[] {
  return Array.isArray(value)
    ? value.filter(block => typeof block === 'object' && block !== null)
    : [];
}

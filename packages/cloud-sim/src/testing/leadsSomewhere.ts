import type { BlockSchema } from '../schema/ProviderSchema';

/** Whether a dotted path of a rule overlay leads to something in the schema. */
export function leadsSomewhere(block: BlockSchema, path: string): boolean {
  const [name, ...rest] = path.split('.');
  if (rest.length === 0) {
    return Boolean(block.attributes?.[name] ?? block.block_types?.[name]);
  }
  const nested = block.block_types?.[name];
  return nested !== undefined && leadsSomewhere(nested.block, rest.join('.'));
}

import type { CtyType } from '../cty/CtyType';
import type { BlockSchema, NestedBlockSchema } from './ProviderSchema';

/** The type of a nested block's value: an object, or a collection of them. */
export function nestedType(nested: NestedBlockSchema): CtyType {
  const inner = blockType(nested.block);
  return nested.nesting_mode === 'single' || nested.nesting_mode === 'group'
    ? inner
    : [nested.nesting_mode, inner];
}

/** The object type of a block's value: its attributes and its nested blocks. */
export function blockType(block: BlockSchema): CtyType {
  const members: Record<string, CtyType> = {};
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    members[name] = attribute.type;
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    members[name] = nestedType(nested);
  }
  return ['object', members];
}

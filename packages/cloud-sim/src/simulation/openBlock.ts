import { type CtyObject, UNKNOWN } from '../cty/CtyValue';
import type { BlockSchema, NestedBlockSchema } from '../schema/ProviderSchema';
import type { TypeRules } from './TypeRules';

/** How often a block stands there that nobody wrote. */
export function absentBlock({ nesting_mode: mode }: NestedBlockSchema) {
  if (mode === 'map') {
    return {};
  }
  return mode === 'single' || mode === 'group' ? null : [];
}

/**
 * A block that nobody wrote and the cloud fills in: what it computes is open, the
 * rest as the provider's defaults have it.
 *
 * @param path - dotted names that lead to the block
 */
export function openBlock(
  block: BlockSchema,
  path: string,
  rules: TypeRules | undefined,
): CtyObject {
  const open: CtyObject = {};
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    const place = `${path}.${name}`;
    const isOpen = attribute.computed || rules?.computed?.[place] !== undefined;
    open[name] = rules?.defaults?.[place] ?? (isOpen ? UNKNOWN : null);
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    open[name] = rules?.computedBlocks?.includes(`${path}.${name}`)
      ? UNKNOWN
      : absentBlock(nested);
  }
  return open;
}

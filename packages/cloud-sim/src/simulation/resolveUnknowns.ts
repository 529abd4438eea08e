import type { CtyType } from '../cty/CtyType';
import {
  type CtyObject,
  type CtyValue,
  isCtyObject,
  knownBlocks,
  UNKNOWN,
} from '../cty/CtyValue';
import { nestedType } from '../schema/blockType';
import type { BlockSchema, NestedBlockSchema } from '../schema/ProviderSchema';
import { absentBlock, openBlock } from './openBlock';
import type { TypeRules } from './TypeRules';

/** A place in a resource that the cloud has to fill in. */
export interface OpenValue {
  /** Dotted names through blocks, e.g. `root_block_device.volume_id`. */
  path: string;
  type: CtyType;
  /** True where the configuration could have set it and did not. */
  optional: boolean;
}

/** Gives the value for a place that is still open. */
export type Compute = (open: OpenValue) => CtyValue;

function resolveValue(
  value: CtyValue,
  open: OpenValue,
  compute: Compute,
): CtyValue {
  if (value === UNKNOWN) {
    return compute(open);
  }
  const { type, path } = open;
  if (value === null || typeof type === 'string') {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item, i) => {
      const inner = type[0] === 'tuple' ? type[1][i] : (type[1] as CtyType);
      return resolveValue(item, { ...open, type: inner }, compute);
    });
  }
  if (!isCtyObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const inner = type[0] === 'object' ? type[1][name] : (type[1] as CtyType);
      const place = { ...open, path: `${path}.${name}`, type: inner };
      return [name, resolveValue(item, place, compute)];
    }),
  );
}

/** Blocks that nobody wrote and the cloud fills in: one each, unless a rule says more. */
function fillIn(
  nested: NestedBlockSchema,
  path: string,
  compute: Compute,
  rules: TypeRules | undefined,
): CtyValue {
  const filled = (told: CtyObject) =>
    resolveUnknowns(
      nested.block,
      { ...openBlock(nested.block, path, rules), ...told },
      compute,
      rules,
      path,
    );
  const ruled =
    rules?.computed?.[path] === undefined
      ? [{}]
      : compute({ path, type: nestedType(nested), optional: true });
  const blocks = knownBlocks(ruled).map(filled);
  return nested.nesting_mode === 'single' ? blocks[0] ?? null : blocks;
}

function resolveNested(
  nested: NestedBlockSchema,
  value: CtyValue,
  path: string,
  compute: Compute,
  rules: TypeRules | undefined,
): CtyValue {
  if (Array.isArray(value)) {
    return value.map(item => resolveNested(nested, item, path, compute, rules));
  }
  if (value === UNKNOWN) {
    // A `dynamic` block with an unknown `for_each` is unknown as a whole too, and by
    // the time of the apply its blocks are known.
    return rules?.computedBlocks?.includes(path)
      ? fillIn(nested, path, compute, rules)
      : absentBlock(nested);
  }
  if (!isCtyObject(value)) {
    return value;
  }
  if (nested.nesting_mode === 'map') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        isCtyObject(item)
          ? resolveUnknowns(nested.block, item, compute, rules, path)
          : item,
      ]),
    );
  }
  return resolveUnknowns(nested.block, value, compute, rules, path);
}

/**
 * Puts a value in every place of a planned block that is still unknown.
 *
 * @param rules - of the type; they name the blocks that the cloud fills in
 * @param parent - dotted names that lead to the block, where it stands in another
 */
export function resolveUnknowns(
  block: BlockSchema,
  planned: CtyObject,
  compute: Compute,
  rules?: TypeRules,
  parent = '',
): CtyObject {
  const prefix = parent === '' ? '' : `${parent}.`;
  const resolved: CtyObject = {};
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    const { type, optional = false } = attribute;
    const open = { path: prefix + name, type, optional };
    resolved[name] = resolveValue(planned[name] ?? null, open, compute);
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const path = prefix + name;
    resolved[name] = resolveNested(
      nested,
      planned[name] ?? null,
      path,
      compute,
      rules,
    );
  }
  return resolved;
}

import type { CtyType } from '../cty/CtyType';
import {
  type CtyObject,
  type CtyValue,
  isCtyObject,
  UNKNOWN,
} from '../cty/CtyValue';
import type { BlockSchema, NestedBlockSchema } from '../schema/ProviderSchema';

/** Gives the value of a computed attribute, by its dotted path and type. */
export type Compute = (path: string, type: CtyType) => CtyValue;

function resolveValue(
  value: CtyValue,
  type: CtyType,
  path: string,
  compute: Compute,
): CtyValue {
  if (value === UNKNOWN) {
    return compute(path, type);
  }
  if (value === null || typeof type === 'string') {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item, i) =>
      resolveValue(
        item,
        type[0] === 'tuple' ? type[1][i] : (type[1] as CtyType),
        path,
        compute,
      ),
    );
  }
  if (!isCtyObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const inner = type[0] === 'object' ? type[1][name] : (type[1] as CtyType);
      return [name, resolveValue(item, inner, `${path}.${name}`, compute)];
    }),
  );
}

function resolveNested(
  nested: NestedBlockSchema,
  value: CtyValue,
  path: string,
  compute: Compute,
): CtyValue {
  if (Array.isArray(value)) {
    return value.map(item => resolveNested(nested, item, path, compute));
  }
  if (value === UNKNOWN) {
    // Only a `dynamic` block with an unknown `for_each` is unknown as a whole,
    // and by the time of the apply its blocks are known.
    return nested.nesting_mode === 'single' ? null : [];
  }
  if (!isCtyObject(value)) {
    return value;
  }
  if (nested.nesting_mode === 'map') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        isCtyObject(item)
          ? resolveUnknowns(nested.block, item, compute, path)
          : item,
      ]),
    );
  }
  return resolveUnknowns(nested.block, value, compute, path);
}

/** Puts a value in every place of a planned block that is still unknown. */
export function resolveUnknowns(
  block: BlockSchema,
  planned: CtyObject,
  compute: Compute,
  parent = '',
): CtyObject {
  const prefix = parent === '' ? '' : `${parent}.`;
  const resolved: CtyObject = {};
  for (const [name, { type }] of Object.entries(block.attributes ?? {})) {
    const path = prefix + name;
    resolved[name] = resolveValue(planned[name] ?? null, type, path, compute);
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const path = prefix + name;
    resolved[name] = resolveNested(
      nested,
      planned[name] ?? null,
      path,
      compute,
    );
  }
  return resolved;
}

import type { CtyObject } from '../cty/CtyValue';
import type { ComputeContext, ComputedValue, TypeRules } from './TypeRules';

/** What the cloud puts into a block that nobody wrote; the rest is told from names. */
export type BlockContent = CtyObject | ((context: ComputeContext) => CtyObject);

/** Blocks that the cloud fills in, by type and by path. */
export type ComputedBlocks = Readonly<
  Record<string, Readonly<Record<string, BlockContent>>>
>;

/** Attributes that the cloud fills in, by type and by path. */
export type ComputedValues = Readonly<
  Record<string, Readonly<Record<string, ComputedValue>>>
>;

/** What is known of a cloud's types beyond what its rules say type by type. */
export interface Computed {
  blocks: ComputedBlocks;
  values: ComputedValues;
  /** Arguments whose change replaces a resource, by type. */
  replacements: Readonly<Record<string, string[]>>;
  /** Where it can be checked, for types that have no other rules. */
  source: string;
}

function asList(content: BlockContent): ComputedValue {
  return typeof content === 'function'
    ? context => [content(context)]
    : [content];
}

/** Rules with what else is known of the types in them. A type's own rules come first. */
export function withComputed(
  rules: Readonly<Record<string, TypeRules>>,
  { blocks, values, replacements, source }: Computed,
): Record<string, TypeRules> {
  const merged: Record<string, TypeRules> = { ...rules };
  for (const type of new Set([
    ...Object.keys(blocks),
    ...Object.keys(values),
    ...Object.keys(replacements),
  ])) {
    const own: TypeRules | undefined = rules[type];
    const contents = Object.entries(blocks[type] ?? {});
    merged[type] = {
      ...own,
      source: own?.source ?? source,
      forceNew: [...(own?.forceNew ?? []), ...(replacements[type] ?? [])],
      computedBlocks: [
        ...(own?.computedBlocks ?? []),
        ...contents.map(([path]) => path),
      ],
      computed: {
        ...Object.fromEntries(
          contents.map(([path, content]) => [path, asList(content)]),
        ),
        ...values[type],
        ...own?.computed,
      },
    };
  }
  return merged;
}

import { conformValue } from '../cty/conformValue';
import { type CtyObject, type CtyValue, UNKNOWN } from '../cty/CtyValue';
import type { BlockSchema } from '../schema/ProviderSchema';
import {
  dynamicContents,
  hclBlocks,
  type HclObject,
  type HclValue,
  isExpression,
  isHclObject,
} from './hclValue';

function toValue(value: HclValue): CtyValue {
  if (isExpression(value)) {
    return UNKNOWN;
  }
  if (Array.isArray(value)) {
    return value.map(toValue);
  }
  return isHclObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, toValue(inner)]),
      )
    : value;
}

/**
 * A block as a provider would get it to validate: what is not written is null, what
 * is an expression is unknown.
 */
export function toConfig(block: BlockSchema, body: HclObject): CtyObject {
  const config: CtyObject = {};
  for (const [name, { type }] of Object.entries(block.attributes ?? {})) {
    config[name] = conformValue(toValue(body[name] ?? null), type);
  }
  const dynamic = dynamicContents(body);
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const blocks = [...hclBlocks(body[name]), ...(dynamic[name] ?? [])].map(
      inner => toConfig(nested.block, inner),
    );
    const isSequence =
      nested.nesting_mode === 'list' || nested.nesting_mode === 'set';
    config[name] = isSequence ? blocks : blocks[0] ?? null;
  }
  return config;
}

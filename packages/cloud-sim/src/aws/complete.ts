import {
  type CtyObject,
  type CtyValue,
  isCtyObject,
  UNKNOWN,
} from '../cty/CtyValue';
import type { BlockSchema } from '../schema/ProviderSchema';
import type { Scope } from '../simulation/Scope';

function mergedTags(
  tags: CtyValue,
  defaultTags: Scope['defaultTags'],
): CtyValue {
  if (tags === UNKNOWN) {
    return UNKNOWN;
  }
  const own = Object.entries(isCtyObject(tags) ? tags : {});
  // The provider cannot say "some of these tags": one unknown hides them all.
  return own.some(([, value]) => value === UNKNOWN)
    ? UNKNOWN
    : {
        ...defaultTags,
        ...Object.fromEntries(own.filter(([, value]) => value !== null)),
      };
}

function withTags(
  block: BlockSchema,
  value: CtyObject,
  defaultTags: Scope['defaultTags'],
): CtyObject {
  const completed = { ...value };
  if (block.attributes?.tags && block.attributes.tags_all) {
    completed.tags_all = mergedTags(value.tags ?? null, defaultTags);
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const inner = value[name];
    if (Array.isArray(inner)) {
      completed[name] = inner.map(item =>
        isCtyObject(item) ? withTags(nested.block, item, defaultTags) : item,
      );
    }
  }
  return completed;
}

/**
 * What follows from the provider block: `tags_all` is the provider's default tags
 * with the resource's own on top, and `region` is the provider's where a resource
 * names none, also where it was made in another.
 */
export function complete(
  block: BlockSchema,
  planned: CtyObject,
  scope: Scope,
  config: CtyObject,
): CtyObject {
  const completed = withTags(block, planned, scope.defaultTags);
  const { region } = block.attributes ?? {};
  return region?.optional && (config.region ?? null) === null
    ? { ...completed, region: scope.region }
    : completed;
}

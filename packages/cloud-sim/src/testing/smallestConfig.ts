import type { CtyType } from '../cty/CtyType';
import type { CtyObject, CtyValue } from '../cty/CtyValue';
import type { BlockSchema } from '../schema/ProviderSchema';

function sample(name: string, type: CtyType): CtyValue {
  switch (type) {
    case 'string':
      return /_id$|^scope$|^parent$/.test(name) ? `/some/${name}` : 'sample';
    case 'number':
      return 1;
    case 'bool':
      return true;
    case 'dynamic':
      return null;
    default:
  }
  switch (type[0]) {
    case 'list':
    case 'set':
      return [sample(name, type[1])];
    case 'map':
      return { key: sample(name, type[1]) };
    case 'object':
      return Object.fromEntries(
        Object.entries(type[1]).map(([inner, innerType]) => [
          inner,
          sample(inner, innerType),
        ]),
      );
    default:
      return [];
  }
}

/**
 * The smallest configuration that a schema takes, as Terraform hands it to a
 * provider: what is required has some value, everything else has none.
 */
export function smallestConfig(block: BlockSchema): CtyObject {
  const config: CtyObject = {};
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    config[name] = attribute.required ? sample(name, attribute.type) : null;
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const inner = smallestConfig(nested.block);
    const isSequence =
      nested.nesting_mode === 'list' || nested.nesting_mode === 'set';
    const isRequired = (nested.min_items ?? 0) > 0;
    if (isSequence) {
      config[name] = isRequired ? [inner] : [];
    } else {
      config[name] = isRequired ? inner : null;
    }
  }
  return config;
}

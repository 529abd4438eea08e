import type { CtyType } from '../cty/CtyType';
import type {
  BlockSchema,
  NestedBlockSchema,
  ProviderSchema,
  Schema,
} from '../schema/ProviderSchema';

/*
 * Schemas as the plugin protocol sends them. A set cannot hold a value whose type
 * is only known at run time, which rebuilt schemas may contain; there a text
 * stands for it.
 */

function withoutDynamic<T>(type: T): T {
  return JSON.parse(JSON.stringify(type).replaceAll('"dynamic"', '"string"'));
}

function encodeNested(
  name: string,
  nested: NestedBlockSchema,
  inSet: boolean,
): object {
  return {
    typeName: name,
    block: encodeBlock(nested.block, inSet || nested.nesting_mode === 'set'),
    nesting: nested.nesting_mode.toUpperCase(),
    minItems: nested.min_items ?? 0,
    maxItems: nested.max_items ?? 0,
  };
}

function encodeBlock(block: BlockSchema, inSet: boolean): object {
  return {
    attributes: Object.entries(block.attributes ?? {}).map(
      ([name, { type, write_only: writeOnly, ...flags }]) => ({
        name,
        type: Buffer.from(JSON.stringify(inSet ? withoutDynamic(type) : type)),
        writeOnly,
        ...flags,
      }),
    ),
    blockTypes: Object.entries(block.block_types ?? {}).map(([name, nested]) =>
      encodeNested(name, nested, inSet),
    ),
  };
}

function encodeOne(schema: Schema): object {
  return { version: schema.version, block: encodeBlock(schema.block, false) };
}

function encodeAll(schemas: Record<string, Schema>): object {
  return Object.fromEntries(
    Object.entries(schemas).map(([type, schema]) => [type, encodeOne(schema)]),
  );
}

function typeBytes(type: CtyType): Buffer {
  return Buffer.from(JSON.stringify(type));
}

/** The functions of a provider, by name. */
export function encodeFunctions({ functions = {} }: ProviderSchema): object {
  return Object.fromEntries(
    Object.entries(functions).map(([name, { parameters, return_type }]) => [
      name,
      {
        parameters: parameters.map(({ name: parameter, type }) => ({
          name: parameter,
          type: typeBytes(type),
        })),
        return: { type: typeBytes(return_type) },
      },
    ]),
  );
}

/** The answer to GetProviderSchema, without capabilities. */
export function encodeSchema(schema: ProviderSchema): object {
  return {
    provider: encodeOne(schema.provider),
    resourceSchemas: encodeAll(schema.resource_schemas),
    dataSourceSchemas: encodeAll(schema.data_source_schemas),
    ephemeralResourceSchemas: encodeAll(
      schema.ephemeral_resource_schemas ?? {},
    ),
    functions: encodeFunctions(schema),
  };
}

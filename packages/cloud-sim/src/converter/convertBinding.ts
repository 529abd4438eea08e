import type { CtyType } from '../cty/CtyType';
import { blockType } from '../schema/blockType';
import type {
  AttributeSchema,
  BlockSchema,
  NestedBlockSchema,
} from '../schema/ProviderSchema';
import { typeOfGetter, typeOfHclEntry } from './attributeType';
import type { BindingSource } from './BindingSource';
import {
  type HclEntry,
  type Member,
  readBlockNames,
  readHclEntries,
  readMembers,
  readRequiredNames,
} from './readMembers';

/*
 * The bindings are generated from the provider's schema and keep nearly all of
 * it, spread over four places of the same file:
 *
 *   class members      `// name - computed: …, optional: …, required: …`
 *   HCL entries        value, isBlock, list/set/map/struct, storage class
 *   reference classes  `new FooOutputReference(...)`: one; `new FooList(..., true)`: a set
 *   interfaces         "name block" in the documentation of what is a block
 *
 * Lost for good: enums, conflicts, ForceNew, bounds above one, sensitivity. That an
 * argument is write-only is lost too, but its name tells: `x_wo` beside `x_wo_version`.
 */

/** What a binding describes. */
export type BindingKind = 'Resource' | 'DataSource' | 'Provider' | 'Other';

/** One schema that was rebuilt from its binding. */
export interface ConvertedBinding {
  kind: BindingKind;
  /** Terraform type, e.g. `aws_instance`. */
  type: string;
  block: BlockSchema;
  /** Attributes whose type could not be told, e.g. `aws_x.y`; served as `dynamic`. */
  untyped: string[];
}

/** A reference from a member to a nested struct. */
interface StructReference {
  struct: string;
  shape: 'one' | 'list' | 'map';
  isSet: boolean;
}

// Some schemas contain themselves (a WAF statement in a statement).
const MAX_DEPTH_OF_RECURSION = 2;

const REFERENCE_SUFFIXES = [
  ['OutputReference', 'one'],
  ['ListList', 'list'],
  ['MapList', 'list'],
  ['List', 'list'],
  ['Map', 'map'],
] as const;

class BindingConverter {
  readonly untyped: string[] = [];
  readonly #source: BindingSource;
  readonly #type: string;
  /** Structs that are being converted, outermost first. */
  readonly #open: string[] = [];

  constructor(source: BindingSource, type: string) {
    this.#source = source;
    this.#type = type;
  }

  root(className: string): BlockSchema {
    const body = this.#source.classes.get(className) ?? '';
    const synthesis = /synthesizeHclAttributes[\s\S]*/.exec(body)?.[0] ?? '';
    const config = this.#source.interfaces.get(`${className}Config`) ?? '';
    return this.#fromClass(body, readHclEntries(synthesis), config);
  }

  #struct(name: string): BlockSchema {
    if (
      this.#open.filter(open => open === name).length >= MAX_DEPTH_OF_RECURSION
    ) {
      return {};
    }
    this.#open.push(name);
    const hcl = readHclEntries(this.#source.hclWriter(name) ?? '');
    const declared = this.#source.interfaces.get(name) ?? '';
    const body = this.#source.classes.get(`${name}OutputReference`);
    const block =
      body === undefined
        ? this.#fromInterface(declared, hcl)
        : this.#fromClass(body, hcl, declared);
    this.#open.pop();
    return block;
  }

  #fromClass(
    body: string,
    hcl: Map<string, HclEntry>,
    declared: string,
  ): BlockSchema {
    const blockNames = readBlockNames(declared);
    const attributes: Record<string, AttributeSchema> = {};
    const blocks: Record<string, NestedBlockSchema> = {};
    for (const [name, member] of readMembers(body)) {
      const entry = hcl.get(name);
      const reference =
        this.#referenceIn(member.code) ?? (entry && this.#referenceOf(entry));
      if (reference && blockNames.has(name)) {
        blocks[name] = this.#nested(reference, entry, member.required);
      } else {
        const type = reference
          ? this.#objectType(reference, entry)
          : (entry && typeOfHclEntry(entry)) ?? typeOfGetter(member.code);
        attributes[name] = this.#attribute(name, type, member);
      }
    }
    for (const [name, attribute] of Object.entries(attributes)) {
      if (name.endsWith('_wo') && attributes[`${name}_version`]) {
        attribute.write_only = true;
      }
    }
    return toBlock(attributes, blocks);
  }

  /** Structs of the provider block have an interface and an HCL writer only. */
  #fromInterface(declared: string, hcl: Map<string, HclEntry>): BlockSchema {
    const blockNames = readBlockNames(declared);
    const requiredNames = readRequiredNames(declared);
    const attributes: Record<string, AttributeSchema> = {};
    const blocks: Record<string, NestedBlockSchema> = {};
    for (const [name, entry] of hcl) {
      const required = requiredNames.has(name);
      const reference = this.#referenceOf(entry);
      if (reference && (blockNames.has(name) || entry.isBlock)) {
        blocks[name] = this.#nested(reference, entry, required);
      } else {
        const type = reference
          ? this.#objectType(reference, entry)
          : typeOfHclEntry(entry);
        const flags = { computed: false, optional: !required, required };
        attributes[name] = this.#attribute(name, type, flags);
      }
    }
    return toBlock(attributes, blocks);
  }

  #attribute(
    name: string,
    type: CtyType | undefined,
    flags: Omit<Member, 'code'>,
  ): AttributeSchema {
    if (type === undefined) {
      this.untyped.push(`${this.#type}.${name}`);
    }
    return {
      type: type ?? 'dynamic',
      ...(flags.required && { required: true }),
      ...(flags.optional && { optional: true }),
      ...(flags.computed && { computed: true }),
    };
  }

  #nested(
    reference: StructReference,
    entry: HclEntry | undefined,
    required: boolean,
  ): NestedBlockSchema {
    const mode = entry?.type === 'struct' ? 'single' : entry?.type ?? 'list';
    const isSequence = mode === 'list' || mode === 'set';
    return {
      nesting_mode: mode as NestedBlockSchema['nesting_mode'],
      block: this.#struct(reference.struct),
      ...(isSequence && reference.shape === 'one' && { max_items: 1 }),
      ...(required && { min_items: 1 }),
    };
  }

  #objectType(
    reference: StructReference,
    entry: HclEntry | undefined,
  ): CtyType {
    const object = blockType(this.#struct(reference.struct));
    if (entry) {
      return entry.type === 'struct'
        ? object
        : [entry.type as 'list' | 'set' | 'map', object];
    }
    if (reference.shape === 'one') {
      return object;
    }
    if (reference.shape === 'map') {
      return ['map', object];
    }
    return [reference.isSet ? 'set' : 'list', object];
  }

  #referenceIn(code: string): StructReference | undefined {
    const match = / = new (\w+)\(this, "\w+"(?:, (true|false))?\)/.exec(code);
    if (!match) {
      return undefined;
    }
    const [, className, isSet] = match;
    for (const [suffix, shape] of REFERENCE_SUFFIXES) {
      const struct = className.slice(0, -suffix.length);
      if (
        className.endsWith(suffix) &&
        this.#source.classes.has(`${struct}OutputReference`)
      ) {
        return { struct, shape, isSet: isSet === 'true' };
      }
    }
    return undefined;
  }

  #referenceOf(entry: HclEntry): StructReference | undefined {
    const struct = entry.storageClass.replace(/List$/, '');
    if (
      !/ToHclTerraform/.test(entry.value) ||
      !this.#source.interfaces.has(struct)
    ) {
      return undefined;
    }
    const shape = /listMapperHcl/.test(entry.value) ? 'list' : 'one';
    return { struct, shape, isSet: entry.type === 'set' };
  }
}

function toBlock(
  attributes: Record<string, AttributeSchema>,
  blocks: Record<string, NestedBlockSchema>,
): BlockSchema {
  return {
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(Object.keys(blocks).length > 0 && { block_types: blocks }),
  };
}

/** Rebuilds the schema of one binding; `undefined` where it holds none. */
export function convertBinding(
  source: BindingSource,
): ConvertedBinding | undefined {
  for (const [name, body] of source.classes) {
    const base = / extends cdktf\.Terraform(\w+)/.exec(body);
    const type = /public static readonly tfResourceType = "(\w+)"/.exec(body);
    if (base && type) {
      const converter = new BindingConverter(source, type[1]);
      const block = converter.root(name);
      const known = ['Resource', 'DataSource', 'Provider'].includes(base[1]);
      const kind = known ? (base[1] as BindingKind) : 'Other';
      if (kind === 'Provider') {
        // Every provider block takes `alias`, but from Terraform itself.
        delete block.attributes?.alias;
      }
      return { kind, type: type[1], block, untyped: converter.untyped };
    }
  }
  return undefined;
}

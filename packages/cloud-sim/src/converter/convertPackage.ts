import fs from 'node:fs';
import path from 'node:path';
import type {
  BlockSchema,
  FunctionSchema,
  ProviderSchema,
  SchemaFile,
} from '../schema/ProviderSchema';
import { BindingSource } from './BindingSource';
import { convertBinding } from './convertBinding';

/** A converted package, and what could not be told from it. */
export interface ConvertedPackage {
  file: SchemaFile;
  /** Attributes served as `dynamic` because their type could not be told. */
  untyped: string[];
  /** Folders of the package that hold no binding. */
  skipped: string[];
}

/** Which types to convert; all of them where it is left out. */
export interface TypeSelection {
  resources: string[];
  dataSources: string[];
  /**
   * Attributes that hold secrets, which bindings do not tell, e.g.
   * `aws_ssm_parameter.value`, `data.aws_ssm_parameter.value`.
   */
  sensitive?: string[];
  /** Types that can be opened without being kept, which bindings do not tell, e.g. `data.aws_eks_cluster_auth`. */
  ephemeral?: string[];
  /** Functions, which bindings do not tell. */
  functions?: Record<string, FunctionSchema>;
  /** Blocks of the provider that must be written once, which some bindings lose. */
  requiredProviderBlocks?: string[];
}

interface PackageManifest {
  name: string;
  version: string;
  license: string;
  cdktf?: { provider: { name: string; version: string } };
  cdktn?: { provider: { name: string; version: string } };
}

/** Marks the attributes that the selection calls secret; gives those it cannot find. */
function markSensitive(schema: ProviderSchema, names: string[]): string[] {
  return names.filter(name => {
    const [attribute, type, data] = name.split('.').reverse();
    const schemas = data ? schema.data_source_schemas : schema.resource_schemas;
    const found = schemas[type]?.block.attributes?.[attribute];
    if (found) {
      found.sensitive = true;
    }
    return !found;
  });
}

/** What only makes sense where something is kept. */
const KEPT = ['id', 'keepers'];

/** Adds what can be opened, with the arguments that the kept one has; gives those it cannot find. */
function addEphemeral(schema: ProviderSchema, names: string[]): string[] {
  return names.filter(name => {
    const [type, data] = name.split('.').reverse();
    const schemas = data ? schema.data_source_schemas : schema.resource_schemas;
    const found = schemas[type];
    if (found) {
      const { attributes = {}, ...blocks } = found.block;
      const own = Object.entries(attributes).filter(
        ([attribute]) => !KEPT.includes(attribute),
      );
      schema.ephemeral_resource_schemas = {
        ...schema.ephemeral_resource_schemas,
        [type]: {
          version: 0,
          block: { ...blocks, attributes: Object.fromEntries(own) },
        },
      };
    }
    return !found;
  });
}

/** Demands these blocks once; gives those it cannot find. */
function requireOnce(block: BlockSchema, names: string[]): string[] {
  return names.filter(name => {
    const nested = block.block_types?.[name];
    if (nested) {
      nested.min_items = 1;
      nested.max_items = 1;
    }
    return !nested;
  });
}

/**
 * Rebuilds a provider's schema from an unpacked npm package of the families
 * `@cdktn/provider-*` and `@cdktf/provider-*`.
 *
 * @throws Error where the folder holds no such package, or lacks a selected type.
 */
export function convertPackage(
  folder: string,
  selection?: TypeSelection,
): ConvertedPackage {
  const manifest: PackageManifest = JSON.parse(
    fs.readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const provider = (manifest.cdktn ?? manifest.cdktf)?.provider;
  if (!provider) {
    throw new Error(
      `${folder}/package.json: found no "cdktn" or "cdktf" entry naming a provider; expected an unpacked @cdktn/provider-* or @cdktf/provider-* package`,
    );
  }
  const file: SchemaFile = {
    provider: provider.name,
    version: provider.version,
    origin: `${manifest.name}@${manifest.version}`,
    licence: manifest.license,
    schema: {
      provider: { version: 0, block: {} },
      resource_schemas: {},
      data_source_schemas: {},
    },
  };
  const untyped: string[] = [];
  const skipped: string[] = [];
  const lib = path.join(folder, 'lib');
  for (const entry of fs.readdirSync(lib, { withFileTypes: true })) {
    if (!entry.isDirectory()) {
      continue;
    }
    const source = BindingSource.read(path.join(lib, entry.name));
    const binding = source && convertBinding(source);
    if (!binding) {
      skipped.push(entry.name);
      continue;
    }
    const { kind, type, block } = binding;
    if (kind === 'Provider') {
      file.schema.provider = { version: 0, block };
    } else if (
      kind === 'Resource' &&
      (!selection || selection.resources.includes(type))
    ) {
      file.schema.resource_schemas[type] = { version: 0, block };
    } else if (
      kind === 'DataSource' &&
      (!selection || selection.dataSources.includes(type))
    ) {
      file.schema.data_source_schemas[type] = { version: 0, block };
    } else {
      continue;
    }
    untyped.push(...binding.untyped);
  }
  if (selection?.functions) {
    file.schema.functions = selection.functions;
  }
  const missing = [
    ...requireOnce(
      file.schema.provider.block,
      selection?.requiredProviderBlocks ?? [],
    ),
    ...(selection?.resources ?? []).filter(
      type => !file.schema.resource_schemas[type],
    ),
    ...(selection?.dataSources ?? [])
      .filter(type => !file.schema.data_source_schemas[type])
      .map(type => `data.${type}`),
    ...markSensitive(file.schema, selection?.sensitive ?? []),
    ...addEphemeral(file.schema, selection?.ephemeral ?? []),
  ];
  if (missing.length > 0) {
    throw new Error(
      `${file.origin} has no ${missing.join(
        ', ',
      )}; take them off schemas/types.json or choose another version of the package`,
    );
  }
  return { file, untyped, skipped };
}

import { gunzipSync } from 'node:zlib';
import type { SchemaFile } from './ProviderSchema';
import { readSchemaFile } from './readSchemaFile';

/** Clouds that cloud-sim simulates. @public */
export const CLOUD_NAMES = ['aws', 'google', 'azurerm'] as const;

/** @public */
export type CloudName = (typeof CLOUD_NAMES)[number];

/** Providers that make values and ask nobody; served as they are. */
export const MAKER_NAMES = [
  'archive',
  'local',
  'null',
  'random',
  'time',
  'tls',
] as const;

export type MakerName = (typeof MAKER_NAMES)[number];

/** Providers that cloud-sim has schemas of. */
export const SCHEMA_NAMES = [...CLOUD_NAMES, ...MAKER_NAMES] as const;

/** @public */
export type SchemaName = (typeof SCHEMA_NAMES)[number];

const loaded = new Map<SchemaName, SchemaFile>();

/** The Terraform schema of a provider, trimmed to the types that labs use; read once, and not to be changed. @public */
export function loadSchema(name: SchemaName): SchemaFile {
  const known =
    loaded.get(name) ?? JSON.parse(gunzipSync(readSchemaFile(name)).toString());
  loaded.set(name, known);
  return known;
}

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

/** The Terraform schema of a provider, trimmed to the types that labs use. @public */
export function loadSchema(name: SchemaName): SchemaFile {
  return JSON.parse(gunzipSync(readSchemaFile(name)).toString());
}

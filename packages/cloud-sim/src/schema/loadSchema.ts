import { gunzipSync } from 'node:zlib';
import type { SchemaFile } from './ProviderSchema';
import { readSchemaFile } from './readSchemaFile';

/** Clouds that cloud-sim has schemas of. @public */
export const SCHEMA_NAMES = ['aws', 'google', 'azurerm'] as const;

/** @public */
export type SchemaName = (typeof SCHEMA_NAMES)[number];

/** The Terraform schema of a cloud, trimmed to the types that labs use. @public */
export function loadSchema(name: SchemaName): SchemaFile {
  return JSON.parse(gunzipSync(readSchemaFile(name)).toString());
}

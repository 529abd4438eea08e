/*
 * Writes the JSON Schemas of `lab.yaml` and of the evidence's manifest into `schemas/`, for editors and for other
 * people's tools:
 *
 *   node scripts/write-schemas.mjs
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const { evidenceManifestSchema, labContractSchema } = require('../src');

const folder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../schemas',
);
fs.mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries({
  'lab.schema.json': labContractSchema,
  'evidence-manifest.schema.json': evidenceManifestSchema,
})) {
  fs.writeFileSync(
    path.join(folder, name),
    `${JSON.stringify(schema, undefined, 2)}\n`,
  );
}

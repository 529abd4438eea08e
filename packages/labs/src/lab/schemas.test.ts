import fs from 'node:fs';
import path from 'node:path';
import { evidenceManifestSchema } from '../evidence/evidenceManifestSchema';
import { labContractSchema } from './labContractSchema';

describe('the published JSON Schemas', () => {
  it.each([
    ['lab.schema.json', labContractSchema],
    ['evidence-manifest.schema.json', evidenceManifestSchema],
  ])('%s is what the code goes by', (name, schema) => {
    const published = fs.readFileSync(
      path.join(__dirname, '../../schemas', name),
      'utf8',
    );

    // Where this fails: node scripts/write-schemas.mjs
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(schema)));
  });
});

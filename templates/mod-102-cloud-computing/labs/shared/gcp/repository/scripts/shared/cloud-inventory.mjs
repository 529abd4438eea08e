import { inventoryBy, readJson } from './cloud-cli.mjs';

/**
 * Google keeps the name of a key for ever. What costs and decrypts are its versions: Terraform destroys them with the key,
 * and they carry no labels.
 */
const NEVER_DELETED = new Set(['cloudkms.googleapis.com/CryptoKey']);

/** What Google Cloud itself says still carries the label of this workspace, in the project that gcloud is set to. */
export function cloudInventory({ values }) {
  return inventoryBy('gcloud', 'Google Cloud command line', async () => {
    const project =
      process.env.GOOGLE_PROJECT ||
      (await readJson('gcloud', [
        'config',
        'get',
        'project',
        '--format',
        'json',
      ]));
    const found = await readJson('gcloud', [
      'asset',
      'search-all-resources',
      '--scope',
      `projects/${project}`,
      '--query',
      `labels.workspace=${values.workspaceId.toLowerCase()}`,
      '--format',
      'json',
    ]);
    return found
      .filter(({ assetType }) => !NEVER_DELETED.has(assetType))
      .map(({ assetType, name }) => ({
        type: assetType,
        id: name.split('/').at(-1),
        name,
      }));
  });
}

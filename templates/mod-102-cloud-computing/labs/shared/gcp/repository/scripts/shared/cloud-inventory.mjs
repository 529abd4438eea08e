import { inventoryBy, readJson } from './cloud-cli.mjs';

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
    return found.map(({ assetType, name }) => ({
      type: assetType,
      id: name.split('/').at(-1),
      name,
    }));
  });
}

import { inventoryBy, readJson } from './cloud-cli.mjs';

/** What Azure itself says still carries the tag of this workspace, in the subscription that az is set to. */
export function cloudInventory({ values }) {
  const tag = ['--tag', `workspace=${values.workspaceId}`, '--output', 'json'];
  return inventoryBy('az', 'Azure command line', async () => {
    const groups = await readJson('az', ['group', 'list', ...tag]);
    const resources = await readJson('az', ['resource', 'list', ...tag]);
    return [...groups, ...resources].map(({ id, name, type }) => ({
      type,
      id: name,
      resourceId: id,
    }));
  });
}

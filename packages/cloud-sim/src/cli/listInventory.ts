import { knownString } from '../cty/CtyValue';
import type { Inventory } from '../inventory/Inventory';
import type { InventoryEntry } from '../inventory/InventoryEntry';
import { CommandError } from './CommandError';

function parseTag(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) {
    throw new CommandError(
      `--tag: found ${JSON.stringify(text)}, expected KEY=VALUE`,
    );
  }
  return [text.slice(0, at), text.slice(at + 1)];
}

/** What an entry shows of itself: never its attributes, which may hold secrets. */
function summary({ state, drifted, ...entry }: InventoryEntry): object {
  const arn = knownString(state?.arn);
  const name = knownString(state?.name);
  return { ...entry, ...(arn && { arn }), ...(name && { name }) };
}

/**
 * What exists, as JSON `{"resources": [...]}`, in the order of creation.
 *
 * @param tags - `key=value`; a resource must carry them all
 */
export async function listInventory(
  inventory: Inventory,
  tags: string[],
): Promise<string> {
  const wanted = tags.map(parseTag);
  const entries = await inventory.run(view => view.entries);
  const resources = entries
    .filter(entry => wanted.every(([key, value]) => entry.tags[key] === value))
    .map(summary);
  return `${JSON.stringify({ resources }, undefined, 2)}\n`;
}

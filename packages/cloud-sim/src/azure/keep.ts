import { knownString } from '../cty/CtyValue';
import type { InventoryEntry } from '../inventory/InventoryEntry';
import { type Diagnostic, errorDiagnostic } from '../simulation/Diagnostic';

function locks(entry: InventoryEntry, id: string): boolean {
  const scope = knownString(entry.state?.scope)?.toLowerCase();
  return (
    entry.type === 'azurerm_management_lock' &&
    scope !== undefined &&
    (id === scope || id.startsWith(`${scope}/`))
  );
}

/**
 * Why Azure, or its provider, would not delete a resource: a lock on it or above it,
 * or a resource group that still holds something (the provider's default,
 * `prevent_deletion_if_contains_resources`).
 */
export function keep(
  entry: InventoryEntry,
  others: readonly InventoryEntry[],
): Diagnostic | undefined {
  const id = entry.id.toLowerCase();
  const lock = others.find(other => locks(other, id));
  if (lock) {
    return errorDiagnostic(
      `deleting ${entry.type}: ScopeLocked (simulated)`,
      `${entry.id} cannot be deleted because of the lock ${lock.id}. Remove the lock first.`,
    );
  }
  if (entry.type !== 'azurerm_resource_group') {
    return undefined;
  }
  const inside = others.filter(other =>
    other.id.toLowerCase().startsWith(`${id}/`),
  );
  return inside.length > 0
    ? errorDiagnostic(
        'deleting Resource Group: the Resource Group still contains Resources (simulated)',
        `Terraform is configured to check for Resources within the Resource Group when deleting it, and found: ${inside
          .map(other => other.id)
          .join(', ')}.`,
      )
    : undefined;
}

import type { InventoryEntry } from '../inventory/InventoryEntry';
import { type Diagnostic, errorDiagnostic } from '../simulation/Diagnostic';

/** Why Google, or its provider, would not delete a resource. */
export function keep(entry: InventoryEntry): Diagnostic | undefined {
  const { type, id, state } = entry;
  const isProtected =
    state?.deletion_protection === true ||
    state?.deletion_protection_enabled === true;
  return isProtected
    ? errorDiagnostic(
        `Cannot destroy ${type}: deletion protection is on (simulated)`,
        `${id}: set deletion_protection = false, run \`terraform apply\`, and then destroy.`,
      )
    : undefined;
}

import { blocks } from '../plan/attributes';
import { PlannedResource } from './LabRun';

/** What is wrong with the disks of a resource of Azure; managed disks are encrypted, temporary ones and caches need not be. */
export function azureDiskProblem({
  type,
  values,
}: PlannedResource): string | undefined {
  switch (type) {
    case 'azurerm_virtual_machine':
    case 'azurerm_linux_virtual_machine':
    case 'azurerm_windows_virtual_machine':
    case 'azurerm_linux_virtual_machine_scale_set':
    case 'azurerm_windows_virtual_machine_scale_set':
    case 'azurerm_orchestrated_virtual_machine_scale_set':
      return values?.encryption_at_host_enabled === true ||
        blocks(values, 'os_disk').some(disk => disk.disk_encryption_set_id)
        ? undefined
        : 'has disks that are not encrypted on the host';
    case 'azurerm_kubernetes_cluster_node_pool':
      return values?.host_encryption_enabled === true
        ? undefined
        : 'has disks that are not encrypted on the host';
    default:
      return undefined;
  }
}

/** What Resource Manager calls resources of Terraform that can run as an identity, or be one. */
export const AZURE_TYPES: Readonly<Record<string, string>> = {
  azurerm_user_assigned_identity:
    'Microsoft.ManagedIdentity/userAssignedIdentities',
  azurerm_virtual_machine: 'Microsoft.Compute/virtualMachines',
  azurerm_linux_virtual_machine: 'Microsoft.Compute/virtualMachines',
  azurerm_windows_virtual_machine: 'Microsoft.Compute/virtualMachines',
  azurerm_linux_virtual_machine_scale_set:
    'Microsoft.Compute/virtualMachineScaleSets',
  azurerm_windows_virtual_machine_scale_set:
    'Microsoft.Compute/virtualMachineScaleSets',
  azurerm_linux_web_app: 'Microsoft.Web/sites',
  azurerm_windows_web_app: 'Microsoft.Web/sites',
  azurerm_linux_function_app: 'Microsoft.Web/sites',
  azurerm_windows_function_app: 'Microsoft.Web/sites',
  azurerm_automation_account: 'Microsoft.Automation/automationAccounts',
  azurerm_kubernetes_cluster: 'Microsoft.ContainerService/managedClusters',
  azurerm_container_group: 'Microsoft.ContainerInstance/containerGroups',
  azurerm_container_app: 'Microsoft.App/containerApps',
  azurerm_logic_app_workflow: 'Microsoft.Logic/workflows',
  azurerm_data_factory: 'Microsoft.DataFactory/factories',
  azurerm_key_vault: 'Microsoft.KeyVault/vaults',
};

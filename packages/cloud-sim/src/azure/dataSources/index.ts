import type { DataSource } from '../../simulation/Cloud';
import {
  builtInPolicy,
  clientConfig,
  kubernetesVersions,
  location,
  managementGroup,
  platformImage,
  roleDefinition,
  subscription,
} from './account';
import { lookup } from './lookup';

/** The data sources that the simulated Azure answers. */
export const AZURE_DATA_SOURCES: Record<string, DataSource> = {
  azurerm_client_config: clientConfig,
  azurerm_container_registry: lookup('azurerm_container_registry'),
  azurerm_key_vault: lookup('azurerm_key_vault'),
  azurerm_key_vault_key: lookup('azurerm_key_vault_key'),
  azurerm_key_vault_secret: lookup('azurerm_key_vault_secret'),
  azurerm_kubernetes_service_versions: kubernetesVersions,
  azurerm_location: location,
  azurerm_log_analytics_workspace: lookup('azurerm_log_analytics_workspace'),
  azurerm_management_group: managementGroup,
  azurerm_network_security_group: lookup('azurerm_network_security_group'),
  azurerm_platform_image: platformImage,
  azurerm_policy_definition_built_in: builtInPolicy,
  azurerm_public_ip: lookup('azurerm_public_ip'),
  azurerm_resource_group: lookup('azurerm_resource_group'),
  azurerm_role_definition: roleDefinition,
  azurerm_storage_account: lookup('azurerm_storage_account'),
  azurerm_subnet: lookup('azurerm_subnet'),
  azurerm_subscription: subscription,
  azurerm_user_assigned_identity: lookup('azurerm_user_assigned_identity'),
  azurerm_virtual_network: lookup('azurerm_virtual_network'),
};

/*
 * The ids of Azure resources, by type, as the provider's documentation gives them
 * under "Import" (`website/docs/r/*.html.markdown` of
 * hashicorp/terraform-provider-azurerm). `{x}` stands for an attribute, `{x#}` for its
 * last path segment, `{subscription}` for the subscription of the provider block and
 * `{uuid}` for digits that Azure would give.
 */

const SUBSCRIPTION = '/subscriptions/{subscription}';
const GROUP = `${SUBSCRIPTION}/resourceGroups/{resource_group_name}`;

function inGroup(kind: string): string {
  return `${GROUP}/providers/${kind}/{name}`;
}

/** Patterns of the ids. */
export const ID_PATTERNS: Readonly<Record<string, string>> = {
  azurerm_ai_foundry: inGroup('Microsoft.MachineLearningServices/workspaces'),
  azurerm_ai_services: inGroup('Microsoft.CognitiveServices/accounts'),
  azurerm_application_insights: inGroup('Microsoft.Insights/components'),
  azurerm_application_insights_workbook: inGroup(
    'Microsoft.Insights/workbooks',
  ),
  azurerm_application_security_group: inGroup(
    'Microsoft.Network/applicationSecurityGroups',
  ),
  azurerm_automation_account: inGroup(
    'Microsoft.Automation/automationAccounts',
  ),
  azurerm_automation_job_schedule: `${GROUP}/providers/Microsoft.Automation/automationAccounts/{automation_account_name}/schedules/{schedule_name}|${GROUP}/providers/Microsoft.Automation/automationAccounts/{automation_account_name}/runbooks/{runbook_name}`,
  azurerm_automation_runbook: `${GROUP}/providers/Microsoft.Automation/automationAccounts/{automation_account_name}/runbooks/{name}`,
  azurerm_automation_schedule: `${GROUP}/providers/Microsoft.Automation/automationAccounts/{automation_account_name}/schedules/{name}`,
  azurerm_backup_container_storage_account: `${GROUP}/providers/Microsoft.RecoveryServices/vaults/{recovery_vault_name}/backupFabrics/Azure/protectionContainers/StorageContainer;storage;{resource_group_name};{storage_account_id#}`,
  azurerm_backup_policy_vm: `${GROUP}/providers/Microsoft.RecoveryServices/vaults/{recovery_vault_name}/backupPolicies/{name}`,
  azurerm_backup_protected_vm: `${GROUP}/providers/Microsoft.RecoveryServices/vaults/{recovery_vault_name}/backupFabrics/Azure/protectionContainers/iaasvmcontainer;{source_vm_id#}/protectedItems/vm;{source_vm_id#}`,
  azurerm_bastion_host: inGroup('Microsoft.Network/bastionHosts'),
  azurerm_capacity_reservation:
    '{capacity_reservation_group_id}/capacityReservations/{name}',
  azurerm_capacity_reservation_group: inGroup(
    'Microsoft.Compute/capacityReservationGroups',
  ),
  azurerm_cognitive_account: inGroup('Microsoft.CognitiveServices/accounts'),
  azurerm_cognitive_deployment: '{cognitive_account_id}/deployments/{name}',
  azurerm_consumption_budget_management_group:
    '{management_group_id}/providers/Microsoft.Consumption/budgets/{name}',
  azurerm_consumption_budget_resource_group:
    '{resource_group_id}/providers/Microsoft.Consumption/budgets/{name}',
  azurerm_consumption_budget_subscription:
    '{subscription_id}/providers/Microsoft.Consumption/budgets/{name}',
  azurerm_container_app: inGroup('Microsoft.App/containerApps'),
  azurerm_container_app_environment: inGroup(
    'Microsoft.App/managedEnvironments',
  ),
  azurerm_container_group: inGroup(
    'Microsoft.ContainerInstance/containerGroups',
  ),
  azurerm_container_registry: inGroup('Microsoft.ContainerRegistry/registries'),
  azurerm_cost_anomaly_alert: `${SUBSCRIPTION}/providers/Microsoft.CostManagement/scheduledActions/{name}`,
  azurerm_cost_management_scheduled_action: `${SUBSCRIPTION}/providers/Microsoft.CostManagement/scheduledActions/{name}`,
  azurerm_data_protection_backup_instance_blob_storage:
    '{vault_id}/backupInstances/{name}',
  azurerm_data_protection_backup_instance_disk:
    '{vault_id}/backupInstances/{name}',
  azurerm_data_protection_backup_policy_blob_storage:
    '{vault_id}/backupPolicies/{name}',
  azurerm_data_protection_backup_policy_disk:
    '{vault_id}/backupPolicies/{name}',
  azurerm_data_protection_backup_vault: inGroup(
    'Microsoft.DataProtection/backupVaults',
  ),
  azurerm_databricks_workspace: inGroup('Microsoft.Databricks/workspaces'),
  azurerm_disk_encryption_set: inGroup('Microsoft.Compute/diskEncryptionSets'),
  azurerm_eventgrid_event_subscription:
    '{scope}/providers/Microsoft.EventGrid/eventSubscriptions/{name}',
  azurerm_eventgrid_system_topic: inGroup('Microsoft.EventGrid/systemTopics'),
  azurerm_eventgrid_system_topic_event_subscription: `${GROUP}/providers/Microsoft.EventGrid/systemTopics/{system_topic}/eventSubscriptions/{name}`,
  azurerm_eventgrid_topic: inGroup('Microsoft.EventGrid/topics'),
  azurerm_eventhub_namespace: inGroup('Microsoft.EventHub/namespaces'),
  azurerm_firewall: inGroup('Microsoft.Network/azureFirewalls'),
  azurerm_key_vault: inGroup('Microsoft.KeyVault/vaults'),
  azurerm_key_vault_access_policy: '{key_vault_id}/objectId/{object_id}',
  azurerm_kubernetes_cluster: inGroup(
    'Microsoft.ContainerService/managedClusters',
  ),
  azurerm_kubernetes_cluster_node_pool:
    '{kubernetes_cluster_id}/agentPools/{name}',
  azurerm_lb: inGroup('Microsoft.Network/loadBalancers'),
  azurerm_lb_backend_address_pool:
    '{loadbalancer_id}/backendAddressPools/{name}',
  azurerm_lb_probe: '{loadbalancer_id}/probes/{name}',
  azurerm_lb_rule: '{loadbalancer_id}/loadBalancingRules/{name}',
  azurerm_linux_function_app: inGroup('Microsoft.Web/sites'),
  azurerm_linux_virtual_machine: inGroup('Microsoft.Compute/virtualMachines'),
  azurerm_linux_virtual_machine_scale_set: inGroup(
    'Microsoft.Compute/virtualMachineScaleSets',
  ),
  azurerm_log_analytics_workspace: inGroup(
    'Microsoft.OperationalInsights/workspaces',
  ),
  azurerm_logic_app_workflow: inGroup('Microsoft.Logic/workflows'),
  azurerm_machine_learning_compute_cluster:
    '{machine_learning_workspace_id}/computes/{name}',
  azurerm_machine_learning_compute_instance:
    '{machine_learning_workspace_id}/computes/{name}',
  azurerm_machine_learning_datastore_blobstorage:
    '{workspace_id}/dataStores/{name}',
  azurerm_machine_learning_datastore_datalake_gen2:
    '{workspace_id}/dataStores/{name}',
  azurerm_machine_learning_datastore_fileshare:
    '{workspace_id}/dataStores/{name}',
  azurerm_machine_learning_inference_cluster:
    '{machine_learning_workspace_id}/computes/{name}',
  azurerm_machine_learning_workspace: inGroup(
    'Microsoft.MachineLearningServices/workspaces',
  ),
  azurerm_managed_disk: inGroup('Microsoft.Compute/disks'),
  azurerm_managed_lustre_file_system: inGroup(
    'Microsoft.StorageCache/amlFilesystems',
  ),
  azurerm_management_group:
    '/providers/Microsoft.Management/managementGroups/{name}',
  azurerm_management_group_policy_assignment:
    '{management_group_id}/providers/Microsoft.Authorization/policyAssignments/{name}',
  azurerm_management_lock:
    '{scope}/providers/Microsoft.Authorization/locks/{name}',
  azurerm_monitor_action_group: inGroup('Microsoft.Insights/actionGroups'),
  azurerm_monitor_activity_log_alert: inGroup(
    'Microsoft.Insights/activityLogAlerts',
  ),
  azurerm_monitor_autoscale_setting: inGroup(
    'Microsoft.Insights/autoScaleSettings',
  ),
  azurerm_monitor_data_collection_rule: inGroup(
    'Microsoft.Insights/dataCollectionRules',
  ),
  azurerm_monitor_data_collection_rule_association:
    '{target_resource_id}/providers/Microsoft.Insights/dataCollectionRuleAssociations/{name}',
  azurerm_monitor_diagnostic_setting: '{target_resource_id}|{name}',
  azurerm_monitor_metric_alert: inGroup('Microsoft.Insights/metricAlerts'),
  azurerm_monitor_scheduled_query_rules_alert_v2: inGroup(
    'Microsoft.Insights/scheduledQueryRules',
  ),
  azurerm_monitor_workspace: inGroup('Microsoft.Monitor/accounts'),
  azurerm_nat_gateway: inGroup('Microsoft.Network/natGateways'),
  azurerm_nat_gateway_public_ip_association:
    '{nat_gateway_id}|{public_ip_address_id}',
  azurerm_network_interface: inGroup('Microsoft.Network/networkInterfaces'),
  azurerm_network_interface_application_security_group_association:
    '{network_interface_id}|{application_security_group_id}',
  azurerm_network_interface_backend_address_pool_association:
    '{network_interface_id}/ipConfigurations/{ip_configuration_name}|{backend_address_pool_id}',
  azurerm_network_interface_security_group_association:
    '{network_interface_id}|{network_security_group_id}',
  azurerm_network_security_group: inGroup(
    'Microsoft.Network/networkSecurityGroups',
  ),
  azurerm_network_security_rule: `${GROUP}/providers/Microsoft.Network/networkSecurityGroups/{network_security_group_name}/securityRules/{name}`,
  azurerm_network_watcher: inGroup('Microsoft.Network/networkWatchers'),
  azurerm_network_watcher_flow_log: `${GROUP}/providers/Microsoft.Network/networkWatchers/{network_watcher_name}/flowLogs/{name}`,
  azurerm_orchestrated_virtual_machine_scale_set: inGroup(
    'Microsoft.Compute/virtualMachineScaleSets',
  ),
  azurerm_pim_eligible_role_assignment:
    '{scope}|{role_definition_id}|{principal_id}',
  azurerm_policy_definition: `${SUBSCRIPTION}/providers/Microsoft.Authorization/policyDefinitions/{name}`,
  azurerm_policy_set_definition: `${SUBSCRIPTION}/providers/Microsoft.Authorization/policySetDefinitions/{name}`,
  azurerm_portal_dashboard: inGroup('Microsoft.Portal/dashboards'),
  azurerm_postgresql_flexible_server: inGroup(
    'Microsoft.DBforPostgreSQL/flexibleServers',
  ),
  azurerm_postgresql_flexible_server_database: '{server_id}/databases/{name}',
  azurerm_private_dns_a_record: `${GROUP}/providers/Microsoft.Network/privateDnsZones/{zone_name}/A/{name}`,
  azurerm_private_dns_zone: inGroup('Microsoft.Network/privateDnsZones'),
  azurerm_private_dns_zone_virtual_network_link: `${GROUP}/providers/Microsoft.Network/privateDnsZones/{private_dns_zone_name}/virtualNetworkLinks/{name}`,
  azurerm_private_endpoint: inGroup('Microsoft.Network/privateEndpoints'),
  azurerm_proximity_placement_group: inGroup(
    'Microsoft.Compute/proximityPlacementGroups',
  ),
  azurerm_public_ip: inGroup('Microsoft.Network/publicIPAddresses'),
  azurerm_recovery_services_vault: inGroup('Microsoft.RecoveryServices/vaults'),
  azurerm_resource_group: `${SUBSCRIPTION}/resourceGroups/{name}`,
  azurerm_resource_group_cost_management_export:
    '{resource_group_id}/providers/Microsoft.CostManagement/exports/{name}',
  azurerm_resource_group_policy_assignment:
    '{resource_group_id}/providers/Microsoft.Authorization/policyAssignments/{name}',
  azurerm_resource_group_template_deployment: inGroup(
    'Microsoft.Resources/deployments',
  ),
  azurerm_resource_policy_assignment:
    '{resource_id}/providers/Microsoft.Authorization/policyAssignments/{name}',
  azurerm_resource_provider_registration: `${SUBSCRIPTION}/providers/{name}`,
  azurerm_role_assignment:
    '{scope}/providers/Microsoft.Authorization/roleAssignments/{uuid}',
  azurerm_role_definition: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/{uuid}|{scope}`,
  azurerm_role_management_policy: '{role_definition_id}|{scope}',
  azurerm_route: `${GROUP}/providers/Microsoft.Network/routeTables/{route_table_name}/routes/{name}`,
  azurerm_route_table: inGroup('Microsoft.Network/routeTables'),
  azurerm_security_center_contact: `${SUBSCRIPTION}/providers/Microsoft.Security/securityContacts/{name}`,
  azurerm_security_center_subscription_pricing: `${SUBSCRIPTION}/providers/Microsoft.Security/pricings/{resource_type}`,
  azurerm_shared_image: `${GROUP}/providers/Microsoft.Compute/galleries/{gallery_name}/images/{name}`,
  azurerm_shared_image_gallery: inGroup('Microsoft.Compute/galleries'),
  azurerm_snapshot: inGroup('Microsoft.Compute/snapshots'),
  azurerm_ssh_public_key: inGroup('Microsoft.Compute/sshPublicKeys'),
  azurerm_storage_account: inGroup('Microsoft.Storage/storageAccounts'),
  azurerm_storage_account_customer_managed_key: '{storage_account_id}',
  azurerm_storage_account_network_rules: '{storage_account_id}',
  azurerm_storage_blob:
    'https://{storage_account_name}.blob.core.windows.net/{storage_container_name}/{name}',
  azurerm_storage_management_policy:
    '{storage_account_id}/managementPolicies/default',
  azurerm_subnet: `${GROUP}/providers/Microsoft.Network/virtualNetworks/{virtual_network_name}/subnets/{name}`,
  azurerm_subnet_nat_gateway_association: '{subnet_id}',
  azurerm_subnet_network_security_group_association: '{subnet_id}',
  azurerm_subnet_route_table_association: '{subnet_id}',
  azurerm_subscription_cost_management_export:
    '{subscription_id}/providers/Microsoft.CostManagement/exports/{name}',
  azurerm_subscription_policy_assignment:
    '{subscription_id}/providers/Microsoft.Authorization/policyAssignments/{name}',
  azurerm_subscription_policy_exemption:
    '{subscription_id}/providers/Microsoft.Authorization/policyExemptions/{name}',
  azurerm_user_assigned_identity: inGroup(
    'Microsoft.ManagedIdentity/userAssignedIdentities',
  ),
  azurerm_virtual_machine_data_disk_attachment:
    '{virtual_machine_id}/dataDisks/{managed_disk_id#}',
  azurerm_virtual_machine_extension: '{virtual_machine_id}/extensions/{name}',
  azurerm_virtual_machine_run_command:
    '{virtual_machine_id}/runCommands/{name}',
  azurerm_virtual_network: inGroup('Microsoft.Network/virtualNetworks'),
  azurerm_virtual_network_peering: `${GROUP}/providers/Microsoft.Network/virtualNetworks/{virtual_network_name}/virtualNetworkPeerings/{name}`,
  azurerm_windows_virtual_machine: inGroup('Microsoft.Compute/virtualMachines'),
};

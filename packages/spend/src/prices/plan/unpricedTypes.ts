/** Types that cost by time or use, and why they are not priced here. */
export const UNPRICED_TYPES: Readonly<Record<string, string>> = {
  aws_autoscaling_group: 'how many instances it starts is not known',
  aws_cloudwatch_log_group: 'logs cost by what is written to them',
  aws_db_instance: 'databases are not in the price book',
  aws_eip: 'addresses are not in the price book',
  aws_eks_cluster: 'control planes are not in the price book',
  aws_kms_key: 'keys are not in the price book',
  aws_lb: 'load balancers are not in the price book',
  aws_nat_gateway: 'NAT gateways are not in the price book',
  aws_sagemaker_endpoint: 'endpoints are not in the price book',
  azurerm_backup_protected_vm: 'backups are not in the price book',
  azurerm_container_app: 'containers are not in the price book',
  azurerm_kubernetes_cluster: 'control planes are not in the price book',
  azurerm_lb: 'load balancers are not in the price book',
  azurerm_log_analytics_workspace: 'logs cost by what is written to them',
  azurerm_nat_gateway: 'NAT gateways are not in the price book',
  azurerm_private_endpoint: 'private endpoints are not in the price book',
  azurerm_public_ip: 'addresses are not in the price book',
  azurerm_windows_virtual_machine:
    'prices are of Linux; Windows costs a licence more',
  google_cloud_run_v2_service: 'containers are not in the price book',
  google_compute_address: 'addresses are not in the price book',
  google_compute_forwarding_rule: 'load balancers are not in the price book',
  google_compute_global_forwarding_rule:
    'load balancers and private endpoints are not in the price book',
  google_compute_instance_group_manager:
    'how many instances it starts is not known',
  google_compute_router_nat: 'NAT gateways are not in the price book',
  google_container_cluster: 'control planes are not in the price book',
  google_kms_crypto_key: 'keys are not in the price book',
};

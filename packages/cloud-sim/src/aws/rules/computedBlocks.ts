import { knownString } from '../../cty/CtyValue';
import { digitsOf } from '../../simulation/simulatedDigits';
import type { ComputedBlocks } from '../../simulation/withComputed';
import { findInstanceType } from '../instanceTypes';
import { simulatedId } from '../identify';

/*
 * Blocks that are `Optional` and `Computed` in the genuine provider and that AWS
 * always fills in, with what it puts there by default. Those that AWS leaves empty as
 * a rule (`ebs_block_device`, `lifecycle_rule` …) do not stand here, nor those of a
 * bucket, which other resources change.
 */

const RUNNING_INSTANCE = {
  capacity_reservation_specification: {
    capacity_reservation_preference: 'open',
  },
  enclave_options: { enabled: false },
  maintenance_options: { auto_recovery: 'default' },
  metadata_options: {},
  private_dns_name_options: {
    enable_resource_name_dns_a_record: false,
    enable_resource_name_dns_aaaa_record: false,
    hostname_type: 'ip-name',
  },
  root_block_device: { delete_on_termination: true },
};

/** The blocks, by type. */
export const COMPUTED_BLOCKS: ComputedBlocks = {
  aws_autoscaling_group: {
    availability_zone_distribution: {
      capacity_distribution_strategy: 'balanced-best-effort',
    },
    capacity_reservation_specification: {
      capacity_reservation_preference: 'default',
    },
  },
  aws_budgets_budget: {
    cost_types: {
      include_credit: true,
      include_discount: true,
      include_other_subscription: true,
      include_recurring: true,
      include_refund: true,
      include_subscription: true,
      include_support: true,
      include_tax: true,
      include_upfront: true,
      use_amortized: false,
      use_blended: false,
    },
  },
  aws_config_configuration_recorder: {
    recording_group: {
      all_supported: true,
      include_global_resource_types: false,
    },
    recording_mode: { recording_frequency: 'CONTINUOUS' },
  },
  aws_dynamodb_table: {
    point_in_time_recovery: { enabled: false },
    server_side_encryption: { enabled: false },
    warm_throughput: {
      read_units_per_second: 12000,
      write_units_per_second: 4000,
    },
  },
  aws_efs_access_point: { root_directory: { path: '/' } },
  aws_efs_file_system: { protection: { replication_overwrite: 'ENABLED' } },
  aws_eks_cluster: {
    access_config: {
      authentication_mode: 'CONFIG_MAP',
      bootstrap_cluster_creator_admin_permissions: true,
    },
    control_plane_scaling_config: { tier: 'standard' },
    kubernetes_network_config: {
      ip_family: 'ipv4',
      service_ipv4_cidr: '172.20.0.0/16',
    },
    'kubernetes_network_config.elastic_load_balancing': { enabled: false },
    upgrade_policy: { support_type: 'EXTENDED' },
  },
  aws_eks_node_group: { update_config: { max_unavailable: 1 } },
  aws_fsx_lustre_file_system: { log_configuration: { level: 'DISABLED' } },
  aws_instance: {
    ...RUNNING_INSTANCE,
    cpu_options: ({ resource }) => {
      const type = knownString(resource.instance_type) ?? '';
      const vCpus = findInstanceType(type)?.vCpus ?? 2;
      return { core_count: vCpus / 2, threads_per_core: 2 };
    },
    primary_network_interface: ({ id }) => ({
      delete_on_termination: true,
      network_interface_id: simulatedId('eni', digitsOf(`${id} eni`, 13)),
    }),
  },
  aws_lambda_function: {
    ephemeral_storage: { size: 512 },
    logging_config: ({ resource }) => ({
      log_format: 'Text',
      log_group: `/aws/lambda/${knownString(resource.function_name) ?? ''}`,
    }),
    tracing_config: { mode: 'PassThrough' },
  },
  aws_launch_template: { metadata_options: {} },
  aws_lb_target_group: {
    health_check: {
      enabled: true,
      healthy_threshold: 5,
      interval: 30,
      matcher: '200',
      path: '/',
      port: 'traffic-port',
      protocol: 'HTTP',
      timeout: 5,
      unhealthy_threshold: 2,
    },
    stickiness: { cookie_duration: 86400, enabled: false, type: 'lb_cookie' },
  },
  aws_spot_instance_request: RUNNING_INSTANCE,
  aws_vpc_endpoint: { dns_options: { dns_record_ip_type: 'ipv4' } },
};

import type { DataSource } from '../../simulation/Cloud';
import {
  availabilityZones,
  callerIdentity,
  defaultTags,
  partition,
  region,
  regions,
} from './account';
import {
  instanceType,
  instanceTypeOffering,
  instanceTypeOfferings,
  serviceQuota,
} from './capacity';
import { addonVersion, clusterAuth } from './eks';
import { endpointService } from './endpointService';
import { openIdConnectProvider, policy, sessionContext } from './identity';
import {
  arn,
  availabilityZone,
  canonicalUserId,
  ecrAuthorizationToken,
  prefixList,
  randomPassword,
  service,
} from './facts';
import { each, lookup, lookupAll } from './lookup';
import { capacityBlockOffering } from './capacityBlock';
import { kmsKey, parametersByPath, secretVersion } from './stored';
import { ami, ssmParameter } from './machineImage';
import { policyDocument } from './policyDocument';

/** The data sources that the simulated AWS answers. */
export const AWS_DATA_SOURCES: Record<string, DataSource> = {
  aws_ami: ami,
  aws_acm_certificate: lookup('aws_acm_certificate', ['domain=domain_name']),
  aws_arn: arn,
  aws_availability_zone: availabilityZone,
  aws_canonical_user_id: canonicalUserId,
  aws_ebs_volume: lookup('aws_ebs_volume', []),
  aws_ec2_instance_type: instanceType,
  aws_ec2_instance_type_offering: instanceTypeOffering,
  aws_ecr_authorization_token: ecrAuthorizationToken,
  aws_eks_clusters: lookupAll('aws_eks_cluster', states => ({
    names: each(states, 'name'),
  })),
  aws_eks_node_group: lookup('aws_eks_node_group', [
    'cluster_name',
    'node_group_name',
  ]),
  aws_iam_group: lookup('aws_iam_group', ['group_name=name']),
  aws_iam_user: lookup('aws_iam_user', ['user_name=name']),
  aws_nat_gateways: lookupAll('aws_nat_gateway', states => ({
    ids: each(states, 'id'),
  })),
  aws_prefix_list: prefixList,
  aws_route_tables: lookupAll('aws_route_table', states => ({
    ids: each(states, 'id'),
  })),
  aws_secretsmanager_random_password: randomPassword,
  aws_service: service,
  aws_availability_zones: availabilityZones,
  aws_caller_identity: callerIdentity,
  aws_cloudwatch_log_group: lookup('aws_cloudwatch_log_group', ['name']),
  aws_dynamodb_table: lookup('aws_dynamodb_table', ['name']),
  aws_ec2_capacity_block_offering: capacityBlockOffering,
  aws_ecr_repository: lookup('aws_ecr_repository', ['name']),
  aws_ecs_cluster: lookup('aws_ecs_cluster', ['cluster_name=name']),
  aws_efs_file_system: lookup('aws_efs_file_system', [
    'creation_token',
    'file_system_id=id',
  ]),
  aws_eip: lookup('aws_eip', ['id', 'public_ip']),
  aws_eks_addon_version: addonVersion,
  aws_eks_cluster: lookup('aws_eks_cluster', ['name']),
  aws_eks_cluster_auth: clusterAuth,
  aws_iam_instance_profile: lookup('aws_iam_instance_profile', ['name']),
  aws_iam_openid_connect_provider: openIdConnectProvider,
  aws_iam_policy: policy,
  aws_iam_session_context: sessionContext,
  aws_instance: lookup('aws_instance', ['instance_id=id']),
  aws_instances: lookupAll('aws_instance', states => ({
    ids: each(states, 'id'),
    ipv6_addresses: [],
    private_ips: each(states, 'private_ip'),
    public_ips: each(states, 'public_ip'),
  })),
  aws_internet_gateway: lookup('aws_internet_gateway', [
    'internet_gateway_id=id',
  ]),
  aws_key_pair: lookup('aws_key_pair', ['key_name', 'key_pair_id']),
  aws_lambda_function: lookup('aws_lambda_function', ['function_name']),
  aws_launch_template: lookup('aws_launch_template', ['id', 'name']),
  aws_lb: lookup('aws_lb', ['arn', 'name']),
  aws_nat_gateway: lookup('aws_nat_gateway', ['id', 'subnet_id', 'vpc_id']),
  aws_regions: regions,
  aws_route53_zone: lookup('aws_route53_zone', ['name', 'zone_id']),
  aws_route_table: lookup('aws_route_table', ['route_table_id=id', 'vpc_id']),
  aws_secretsmanager_secret: lookup('aws_secretsmanager_secret', [
    'arn',
    'name',
  ]),
  aws_secretsmanager_secret_version: secretVersion,
  aws_security_groups: lookupAll('aws_security_group', states => ({
    arns: each(states, 'arn'),
    ids: each(states, 'id'),
    vpc_ids: each(states, 'vpc_id'),
  })),
  aws_sns_topic: lookup('aws_sns_topic', ['name']),
  aws_sqs_queue: lookup('aws_sqs_queue', ['name']),
  aws_ssm_parameters_by_path: parametersByPath,
  aws_vpc_endpoint: lookup('aws_vpc_endpoint', [
    'id',
    'service_name',
    'vpc_id',
  ]),
  aws_vpc_endpoint_service: endpointService,
  aws_vpcs: lookupAll('aws_vpc', states => ({ ids: each(states, 'id') })),
  aws_default_tags: defaultTags,
  aws_ec2_instance_type_offerings: instanceTypeOfferings,
  aws_iam_policy_document: policyDocument,
  aws_iam_role: lookup('aws_iam_role', ['name']),
  aws_kms_alias: lookup('aws_kms_alias', ['name']),
  aws_kms_key: kmsKey,
  aws_partition: partition,
  aws_region: region,
  aws_s3_bucket: lookup('aws_s3_bucket', ['bucket']),
  aws_security_group: lookup('aws_security_group', ['id', 'name', 'vpc_id']),
  aws_servicequotas_service_quota: serviceQuota,
  aws_ssm_parameter: ssmParameter,
  aws_subnet: lookup('aws_subnet', ['id', 'vpc_id', 'cidr_block']),
  aws_subnets: lookupAll('aws_subnet', states => ({ ids: each(states, 'id') })),
  aws_vpc: lookup('aws_vpc', ['id', 'cidr_block']),
};

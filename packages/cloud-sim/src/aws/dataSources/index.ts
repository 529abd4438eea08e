import type { DataSource } from '../../simulation/Cloud';
import {
  availabilityZones,
  callerIdentity,
  defaultTags,
  partition,
  region,
} from './account';
import { instanceTypeOfferings, serviceQuota } from './capacity';
import { lookup, subnets } from './lookup';
import { ami, ssmParameter } from './machineImage';
import { policyDocument } from './policyDocument';

/** The data sources that the simulated AWS answers. */
export const AWS_DATA_SOURCES: Record<string, DataSource> = {
  aws_ami: ami,
  aws_availability_zones: availabilityZones,
  aws_caller_identity: callerIdentity,
  aws_default_tags: defaultTags,
  aws_ec2_instance_type_offerings: instanceTypeOfferings,
  aws_iam_policy_document: policyDocument,
  aws_iam_role: lookup('aws_iam_role', ['name']),
  aws_kms_key: lookup('aws_kms_key', ['key_id']),
  aws_partition: partition,
  aws_region: region,
  aws_s3_bucket: lookup('aws_s3_bucket', ['bucket']),
  aws_security_group: lookup('aws_security_group', ['id', 'name', 'vpc_id']),
  aws_servicequotas_service_quota: serviceQuota,
  aws_ssm_parameter: ssmParameter,
  aws_subnet: lookup('aws_subnet', ['id', 'vpc_id', 'cidr_block']),
  aws_subnets: subnets,
  aws_vpc: lookup('aws_vpc', ['id', 'cidr_block']),
};

import {
  atLeastOneOf,
  atMostOneOf,
  between,
  oneOf,
} from '../../simulation/configChecks';
import {
  type CtyObject,
  knownBlocks,
  knownNumber,
  knownString,
} from '../../cty/CtyValue';
import type { TypeRules } from '../../simulation/TypeRules';
import { simulatedId } from '../identify';
import { digitsOf, numberOf } from '../../simulation/simulatedDigits';
import { providerSource } from './providerSource';

/** Enum VolumeType of the EC2 API. */
const VOLUME_TYPES = ['standard', 'io1', 'io2', 'gp2', 'sc1', 'st1', 'gp3'];

/** A disk whose size nobody chose has that of its image; Amazon Linux's is 8 GiB. */
const IMAGE_DISK_GIB = 8;

/** Every change of a launch template makes a version. */
function nextVersion(prior: CtyObject | undefined): number {
  return (knownNumber(prior?.latest_version) ?? 0) + 1;
}

/** Rules of the compute types. */
export const COMPUTE_RULES: Record<string, TypeRules> = {
  aws_instance: {
    source: providerSource('ec2/ec2_instance.go'),
    checks: [
      atLeastOneOf('ami', 'launch_template'),
      atLeastOneOf('instance_type', 'launch_template'),
      atMostOneOf('user_data', 'user_data_base64'),
      atMostOneOf('placement_group', 'host_resource_group_arn'),
      atMostOneOf('network_interface', 'subnet_id'),
      oneOf('tenancy', ['default', 'dedicated', 'host']),
      oneOf('root_block_device.volume_type', VOLUME_TYPES),
      oneOf('ebs_block_device.volume_type', VOLUME_TYPES),
      oneOf('metadata_options.http_endpoint', ['disabled', 'enabled']),
      oneOf('metadata_options.http_tokens', ['optional', 'required']),
      oneOf('metadata_options.instance_metadata_tags', ['disabled', 'enabled']),
      between('metadata_options.http_put_response_hop_limit', 1, 64),
      oneOf('instance_market_options.market_type', ['spot', 'capacity-block']),
      oneOf(
        'instance_market_options.spot_options.instance_interruption_behavior',
        ['hibernate', 'stop', 'terminate'],
      ),
      oneOf('instance_market_options.spot_options.spot_instance_type', [
        'one-time',
        'persistent',
      ]),
      oneOf('credit_specification.cpu_credits', ['standard', 'unlimited']),
    ],
    forceNew: [
      'ami',
      'associate_public_ip_address',
      'availability_zone',
      'ebs_block_device',
      'ebs_optimized',
      'ephemeral_block_device',
      'hibernation',
      'host_id',
      'instance_market_options',
      'key_name',
      'placement_group',
      'private_ip',
      'root_block_device.encrypted',
      'root_block_device.kms_key_id',
      'security_groups',
      'subnet_id',
      'tenancy',
    ],
    forceNewIf: {
      user_data: 'user_data_replace_on_change',
      user_data_base64: 'user_data_replace_on_change',
    },
    defaults: {
      'ebs_block_device.delete_on_termination': true,
      get_password_data: false,
      'launch_template.version': '$Default',
      'root_block_device.delete_on_termination': true,
      source_dest_check: true,
      user_data_replace_on_change: false,
    },
    computed: {
      'ebs_block_device.volume_size': IMAGE_DISK_GIB,
      'ebs_block_device.volume_type': 'gp2',
      instance_initiated_shutdown_behavior: 'stop',
      instance_lifecycle: ({ resource }) => {
        const [market] = knownBlocks(resource.instance_market_options);
        return knownString(market?.market_type) ?? '';
      },
      instance_state: 'running',
      outpost_arn: '',
      password_data: '',
      spot_instance_request_id: ({ id, resource }) =>
        knownBlocks(resource.instance_market_options).length > 0
          ? simulatedId('sir', digitsOf(`${id} sir`, 13))
          : '',
      'metadata_options.http_endpoint': 'enabled',
      'metadata_options.http_protocol_ipv6': 'disabled',
      'metadata_options.http_put_response_hop_limit': 2,
      'metadata_options.http_tokens': 'optional',
      'metadata_options.instance_metadata_tags': 'disabled',
      primary_network_interface_id: ({ id }) =>
        simulatedId('eni', digitsOf(`${id} eni`, 13)),
      'root_block_device.device_name': '/dev/sda1',
      'root_block_device.iops': 3000,
      'root_block_device.throughput': 125,
      'root_block_device.volume_id': ({ id }) =>
        simulatedId('vol', digitsOf(`${id} root`, 13)),
      'root_block_device.volume_size': IMAGE_DISK_GIB,
      'root_block_device.volume_type': 'gp2',
      tenancy: 'default',
    },
    id: 'i',
  },
  aws_launch_template: {
    source: providerSource('ec2/ec2_launch_template.go'),
    checks: [
      atMostOneOf('name', 'name_prefix'),
      oneOf('instance_initiated_shutdown_behavior', ['stop', 'terminate']),
      oneOf('metadata_options.http_endpoint', ['disabled', 'enabled']),
      oneOf('metadata_options.http_tokens', ['optional', 'required']),
    ],
    forceNew: ['name', 'name_prefix'],
    renewed: ({ update_default_version: moves }) =>
      moves === true
        ? ['default_version', 'latest_version']
        : ['latest_version'],
    computed: {
      default_version: ({ prior }) => nextVersion(prior),
      latest_version: ({ prior }) => nextVersion(prior),
    },
    id: 'lt',
  },
  aws_lambda_function: {
    source: providerSource('lambda/function.go'),
    forceNew: ['function_name'],
    renewed: ({ publish }) =>
      publish === true
        ? ['last_modified', 'qualified_arn', 'qualified_invoke_arn', 'version']
        : ['last_modified'],
  },
  aws_placement_group: {
    source: providerSource('ec2/ec2_placement_group.go'),
    checks: [oneOf('strategy', ['cluster', 'partition', 'spread'])],
    forceNew: ['name', 'strategy'],
  },
  aws_ebs_volume: {
    source: providerSource('ec2/ebs_volume.go'),
    checks: [oneOf('type', VOLUME_TYPES)],
    forceNew: ['availability_zone', 'encrypted', 'kms_key_id', 'snapshot_id'],
    computed: { type: 'gp2', size: IMAGE_DISK_GIB },
    id: 'vol',
  },
  aws_volume_attachment: {
    source: providerSource('ec2/ebs_volume_attachment.go'),
    forceNew: ['device_name', 'instance_id', 'volume_id'],
    computed: { id: ({ id }) => `vai-${numberOf(id, 10)}` },
  },
  aws_key_pair: {
    source: providerSource('ec2/ec2_key_pair.go'),
    checks: [atMostOneOf('key_name', 'key_name_prefix')],
    forceNew: ['key_name', 'key_name_prefix', 'public_key'],
    computed: {
      fingerprint: ({ resource }) =>
        digitsOf(knownString(resource.public_key) ?? '', 32).replace(
          /(..)(?=.)/g,
          '$1:',
        ),
      key_type: ({ resource }) =>
        knownString(resource.public_key)?.startsWith('ssh-ed25519')
          ? 'ed25519'
          : 'rsa',
    },
  },
};

import { knownString, knownStrings } from '../../cty/CtyValue';
import { hostNumber } from '../../simulation/computeByName';
import { digitsOf, uuidOf } from '../../simulation/simulatedDigits';
import type { ComputeContext } from '../../simulation/TypeRules';
import type { ComputedValues } from '../../simulation/withComputed';
import { arnOf, partitionOf, simulatedArn } from '../arnOf';
import { simulatedId } from '../identify';
import { zoneIdOf } from '../regions';

/*
 * Attributes of single types that AWS fills in otherwise than their names tell: ids
 * that differ from what a resource is imported by, ARNs of parts, lists that have
 * elements, and those that stay empty.
 */

function text(context: ComputeContext, name: string): string {
  return knownString(context.resource[name]) ?? '';
}

/** The part of an id behind a separator; import ids name the parent first. */
function behind(separator: string) {
  return ({ id }: ComputeContext) =>
    id.split(separator).slice(1).join(separator);
}

/** What stands behind the last colon of a versioned ARN. */
function numberAtEnd({ id }: Pick<ComputeContext, 'id'>): number {
  return Number(/\d+$/.exec(id)?.[0] ?? 1);
}

/** What API Gateway calls a function by. */
function invokeArn(context: ComputeContext, suffix = ''): string {
  const { region } = context.scope;
  return `arn:${partitionOf(
    region,
  )}:apigateway:${region}:lambda:path/2015-03-31/functions/${arnOf(
    context,
  )}${suffix}/invocations`;
}

/** Behind `loadbalancer/` or `targetgroup/`, as CloudWatch's dimensions have it. */
function arnSuffix(from: RegExp) {
  return (context: ComputeContext) => from.exec(context.id)?.[1] ?? '';
}

function zoneId({ resource, scope }: ComputeContext): string {
  return zoneIdOf(
    knownString(resource.availability_zone) ?? `${scope.region}a`,
  );
}

function fileSystemArn(context: ComputeContext): string {
  return simulatedArn(
    'elasticfilesystem',
    context.scope.region,
    context.scope.accountId,
    `file-system/${text(context, 'file_system_id')}`,
  );
}

function isInterface({ resource }: ComputeContext): boolean {
  return knownString(resource.vpc_endpoint_type) === 'Interface';
}

function networkInterfaces({ id }: ComputeContext, count: number): string[] {
  return Array.from({ length: count }, (_, i) =>
    simulatedId('eni', digitsOf(`${id} ${i}`, 13)),
  );
}

/** The attributes, by type. */
export const COMPUTED_VALUES: ComputedValues = {
  aws_autoscaling_schedule: { id: behind('/') },
  aws_backup_selection: { id: behind('|') },
  aws_batch_job_definition: {
    revision: numberAtEnd,
    arn_prefix: ({ id }) => id.replace(/:\d+$/, ''),
  },
  aws_budgets_budget_action: {
    action_id: ({ id }) => id.split(':')[1],
    arn: ({ id, scope }) => {
      const [, action, ...budget] = id.split(':');
      return simulatedArn(
        'budgets',
        '',
        scope.accountId,
        `budget/${budget.join(':')}/action/${action}`,
      );
    },
    status: 'STANDBY',
  },
  aws_cloudtrail: { home_region: ({ scope }) => scope.region },
  aws_cloudwatch_dashboard: {
    dashboard_arn: ({ id, scope }) =>
      simulatedArn('cloudwatch', '', scope.accountId, `dashboard/${id}`),
  },
  aws_cloudwatch_event_target: { id: ({ id }) => id.replace('/', '-') },
  aws_cloudwatch_log_metric_filter: {
    id: context => text(context, 'name'),
  },
  aws_config_config_rule: {
    rule_id: context => arnOf(context).split('/').at(-1) ?? '',
  },
  aws_dynamodb_table: {
    stream_arn: context =>
      context.resource.stream_enabled === true
        ? `${arnOf(context)}/stream/${context.now.replace('Z', '')}`
        : '',
    stream_label: ({ now, resource }) =>
      resource.stream_enabled === true ? now.replace('Z', '') : '',
  },
  aws_ecr_repository: {
    repository_url: ({ scope, ...context }) =>
      `${scope.accountId}.dkr.ecr.${scope.region}.amazonaws.com/${text(
        { scope, ...context },
        'name',
      )}`,
  },
  aws_ecs_cluster: { id: arnOf },
  aws_ecs_task_definition: {
    arn_without_revision: ({ id }) => id.replace(/:\d+$/, ''),
    id: context => text(context, 'family'),
    revision: numberAtEnd,
  },
  aws_efs_access_point: { file_system_arn: fileSystemArn },
  aws_efs_mount_target: {
    availability_zone_id: zoneId,
    availability_zone_name: ({ scope }) => `${scope.region}a`,
    file_system_arn: fileSystemArn,
    network_interface_id: context => networkInterfaces(context, 1)[0],
  },
  aws_eip: {
    association_id: ({ id, resource }) =>
      knownString(resource.instance)
        ? simulatedId('eipassoc', digitsOf(id, 13))
        : '',
    carrier_ip: '',
    customer_owned_ip: '',
    ptr_record: '',
  },
  aws_fsx_data_repository_association: { association_id: ({ id }) => id },
  aws_fsx_lustre_file_system: {
    network_interface_ids: context => networkInterfaces(context, 1),
  },
  aws_instance: {
    host_resource_group_arn: '',
  },
  aws_key_pair: {
    key_pair_id: ({ id }) => simulatedId('key', digitsOf(id, 13)),
  },
  aws_kinesis_firehose_delivery_stream: { arn: arnOf },
  aws_kms_alias: {
    target_key_arn: context => {
      const key = text(context, 'target_key_id');
      return key.startsWith('arn:')
        ? key
        : simulatedArn(
            'kms',
            context.scope.region,
            context.scope.accountId,
            `key/${key}`,
          );
    },
  },
  aws_kms_grant: {
    grant_id: ({ id }) => id.split(':').at(-1) ?? id,
    grant_token: 'simulated',
  },
  aws_lambda_function: {
    invoke_arn: context => invokeArn(context),
    qualified_arn: context => `${arnOf(context)}:${versionOf(context)}`,
    qualified_invoke_arn: context =>
      invokeArn(context, `:${versionOf(context)}`),
    response_streaming_invoke_arn: context =>
      invokeArn(context).replace(
        /2015-03-31(.*)\/invocations$/,
        '2021-11-15$1/response-streaming-invocations',
      ),
    signing_job_arn: '',
    signing_profile_version_arn: '',
    version: versionOf,
  },
  aws_lambda_permission: { id: context => text(context, 'statement_id') },
  aws_lb: {
    arn_suffix: arnSuffix(/:loadbalancer\/(.+)$/),
    zone_id: ({ id }) => `Z0SIM${digitsOf(id, 8).toUpperCase()}`,
  },
  aws_lb_target_group: { arn_suffix: arnSuffix(/:(targetgroup\/.+)$/) },
  aws_nat_gateway: {
    association_id: ({ id }) => simulatedId('eipassoc', digitsOf(id, 13)),
    network_interface_id: context => networkInterfaces(context, 1)[0],
    // The address of its elastic IP, as that has it.
    public_ip: context => {
      const allocation = text(context, 'allocation_id');
      return allocation === '' ? '' : `203.0.113.${hostNumber(allocation)}`;
    },
  },
  aws_network_acl_rule: {
    id: ({ id }) => `nacl-${parseInt(digitsOf(id, 8), 16)}`,
  },
  aws_placement_group: {
    placement_group_id: ({ id }) => simulatedId('pg', digitsOf(id, 13)),
  },
  aws_route53_record: {
    fqdn: context => text(context, 'name').replace(/\.$/, ''),
  },
  aws_route53_zone: {
    name_servers: ['co.uk', 'com', 'net', 'org'].map(
      (domain, i) => `ns-${i}.awsdns-${i}.${domain}.invalid`,
    ),
    primary_name_server: 'ns-0.awsdns-0.co.uk.invalid',
    zone_id: ({ id }) => id,
  },
  aws_s3_bucket: { website_domain: '', website_endpoint: '' },
  aws_s3_object: {
    id: context => `${text(context, 'bucket')}/${text(context, 'key')}`,
    version_id: '',
  },
  aws_sagemaker_domain: {
    home_efs_file_system_id: ({ id }) => simulatedId('fs', digitsOf(id, 13)),
    single_sign_on_application_arn: '',
    single_sign_on_managed_application_instance_id: '',
  },
  aws_secretsmanager_secret_version: {
    arn: context => text(context, 'secret_id'),
    secret_arn: context => text(context, 'secret_id'),
    version_id: ({ id }) => id.split('|').at(-1) ?? id,
    version_stages: ['AWSCURRENT'],
  },
  aws_sfn_state_machine: {
    revision_id: ({ id }) => uuidOf(id),
    state_machine_version_arn: '',
    status: 'ACTIVE',
    version_description: '',
  },
  aws_sns_topic: { owner: ({ scope }) => scope.accountId },
  aws_sns_topic_policy: { owner: ({ scope }) => scope.accountId },
  aws_sns_topic_subscription: { arn: ({ id }) => id },
  aws_spot_instance_request: {
    spot_bid_status: 'fulfilled',
    spot_instance_id: ({ id }) => simulatedId('i', digitsOf(id, 13)),
    spot_request_state: 'active',
  },
  aws_sqs_queue: { url: ({ id }) => id },
  aws_ssm_association: { association_id: ({ id }) => id },
  aws_ssm_document: {
    default_version: '1',
    document_version: '1',
    latest_version: '1',
    parameter: [],
    platform_types: ['Linux', 'MacOS', 'Windows'],
    status: 'Active',
  },
  aws_ssm_parameter: { arn: arnOf, data_type: 'text', tier: 'Standard' },
  aws_subnet: { availability_zone_id: zoneId },
  aws_vpc_endpoint: {
    dns_entry: context =>
      isInterface(context)
        ? [
            {
              dns_name: `${context.id}-${digitsOf(context.id, 8)}.invalid`,
              hosted_zone_id: `Z0SIM${digitsOf(context.id, 8).toUpperCase()}`,
            },
          ]
        : [],
    network_interface_ids: context =>
      isInterface(context)
        ? networkInterfaces(
            context,
            knownStrings(context.resource.subnet_ids).length,
          )
        : [],
    prefix_list_id: context =>
      isInterface(context)
        ? ''
        : `pl-0sim${digitsOf(text(context, 'service_name'), 4)}`,
  },
  aws_vpc_endpoint_route_table_association: {
    id: ({ id }) => simulatedId('a', digitsOf(id, 13)),
  },
};

/** Functions that publish versions begin with the first, and make one with every change. */
function versionOf({ prior, resource }: ComputeContext): string {
  const before = Number(knownString(prior?.version) ?? 0) || 0;
  return resource.publish === true ? String(before + 1) : '$LATEST';
}

import { CloudProvider } from '../lab/LabContract';
import {
  Files,
  LabItem,
  recordedRun,
  scannedEvidenceOf,
  workspaceOf,
} from './__fixtures__/evidenceOf';
import {
  added,
  all,
  json,
  Mutation,
  removed,
  source,
  values,
} from './__fixtures__/mutations';
import { grade } from './grade';
import { withoutDetails } from './withoutDetails';

/*
 * What somebody who teaches a cloud would try, written down from the clouds' own documents and not from the graders: the same
 * mistake by every way that a provider has for it. The check that names it comes first; another may fail with it where the
 * mistake is one of two things.
 */

type Case = readonly [
  title: string,
  check: string,
  change: Mutation,
  message: RegExp,
];

async function gradeOf(files: Files, item: LabItem, cloud: CloudProvider) {
  return grade(
    `mod-102/${item}`,
    await scannedEvidenceOf(files, cloud, { itemId: item }),
    workspaceOf(cloud),
  );
}

function describeCases(
  item: LabItem,
  cloud: CloudProvider,
  cases: readonly Case[],
) {
  it.each(cases)(
    `${item} on ${cloud}: %s fails %s`,
    async (_, id, change, message) => {
      const { outcome, checks } = await gradeOf(
        change(recordedRun(item, cloud)),
        item,
        cloud,
      );
      const [first] = withoutDetails(checks);

      expect(first).toMatchObject({
        id,
        outcome: 'failed',
        hint: expect.stringMatching(/\S/),
      });
      expect(first.message).toMatch(message);
      expect(outcome).toBe('failed');
    },
  );
}

/** The tags of a run, for what is added to it. */
function withTags(
  type: string,
  of: (files: Files) => Record<string, any>,
): Mutation {
  return files => {
    const { resources } = JSON.parse(files['plan-after-apply.json'])
      .planned_values.root_module;
    const tags =
      resources.find((it: any) => it.values.tags_all)?.values.tags_all ??
      resources.find((it: any) => it.values.tags?.module)?.values.tags;
    return added(type, { ...of(files), tags_all: tags })(files);
  };
}

const plain = (type: string, of: Record<string, any>) =>
  withTags(type, () => of);

/** Attributes of a resource of the run. */
function found(files: Files, type: string): Record<string, any> {
  return JSON.parse(
    files['plan-after-apply.json'],
  ).planned_values.root_module.resources.find((it: any) => it.type === type)
    .values;
}

const policy = (...Statement: object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Action: unknown, Resource: unknown, more: object = {}) =>
  policy({ Effect: 'Allow', Action, Resource, ...more });

const rule = { ip_protocol: 'tcp', from_port: 22, to_port: 22 };
const SPOT = {
  instance_type: 'g6.xlarge',
  spot_type: 'one-time',
  instance_initiated_shutdown_behavior: 'terminate',
  metadata_options: [{ http_tokens: 'required' }],
  root_block_device: [{ encrypted: true }],
};
const openSsh = (
  title: string,
  type: string,
  of: Record<string, any>,
): Case => [
  title,
  'no-open-ssh',
  added(type, of),
  /opens port 22 to the internet/,
];
const wildcard = (
  title: string,
  type: string,
  of: Record<string, any>,
  message: RegExp,
): Case => [title, 'no-wildcard-policy', plain(type, of), message];

describe('what an instructor would try on AWS', () => {
  describeCases('lab-1', 'aws', [
    [
      'a spot request of a type that was not agreed',
      'gpu-type-planned',
      plain('aws_spot_instance_request', {
        ...SPOT,
        instance_type: 'p5.48xlarge',
      }),
      /rents p5\.48xlarge/,
    ],
    [
      'a spot request that answers metadata to whoever asks',
      'machine-hardened',
      plain('aws_spot_instance_request', {
        ...SPOT,
        metadata_options: [{ http_tokens: 'optional' }],
      }),
      /without a session token/,
    ],
    [
      'a spot request on a disk in the clear',
      'disk-encrypted',
      plain('aws_spot_instance_request', {
        ...SPOT,
        root_block_device: [{ encrypted: false }],
      }),
      /not encrypted/,
    ],
    [
      'a spot request that comes back',
      'auto-termination',
      plain('aws_spot_instance_request', { ...SPOT, spot_type: 'persistent' }),
      /comes back/,
    ],
    [
      'a spot option that comes back',
      'auto-termination',
      values('aws_instance', it => {
        it.instance_market_options = [
          {
            market_type: 'spot',
            spot_options: [{ spot_instance_type: 'persistent' }],
          },
        ];
      }),
      /comes back/,
    ],
    [
      'a group that takes other types than its template',
      'gpu-type-planned',
      plain('aws_autoscaling_group', {
        mixed_instances_policy: [
          {
            launch_template: [
              {
                override: [
                  { instance_type: 'g6.xlarge' },
                  { instance_type: 'p4d.24xlarge' },
                ],
              },
            ],
          },
        ],
      }),
      /p4d\.24xlarge/,
    ],
    [
      'a group that takes whatever there is',
      'gpu-type-planned',
      plain('aws_autoscaling_group', {
        mixed_instances_policy: [
          {
            launch_template: [
              {
                override: [
                  { instance_requirements: [{ vcpu_count: [{ min: 4 }] }] },
                ],
              },
            ],
          },
        ],
      }),
      /instance_requirements/,
    ],
    [
      'a fleet of other types',
      'gpu-type-planned',
      plain('aws_ec2_fleet', {
        launch_template_config: [
          { override: [{ instance_type: 'p5.48xlarge' }] },
        ],
      }),
      /p5\.48xlarge/,
    ],
    [
      'a spot fleet of other types',
      'gpu-type-planned',
      plain('aws_spot_fleet_request', {
        launch_specification: [{ instance_type: 'p5.48xlarge' }],
      }),
      /p5\.48xlarge/,
    ],
    [
      'a launch configuration of another type',
      'gpu-type-planned',
      plain('aws_launch_configuration', { instance_type: 'p5.48xlarge' }),
      /p5\.48xlarge/,
    ],
    [
      'a file system in the clear',
      'disk-encrypted',
      plain('aws_efs_file_system', { encrypted: false }),
      /not encrypted/,
    ],
    [
      'a second volume in the clear',
      'disk-encrypted',
      values('aws_instance', it => {
        it.ebs_block_device = [{ device_name: '/dev/sdf', encrypted: false }];
      }),
      /not encrypted/,
    ],
    [
      'a template without a token for metadata',
      'machine-hardened',
      plain('aws_launch_template', {
        instance_type: 'g6.xlarge',
        metadata_options: [],
        block_device_mappings: [{ ebs: [{ encrypted: 'true' }] }],
      }),
      /without a session token/,
    ],
    openSsh(
      'a rule of its own, for IPv6',
      'aws_vpc_security_group_ingress_rule',
      { ...rule, cidr_ipv6: '::/0' },
    ),
    openSsh(
      'a rule of its own, for every protocol',
      'aws_vpc_security_group_ingress_rule',
      { ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' },
    ),
    openSsh('an older rule, for a range of ports', 'aws_security_group_rule', {
      type: 'ingress',
      protocol: 'tcp',
      from_port: 0,
      to_port: 1024,
      cidr_blocks: ['0.0.0.0/0'],
    }),
    openSsh('an older rule, for half the internet', 'aws_security_group_rule', {
      type: 'ingress',
      protocol: '6',
      from_port: 22,
      to_port: 22,
      cidr_blocks: ['128.0.0.0/1'],
    }),
    openSsh('a rule within a group', 'aws_default_security_group', {
      ingress: [
        {
          protocol: 'tcp',
          from_port: 20,
          to_port: 30,
          ipv6_cidr_blocks: ['2000::/3'],
          cidr_blocks: [],
        },
      ],
      tags_all: undefined,
    }),
    [
      'a rule for a list of ranges',
      'no-open-ssh',
      all(
        plain('aws_ec2_managed_prefix_list', {
          id: 'pl-1',
          entry: [{ cidr: '10.0.0.0/8' }, { cidr: '0.0.0.0/0' }],
        }),
        plain('aws_vpc_security_group_ingress_rule', {
          ...rule,
          prefix_list_id: 'pl-1',
        }),
      ),
      /opens port 22/,
    ],
    [
      'an older rule for a list with entries of their own',
      'no-open-ssh',
      all(
        plain('aws_ec2_managed_prefix_list', { id: 'pl-1', entry: [] }),
        added('aws_ec2_managed_prefix_list_entry', {
          prefix_list_id: 'pl-1',
          cidr: '0.0.0.0/0',
        }),
        added('aws_security_group_rule', {
          type: 'ingress',
          protocol: 'tcp',
          from_port: 22,
          to_port: 22,
          prefix_list_ids: ['pl-1'],
        }),
      ),
      /opens port 22/,
    ],
    wildcard(
      'an inline policy of a role',
      'aws_iam_role_policy',
      { policy: allow('*', '*') },
      /allows \* on \*/,
    ),
    wildcard(
      'a policy of a group',
      'aws_iam_group_policy',
      { policy: allow(['s3:GetObject', 'iam:*'], ['*']) },
      /iam:\*/,
    ),
    wildcard(
      'all but one action',
      'aws_iam_policy',
      {
        policy: policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
      },
      /NotAction/,
    ),
    wildcard(
      'a service with wildcards twice',
      'aws_iam_policy',
      { policy: allow('ec2:?*', '*') },
      /ec2/,
    ),
    wildcard(
      'services with a wildcard',
      'aws_iam_policy',
      { policy: allow('i*:*', '*') },
      /i\*/,
    ),
    wildcard(
      'an attachment of everything',
      'aws_iam_role_policy_attachment',
      { policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
      /AdministratorAccess/,
    ),
    wildcard(
      'an attachment of a whole service',
      'aws_iam_role_policy_attachment',
      { policy_arn: 'arn:aws:iam::aws:policy/AmazonS3FullAccess' },
      /AmazonS3FullAccess/,
    ),
    wildcard(
      'exclusive attachments',
      'aws_iam_role_policy_attachments_exclusive',
      { policy_arns: ['arn:aws:iam::aws:policy/PowerUserAccess'] },
      /PowerUserAccess/,
    ),
    wildcard(
      'a role that everybody may take on',
      'aws_iam_role',
      {
        assume_role_policy: policy({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { AWS: '*' },
        }),
      },
      /Principal \*/,
    ),
    wildcard(
      'a key that everybody may use',
      'aws_kms_key',
      {
        policy: policy({
          Effect: 'Allow',
          Action: 'kms:*',
          Resource: '*',
          Principal: '*',
        }),
      },
      /Principal \*/,
    ),
    wildcard(
      'a queue for everybody over TLS',
      'aws_sqs_queue_policy',
      {
        policy: policy({
          Effect: 'Allow',
          Action: 'sqs:*',
          Principal: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'true' } },
        }),
      },
      /Principal \*/,
    ),
    wildcard(
      'a topic for everybody but one',
      'aws_sns_topic_policy',
      {
        policy: policy({
          Effect: 'Allow',
          Action: 'sns:Publish',
          NotPrincipal: { AWS: 'arn:aws:iam::1:root' },
        }),
      },
      /Principal \*/,
    ),
    [
      'a bucket policy for everybody',
      'no-wildcard-policy',
      withTags('aws_s3_bucket_policy', files => ({
        bucket: found(files, 'aws_s3_bucket').id,
        policy: policy({
          Effect: 'Allow',
          Action: 's3:GetObject',
          Principal: '*',
          Resource: 'arn:aws:s3:::x/*',
        }),
      })),
      /Principal \*/,
    ],
    [
      'a public block that is off in part',
      'storage-lifecycle',
      values('aws_s3_bucket_public_access_block', it => {
        it.restrict_public_buckets = false;
      }),
      /opened to the public/,
    ],
    [
      'a bucket with a public access list',
      'storage-lifecycle',
      withTags('aws_s3_bucket_acl', files => ({
        bucket: found(files, 'aws_s3_bucket').id,
        acl: 'public-read',
      })),
      /open to the public/,
    ],
    [
      'a lifecycle that is off',
      'storage-lifecycle',
      values('aws_s3_bucket_lifecycle_configuration', it => {
        it.rule = it.rule.map((one: any) => ({ ...one, status: 'Disabled' }));
      }),
      /forever/,
    ],
    [
      'a lifecycle of broken uploads alone',
      'storage-lifecycle',
      values('aws_s3_bucket_lifecycle_configuration', it => {
        it.rule = [
          {
            status: 'Enabled',
            abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }],
          },
        ];
      }),
      /forever/,
    ],
    [
      'a budget that speaks at 1000 %',
      'budget-present',
      values('aws_budgets_budget', it => {
        it.notification = it.notification.map((one: any) => ({
          ...one,
          threshold: 1000,
        }));
      }),
      /before all of it is spent/,
    ],
    [
      'a budget that speaks of what was not spent',
      'budget-present',
      values('aws_budgets_budget', it => {
        it.notification = it.notification.map((one: any) => ({
          ...one,
          comparison_operator: 'LESS_THAN',
        }));
      }),
      /notifies nobody/,
    ],
    [
      'a budget that is over before the lease',
      'budget-present',
      values('aws_budgets_budget', it => {
        it.time_period_end = '2026-12-01_00:00';
      }),
      /before the lease/,
    ],
    [
      'a budget in another currency',
      'budget-present',
      values('aws_budgets_budget', it => {
        it.limit_unit = 'GBP';
      }),
      /GBP/,
    ],
    [
      'a budget of nothing',
      'budget-present',
      values('aws_budgets_budget', it => {
        it.limit_amount = '0';
      }),
      /no budget/,
    ],
    [
      'a schedule of a day that is over',
      'auto-termination',
      values('aws_scheduler_schedule', it => {
        it.schedule_expression = 'at(2020-01-01T00:00:00)';
      }),
      /over when it was planned/,
    ],
    [
      'a schedule years away',
      'auto-termination',
      values('aws_scheduler_schedule', it => {
        it.schedule_expression = 'at(2031-01-01T00:00:00)';
      }),
      /when the lease ends/,
    ],
    [
      'a schedule that is switched off',
      'auto-termination',
      values('aws_scheduler_schedule', it => {
        it.state = 'DISABLED';
      }),
      /when the lease ends/,
    ],
    [
      'a schedule for another machine',
      'auto-termination',
      values('aws_scheduler_schedule', it => {
        it.target[0].input = '{"InstanceIds":["i-0123456789abcdef0"]}';
      }),
      /not what its schedule ends/,
    ],
    [
      'a subnet in a zone of another region',
      'region-allowed',
      values('aws_subnet', it => {
        it.availability_zone = 'eu-west-1a';
      }),
      /eu-west-1a/,
    ],
    [
      'the tags of somebody else',
      'tags-present',
      values('aws_vpc', it => {
        it.tags_all = { ...it.tags_all, learner: 'bob' };
      }),
      /learner = bob/,
    ],
    [
      'a tag that a resource overrides',
      'tags-present',
      values('aws_vpc', it => {
        it.tags_all = { ...it.tags_all, 'managed-by': 'hand' };
      }),
      /managed-by = hand/,
    ],
    [
      'a volume without the tags of its machine',
      'tags-present',
      values('aws_instance', it => {
        it.root_block_device[0].tags_all = { Name: 'root' };
      }),
      /makes a volume \(root_block_device\) that lacks the tags module/,
    ],
    [
      'volumes tagged for somebody else',
      'tags-present',
      values('aws_instance', it => {
        it.volume_tags = { learner: 'bob' };
      }),
      /learner = bob/,
    ],
    [
      'a template that tags machines and no volumes',
      'tags-present',
      files => {
        const { tags_all: tags } = found(files, 'aws_instance');
        return plain('aws_launch_template', {
          instance_type: 'g6.xlarge',
          metadata_options: [{ http_tokens: 'required' }],
          block_device_mappings: [{ ebs: [{ encrypted: 'true' }] }],
          tag_specifications: [{ resource_type: 'instance', tags }],
        })(
          all(
            plain('aws_autoscaling_schedule', {
              desired_capacity: 0,
              start_time: '2026-12-31T18:00:00Z',
            }),
          )(files),
        );
      },
      /makes something \(volume\) that lacks/,
    ],
    [
      'a group whose machines have no owner',
      'tags-present',
      plain('aws_autoscaling_group', {
        tag: [{ key: 'learner', value: 'ada', propagate_at_launch: false }],
      }),
      /makes machines of which each lacks/,
    ],
    [
      'a template of which nothing makes machines',
      'gpu-type-planned',
      all(
        removed('aws_instance'),
        plain('aws_launch_template', { instance_type: 'g6.xlarge' }),
      ),
      /of which nothing makes machines/,
    ],
    [
      'a machine that is counted to nothing',
      'gpu-type-planned',
      removed('aws_instance'),
      /holds no aws_instance/,
    ],
  ]);

  const trust = (Condition: object | undefined, more: object = {}) =>
    policy({
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: {
        Federated:
          'arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com',
      },
      ...(Condition && { Condition }),
      ...more,
    });
  const HUB = 'token.actions.githubusercontent.com';
  const AUD = { [`${HUB}:aud`]: 'sts.amazonaws.com' };
  const SUB = { [`${HUB}:sub`]: 'repo:academy/lab:ref:refs/heads/main' };
  const trusted = (
    title: string,
    assume_role_policy: string,
    message: RegExp,
  ): Case => [
    title,
    'ci-identity-federated',
    plain('aws_iam_role', { assume_role_policy }),
    message,
  ];

  describeCases('lab-2', 'aws', [
    trusted(
      'every repository of a host',
      trust({ StringEquals: AUD, StringLike: { [`${HUB}:sub`]: 'repo:*' } }),
      /trusts sub repo:\*/,
    ),
    trusted(
      'every branch by a wildcard',
      trust({
        StringEquals: AUD,
        StringLike: { [`${HUB}:sub`]: 'repo:academy/lab:*' },
      }),
      /trusts sub/,
    ),
    trusted('no audience', trust({ StringEquals: SUB }), /every aud/),
    trusted('no condition', trust(undefined), /every aud/),
    trusted(
      'a condition that holds where the claim is absent',
      trust({ 'ForAllValues:StringEquals': { ...AUD, ...SUB } }),
      /every aud/,
    ),
    trusted(
      'a condition that holds if it exists',
      trust({ StringEqualsIfExists: { ...AUD, ...SUB } }),
      /every aud/,
    ),
    trusted(
      'every action of STS',
      trust(undefined, { Action: 'sts:*' }),
      /every aud/,
    ),
    [
      'a role for everybody',
      'no-wildcard-policy',
      plain('aws_iam_role', {
        assume_role_policy: policy({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: '*',
        }),
      }),
      /Principal \*/,
    ],
    [
      'a secret for everybody',
      'no-wildcard-policy',
      plain('aws_secretsmanager_secret_policy', {
        policy: policy({
          Effect: 'Allow',
          Action: 'secretsmanager:GetSecretValue',
          Resource: '*',
          Principal: { AWS: '*' },
        }),
      }),
      /Principal \*/,
    ],
    [
      'writing to every bucket',
      'policy-narrowed',
      plain('aws_iam_role_policy', { policy: allow('s3:PutObject', '*') }),
      /s3:PutObject on every resource/,
    ],
    [
      'writing to every bucket by its form',
      'policy-narrowed',
      plain('aws_iam_role_policy', {
        policy: allow('s3:PutObject', 'arn:aws:s3:::*'),
      }),
      /s3:PutObject on every resource/,
    ],
    [
      'a condition that is always true',
      'policy-narrowed',
      plain('aws_iam_role_policy', {
        policy: allow('s3:PutObject', '*', {
          Condition: { StringLike: { 'aws:username': '*' } },
        }),
      }),
      /on every resource/,
    ],
    [
      'a whole service on one thing',
      'policy-narrowed',
      plain('aws_iam_role_policy', {
        policy: allow('s3:**', 'arn:aws:s3:::x/*'),
      }),
      /every action of a service/,
    ],
    [
      'every role to pass on',
      'policy-narrowed',
      plain('aws_iam_role_policy', {
        policy: allow('iam:PassRole', '*', {
          Condition: {
            StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' },
          },
        }),
      }),
      /iam:PassRole/,
    ],
    [
      'a password for a service',
      'no-long-lived-keys',
      plain('aws_iam_service_specific_credential', {}),
      /long-lived/,
    ],
    [
      'a rotation once a year',
      'secret-rotation',
      values('aws_secretsmanager_secret_rotation', it => {
        it.rotation_rules = [{ automatically_after_days: 365 }];
      }),
      /more than 90 days/,
    ],
  ]);

  describeCases('lab-3', 'aws', [
    [
      'a bucket policy for everybody',
      'export-private',
      withTags('aws_s3_bucket_policy', files => ({
        bucket: found(files, 'aws_s3_bucket').id,
        policy: policy({
          Effect: 'Allow',
          Action: 's3:GetObject',
          Principal: { AWS: ['*'] },
          Resource: '*',
        }),
      })),
      /open to the public/,
    ],
    [
      'alerts that end in a queue',
      'alert-subscribed',
      all(
        removed('aws_sns_topic_subscription'),
        added('aws_sns_topic_subscription', {
          protocol: 'sqs',
          endpoint: 'arn:aws:sqs:us-east-1:1:x',
        }),
      ),
      /subscription of a person/,
    ],
    [
      'alerts on forecasts alone',
      'budget-alerts',
      values('aws_budgets_budget', it => {
        it.notification = it.notification.map((one: any) => ({
          ...one,
          notification_type: 'FORECASTED',
        }));
      }),
      /80 %/,
    ],
    [
      'tags that are not active',
      'allocation-tags',
      values('aws_ce_cost_allocation_tag', it => {
        it.status = 'Inactive';
      }),
      /cost allocation tag/,
    ],
    [
      'an export of the older report',
      'focus-export',
      values('aws_bcmdataexports_export', it => {
        it.export[0].data_query[0].query_statement =
          'SELECT * FROM COST_AND_USAGE_REPORT';
      }),
      /another table/,
    ],
  ]);

  describeCases('project', 'aws', [
    [
      'a spot machine with a public address',
      'no-public-ip',
      plain('aws_spot_instance_request', {
        ...SPOT,
        associate_public_ip_address: true,
        root_block_device: [{ encrypted: true, kms_key_id: 'arn:x' }],
      }),
      /public address/,
    ],
    [
      'an elastic address for a machine, beside it',
      'no-public-ip',
      added('aws_eip_association', { instance_id: 'i-1' }),
      /public address/,
    ],
    [
      'a key that is switched off',
      'customer-key',
      values('aws_kms_key', it => {
        it.is_enabled = false;
      }),
      /switched off/,
    ],
    [
      'a bucket under the key of AWS',
      'customer-key',
      values('aws_s3_bucket_server_side_encryption_configuration', it => {
        it.rule[0].apply_server_side_encryption_by_default[0].kms_master_key_id =
          'alias/aws/s3';
      }),
      /not encrypted with the key/,
    ],
    [
      'a disk under the key of AWS',
      'customer-key',
      values('aws_instance', it => {
        it.root_block_device[0].kms_key_id =
          'arn:aws:kms:us-east-1:000123456789:alias/aws/ebs';
      }),
      /volume/,
    ],
    [
      'a volume of its own in the clear',
      'customer-key',
      plain('aws_ebs_volume', { encrypted: false }),
      /volume/,
    ],
    [
      'a bucket that can be opened',
      'private-endpoints',
      removed('aws_s3_bucket_public_access_block'),
      /opened to the public/,
    ],
    [
      'a bucket that keeps no versions',
      'backup-plan',
      added('aws_s3_bucket_versioning', {
        versioning_configuration: [{ status: 'Suspended' }],
      }),
      /keeps no versions/,
    ],
    [
      'a backup of nothing',
      'backup-plan',
      values('aws_backup_selection', it => {
        it.resources = [];
      }),
      /nothing is backed up/,
    ],
    [
      'a load balancer of the older kind on the internet',
      'serving-private',
      plain('aws_elb', { internal: false }),
      /from outside/,
    ],
    [
      'an API on the internet',
      'serving-private',
      plain('aws_apigatewayv2_api', { protocol_type: 'HTTP' }),
      /from outside/,
    ],
    [
      'a function that everybody may call',
      'serving-private',
      added('aws_lambda_function_url', { authorization_type: 'NONE' }),
      /from outside/,
    ],
    [
      'a key that everybody may use',
      'no-wildcard-policy',
      added('aws_kms_key_policy', {
        policy: policy({
          Effect: 'Allow',
          Action: 'kms:Decrypt',
          Resource: '*',
          Principal: '*',
        }),
      }),
      /Principal \*/,
    ],
  ]);
});

describe('what an instructor would try on Google Cloud', () => {
  const fire = (title: string, of: Record<string, any>): Case =>
    openSsh(title, 'google_compute_firewall', of);
  const labels =
    (type: string, of: Record<string, any>): Mutation =>
    files =>
      added(type, {
        ...of,
        effective_labels: found(files, 'google_compute_instance')
          .effective_labels,
      })(files);
  const everyone = (
    title: string,
    type: string,
    of: Record<string, any>,
    message: RegExp,
  ): Case => [title, 'no-wildcard-policy', added(type, of), message];

  describeCases('lab-1', 'gcp', [
    fire('a range of ports', {
      direction: 'INGRESS',
      source_ranges: ['0.0.0.0/0'],
      allow: [{ protocol: 'tcp', ports: ['20-30'] }],
    }),
    fire('every protocol', {
      direction: 'INGRESS',
      source_ranges: ['::/0'],
      allow: [{ protocol: 'all', ports: [] }],
    }),
    fire('nobody named', {
      direction: 'INGRESS',
      allow: [{ protocol: 'tcp', ports: ['22'] }],
    }),
    fire('the number of a protocol', {
      direction: 'INGRESS',
      source_ranges: ['0.0.0.0/1', '128.0.0.0/1'],
      allow: [{ protocol: '6', ports: ['22'] }],
    }),
    openSsh(
      'a rule of a policy of a region',
      'google_compute_region_network_firewall_policy_rule',
      {
        direction: 'INGRESS',
        action: 'allow',
        match: [
          {
            src_ip_ranges: ['0.0.0.0/0'],
            layer4_configs: [{ ip_protocol: 'tcp', ports: ['22'] }],
          },
        ],
      },
    ),
    openSsh(
      'a rule for the internet by its name',
      'google_compute_network_firewall_policy_rule',
      {
        direction: 'INGRESS',
        action: 'allow',
        match: [
          {
            src_network_scope: 'INTERNET',
            layer4_configs: [{ ip_protocol: 'all' }],
          },
        ],
      },
    ),
    openSsh(
      'a policy with its rules',
      'google_compute_network_firewall_policy_with_rules',
      {
        rule: [
          {
            direction: 'INGRESS',
            action: 'allow',
            match: [
              {
                src_ip_ranges: ['0.0.0.0/0'],
                layer4_config: [{ ip_protocol: 'tcp', ports: ['0-65535'] }],
              },
            ],
          },
        ],
      },
    ),
    [
      'keys in the metadata of a machine',
      'machine-hardened',
      values('google_compute_instance', it => {
        it.metadata = {
          'block-project-ssh-keys': 'true',
          'ssh-keys': 'eve:ssh-ed25519 AAAA eve',
        };
      }),
      /ssh-keys/,
    ],
    [
      'an accelerator of none',
      'gpu-type-planned',
      values('google_compute_instance', it => {
        it.machine_type = 'n1-standard-4';
        it.guest_accelerator = [{ type: 'nvidia-tesla-t4', count: 0 }];
      }),
      /No planned machine has a GPU/,
    ],
    [
      'the default account with every scope',
      'no-wildcard-policy',
      values('google_compute_instance', it => {
        it.service_account = [
          {
            email: '123-compute@developer.gserviceaccount.com',
            scopes: ['https://www.googleapis.com/auth/cloud-platform'],
          },
        ];
      }),
      /default service account/,
    ],
    [
      'the account that nobody named, with every scope',
      'no-wildcard-policy',
      values('google_compute_instance', it => {
        it.service_account = [{ email: '', scopes: ['cloud-platform'] }];
      }),
      /default service account/,
    ],
    everyone(
      'a bucket for all',
      'google_storage_bucket_iam_member',
      { role: 'roles/storage.objectViewer', member: 'allUsers' },
      /allUsers/,
    ),
    everyone(
      'a bucket for all who have an account',
      'google_storage_bucket_iam_binding',
      {
        role: 'roles/storage.objectViewer',
        members: ['allAuthenticatedUsers'],
      },
      /allAuthenticatedUsers/,
    ),
    everyone(
      'a policy of a bucket for all',
      'google_storage_bucket_iam_policy',
      {
        policy_data: JSON.stringify({
          bindings: [
            { role: 'roles/storage.objectViewer', members: ['allUsers'] },
          ],
        }),
      },
      /allUsers/,
    ),
    everyone(
      'an older access list',
      'google_storage_bucket_acl',
      { role_entity: ['READER:allUsers'] },
      /allUsers/,
    ),
    everyone(
      'an access list by its name',
      'google_storage_default_object_acl',
      { predefined_acl: 'publicRead' },
      /publicRead/,
    ),
    everyone(
      'an entity of a bucket',
      'google_storage_bucket_access_control',
      { role: 'READER', entity: 'allUsers' },
      /allUsers/,
    ),
    everyone(
      'an owner of the project',
      'google_project_iam_member',
      { role: 'roles/owner', member: 'user:eve@example.com' },
      /roles\/owner/,
    ),
    everyone(
      'an editor of a folder',
      'google_folder_iam_binding',
      { role: 'roles/editor', members: ['user:eve@example.com'] },
      /roles\/editor/,
    ),
    everyone(
      'an owner by the policy of the project',
      'google_project_iam_policy',
      {
        policy_data: JSON.stringify({
          bindings: [
            { role: 'roles/owner', members: ['user:eve@example.com'] },
          ],
        }),
      },
      /roles\/owner/,
    ),
    [
      'a bucket without uniform access',
      'storage-lifecycle',
      values('google_storage_bucket', it => {
        it.uniform_bucket_level_access = false;
      }),
      /opened to the public/,
    ],
    [
      'a lifecycle of broken uploads alone',
      'storage-lifecycle',
      values('google_storage_bucket', it => {
        it.lifecycle_rule = [
          {
            action: [{ type: 'AbortIncompleteMultipartUpload' }],
            condition: [{ age: 1 }],
          },
        ];
      }),
      /forever/,
    ],
    [
      'a machine that was to end before it began',
      'auto-termination',
      values('google_compute_instance', it => {
        it.scheduling = [
          {
            instance_termination_action: 'DELETE',
            termination_time: '2020-01-01T00:00:00Z',
          },
        ];
      }),
      /before it was planned/,
    ],
    [
      'a machine that is only stopped',
      'auto-termination',
      values('google_compute_instance', it => {
        it.scheduling = [
          { ...it.scheduling[0], instance_termination_action: 'STOP' },
        ];
      }),
      /only stopped/,
    ],
    [
      'a budget in another currency',
      'budget-present',
      values('google_billing_budget', it => {
        it.amount[0].specified_amount[0].currency_code = 'JPY';
      }),
      /JPY/,
    ],
    [
      'a template of a region of another type',
      'gpu-type-planned',
      labels('google_compute_region_instance_template', {
        machine_type: 'a3-highgpu-8g',
      }),
      /a3-highgpu-8g/,
    ],
    [
      'a disk in another zone',
      'region-allowed',
      labels('google_compute_disk', { zone: 'europe-west4-a' }),
      /europe-west4/,
    ],
    [
      'nodes in another zone',
      'region-allowed',
      added('google_container_node_pool', { node_locations: ['us-east1-b'] }),
      /us-east1/,
    ],
  ]);

  const condition = (title: string, attribute_condition: string): Case => [
    title,
    'ci-identity-federated',
    values('google_iam_workload_identity_pool_provider', it => {
      it.attribute_condition = attribute_condition;
    }),
    /lets every repository of the issuer in/,
  ];
  describeCases('lab-2', 'gcp', [
    condition('no condition', ''),
    condition(
      'an owner who is only not nobody',
      'assertion.repository_owner != ""',
    ),
    condition('a beginning', 'assertion.sub.startsWith("repo:")'),
    condition(
      'a repository that it is not',
      'assertion.repository != "academy/lab"',
    ),
    condition(
      'one of two ways open',
      'assertion.repository == "academy/lab" || assertion.ref == "refs/heads/main"',
    ),
    [
      'no audience',
      'ci-identity-federated',
      values('google_iam_workload_identity_pool_provider', it => {
        it.oidc = [{ ...it.oidc[0], allowed_audiences: [] }];
      }),
      /audience/,
    ],
    [
      'a role on a folder',
      'policy-narrowed',
      added('google_folder_iam_member', {
        role: 'roles/storage.objectViewer',
        member: 'user:a@example.com',
      }),
      /whole folder/,
    ],
    [
      'the policy of the project',
      'policy-narrowed',
      added('google_project_iam_policy', {
        policy_data: JSON.stringify({
          bindings: [
            {
              role: 'roles/logging.logWriter',
              members: ['user:a@example.com'],
            },
          ],
        }),
      }),
      /authoritative/,
    ],
    [
      'an administrator by the policy of the project',
      'policy-narrowed',
      added('google_project_iam_policy', {
        policy_data: JSON.stringify({
          bindings: [
            { role: 'roles/storage.admin', members: ['user:a@example.com'] },
          ],
        }),
      }),
      /roles\/storage\.admin/,
    ],
    [
      'a key of a service account',
      'no-long-lived-keys',
      added('google_service_account_key', {}),
      /long-lived/,
    ],
    [
      'a key of an API',
      'no-long-lived-keys',
      added('google_apikeys_key', {}),
      /long-lived/,
    ],
  ]);
  describeCases('lab-3', 'gcp', [
    [
      'a data set for all by a role',
      'export-private',
      added('google_bigquery_dataset_iam_member', {
        role: 'roles/bigquery.dataViewer',
        member: 'allAuthenticatedUsers',
      }),
      /more than the team/,
    ],
    [
      'a data set for all beside it',
      'export-private',
      added('google_bigquery_dataset_access', {
        role: 'READER',
        special_group: 'allAuthenticatedUsers',
      }),
      /more than the team/,
    ],
    [
      'a budget of another workspace',
      'allocation-tags',
      values('google_billing_budget', it => {
        it.budget_filter = [
          { ...it.budget_filter[0], labels: { workspace: 'somebody-elses' } },
        ];
      }),
      /workspace/,
    ],
  ]);
  describeCases('project', 'gcp', [
    [
      'an address of IPv6',
      'no-public-ip',
      values('google_compute_instance', it => {
        it.network_interface = [
          {
            ...it.network_interface[0],
            ipv6_access_config: [{ network_tier: 'PREMIUM' }],
          },
        ];
      }),
      /public address/,
    ],
    [
      'samples of nothing',
      'flow-logs',
      values('google_compute_subnetwork', it => {
        it.log_config = [{ flow_sampling: 0 }];
      }),
      /logs no traffic/,
    ],
    [
      'an older service on the internet',
      'serving-private',
      added('google_cloud_run_service', {
        metadata: [{ annotations: { 'run.googleapis.com/ingress': 'all' } }],
      }),
      /from outside/,
    ],
    [
      'a function on the internet',
      'serving-private',
      added('google_cloudfunctions2_function', {
        service_config: [{ ingress_settings: 'ALLOW_ALL' }],
      }),
      /from outside/,
    ],
    [
      'a service that all may call',
      'no-wildcard-policy',
      added('google_cloud_run_v2_service_iam_member', {
        role: 'roles/run.invoker',
        member: 'allUsers',
      }),
      /allUsers/,
    ],
  ]);
});

describe('what an instructor would try on Azure', () => {
  const tagged =
    (type: string, of: Record<string, any>): Mutation =>
    files =>
      added(type, {
        ...of,
        tags: JSON.parse(
          files['plan-after-apply.json'],
        ).planned_values.root_module.resources.find(
          (it: any) => it.values.tags?.module,
        ).values.tags,
      })(files);
  const inbound = {
    direction: 'Inbound',
    access: 'Allow',
    protocol: 'Tcp',
    destination_port_range: '22',
  };
  const role = (
    title: string,
    of: Record<string, any>,
    message: RegExp,
    type = 'azurerm_role_assignment',
  ): Case => [title, 'no-wildcard-policy', added(type, of), message];
  const byId = (id: string) =>
    `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${id}`;

  describeCases('lab-1', 'azure', [
    openSsh('any to any', 'azurerm_network_security_rule', {
      ...inbound,
      protocol: '*',
      destination_port_range: '*',
      source_address_prefix: '*',
    }),
    openSsh('the internet by its tag', 'azurerm_network_security_rule', {
      ...inbound,
      source_address_prefix: 'Internet',
    }),
    openSsh('everybody in a list', 'azurerm_network_security_rule', {
      ...inbound,
      source_address_prefixes: ['10.0.0.0/8', '*'],
    }),
    openSsh('everybody in two halves', 'azurerm_network_security_rule', {
      ...inbound,
      source_address_prefixes: ['0.0.0.0/1', '128.0.0.0/1'],
    }),
    openSsh('a bare address of all', 'azurerm_network_security_rule', {
      ...inbound,
      source_address_prefix: '0.0.0.0',
    }),
    openSsh('a range of ports in a list', 'azurerm_network_security_rule', {
      ...inbound,
      destination_port_range: null,
      destination_port_ranges: ['443', '10-100'],
      source_address_prefix: 'Any',
    }),
    [
      'a rule within the group',
      'no-open-ssh',
      values('azurerm_network_security_group', it => {
        it.security_rule = [{ ...inbound, source_address_prefix: '::/0' }];
      }),
      /opens port 22/,
    ],
    role(
      'an owner by id',
      {
        role_definition_id: byId('8e3af657-a8ff-443c-a75c-2fe8c4bcb635'),
        scope: '/subscriptions/s',
      },
      /assigns Owner/,
    ),
    role(
      'a contributor by id',
      {
        role_definition_id: byId('B24988AC-6180-42a0-ab88-20f7382dd24c'),
        scope: '/subscriptions/s',
      },
      /assigns Contributor/,
    ),
    role(
      'an owner at certain hours',
      { role_definition_id: byId('8e3af657-a8ff-443c-a75c-2fe8c4bcb635') },
      /assigns Owner/,
      'azurerm_pim_eligible_role_assignment',
    ),
    role(
      'who may make owners',
      { role_definition_name: 'User Access Administrator' },
      /User Access Administrator/,
    ),
    role(
      'a role of everything',
      { permissions: [{ actions: ['*/*'] }] },
      /every action/,
      'azurerm_role_definition',
    ),
    [
      'a password',
      'machine-hardened',
      values('azurerm_linux_virtual_machine', it => {
        it.disable_password_authentication = false;
      }),
      /password/,
    ],
    [
      'a group with a password',
      'machine-hardened',
      tagged('azurerm_orchestrated_virtual_machine_scale_set', {
        sku_name: 'Standard_NC4as_T4_v3',
        encryption_at_host_enabled: true,
        os_profile: [
          { linux_configuration: [{ disable_password_authentication: false }] },
        ],
      }),
      /password/,
    ],
    [
      'an older machine of another type',
      'gpu-type-planned',
      tagged('azurerm_virtual_machine', {
        vm_size: 'Standard_ND96isr_H100_v5',
      }),
      /ND96isr/,
    ],
    [
      'a machine with Windows of another type',
      'gpu-type-planned',
      tagged('azurerm_windows_virtual_machine', {
        size: 'Standard_NC24ads_A100_v4',
      }),
      /A100/,
    ],
    [
      'storage that answers in the clear',
      'storage-lifecycle',
      values('azurerm_storage_account', it => {
        it.https_traffic_only_enabled = false;
      }),
      /not encrypted/,
    ],
    [
      'a container for everybody',
      'storage-lifecycle',
      files =>
        added('azurerm_storage_container', {
          container_access_type: 'blob',
          storage_account_id: found(files, 'azurerm_storage_account').id,
        })(files),
      /container_access_type blob/,
    ],
    [
      'a budget that is over before the lease',
      'budget-present',
      values('azurerm_consumption_budget_resource_group', it => {
        it.time_period = [
          {
            start_date: '2026-11-01T00:00:00Z',
            end_date: '2026-12-01T00:00:00Z',
          },
        ];
      }),
      /before the lease/,
    ],
    [
      'a budget whose alerts are off',
      'budget-present',
      values('azurerm_consumption_budget_resource_group', it => {
        it.notification = it.notification.map((one: any) => ({
          ...one,
          enabled: false,
        }));
      }),
      /notifies nobody/,
    ],
    [
      'a shutdown of another machine',
      'auto-termination',
      values('azurerm_dev_test_global_vm_shutdown_schedule', it => {
        it.virtual_machine_id =
          '/subscriptions/s/resourceGroups/x/providers/Microsoft.Compute/virtualMachines/other';
      }),
      /no shutdown schedule/,
    ],
  ]);
  describeCases('lab-2', 'azure', [
    [
      'a role on every subscription',
      'policy-narrowed',
      added('azurerm_role_assignment', {
        role_definition_name: 'Reader',
        scope: '/providers/Microsoft.Management/managementGroups/root',
      }),
      /every subscription/,
    ],
    [
      'a role on the subscription',
      'policy-narrowed',
      added('azurerm_role_assignment', {
        role_definition_name: 'Storage Blob Data Reader',
        scope: '/subscriptions/00000000-0000-0000-0000-000000000042',
      }),
      /whole subscription/,
    ],
    [
      'writing of every kind',
      'policy-narrowed',
      added('azurerm_role_definition', {
        permissions: [{ actions: ['*/write'] }],
      }),
      /\*\/write/,
    ],
    [
      'a password of a registry',
      'no-long-lived-keys',
      added('azurerm_container_registry_token_password', {}),
      /long-lived/,
    ],
    [
      'a subject with a wildcard',
      'ci-identity-federated',
      values('azurerm_federated_identity_credential', it => {
        it.subject = 'repo:academy/*';
      }),
      /pins no subject/,
    ],
    [
      'another audience',
      'ci-identity-federated',
      values('azurerm_federated_identity_credential', it => {
        it.audience = ['https://example.com'];
      }),
      /audience/,
    ],
  ]);
  describeCases('lab-3', 'azure', [
    [
      'an export that is over',
      'focus-export',
      values('azurerm_resource_group_cost_management_export', it => {
        it.recurrence_period_end_date = '2020-01-01T00:00:00Z';
      }),
      /is over/,
    ],
    [
      'a budget of another workspace',
      'allocation-tags',
      files =>
        json('plan.json', plan => {
          plan.planned_values.root_module.resources
            .filter((it: any) =>
              it.type.startsWith('azurerm_consumption_budget_'),
            )
            .forEach((it: any) => {
              it.values.filter = [
                { tag: [{ name: 'workspace', values: ['somebody-elses'] }] },
              ];
            });
        })(files),
      /workspace/,
    ],
  ]);
  describeCases('project', 'azure', [
    [
      'a vault that can be purged',
      'customer-key',
      values('azurerm_key_vault', it => {
        it.purge_protection_enabled = false;
      }),
      /purged/,
    ],
    [
      'a group with public addresses',
      'no-public-ip',
      tagged('azurerm_linux_virtual_machine_scale_set', {
        sku: 'Standard_NC4as_T4_v3',
        network_interface: [
          { ip_configuration: [{ public_ip_address: [{ name: 'x' }] }] },
        ],
      }),
      /public address/,
    ],
    [
      'containers on the internet',
      'serving-private',
      tagged('azurerm_container_group', { ip_address_type: 'Public' }),
      /from outside/,
    ],
    [
      'an app on the internet',
      'serving-private',
      tagged('azurerm_linux_web_app', { public_network_access_enabled: true }),
      /from outside/,
    ],
  ]);
});

describe('evidence that does not go with itself', () => {
  const lines =
    (name: string, change: (all: any[]) => any[]): Mutation =>
    files => ({
      ...files,
      [name]: change(
        files[name]
          .trim()
          .split('\n')
          .map(it => JSON.parse(it)),
      )
        .map(it => `${JSON.stringify(it)}\n`)
        .join(''),
    });
  const shifted = (name: string, ms: number): Mutation =>
    lines(name, all_ =>
      all_.map(it => ({
        ...it,
        '@timestamp': new Date(Date.parse(it['@timestamp']) + ms).toISOString(),
      })),
    );
  const resource = (addr: string) => ({ addr });

  describeCases('lab-1', 'aws', [
    [
      'a log of the apply without its end',
      'apply-complete',
      lines('apply.jsonl', it => it.slice(0, -1)),
      /cut off/,
    ],
    [
      'a log of the apply with more than was made',
      'apply-complete',
      lines('apply.jsonl', it => [
        ...it.slice(0, -1),
        {
          type: 'apply_complete',
          hook: {
            resource: resource('aws_vpc.forged'),
            action: 'create',
            id_value: 'vpc-1',
          },
        },
        ...it.slice(-1),
      ]),
      /was edited/,
    ],
    [
      'a log of the apply from before the plan',
      'apply-complete',
      shifted('apply.jsonl', -86_400_000),
      /of another run/,
    ],
    [
      'a log of the apply that the journal does not know',
      'apply-complete',
      lines('journal.jsonl', it =>
        it.map(one => ({ ...one, id: `other-${one.id}` })),
      ),
      /journal/,
    ],
    [
      'a log of the destroy without its end',
      'destroy-complete',
      lines('destroy.jsonl', it => it.slice(0, -1)),
      /cut off/,
    ],
    [
      'a log of the destroy from before the apply',
      'destroy-complete',
      shifted('destroy.jsonl', -3_600_000),
      /of another run/,
    ],
    [
      'a log of the destroy of another run',
      'destroy-complete',
      lines('destroy.jsonl', it => [
        it[0],
        {
          type: 'apply_start',
          hook: {
            resource: resource('aws_instance.gpu'),
            action: 'delete',
            id_key: 'id',
            id_value: 'i-other',
          },
        },
        ...it.slice(1),
      ]),
      /as i-other/,
    ],
    [
      'a deletion that was written in',
      'destroy-complete',
      lines('journal.jsonl', it =>
        it.filter(
          one => !(one.op === 'destroy' && one.type === 'aws_instance'),
        ),
      ),
      /the journal of the simulated cloud does not/,
    ],
    [
      'a second plan from before the apply',
      'no-drift',
      json('plan-after-apply.json', it => {
        it.timestamp = '2026-11-20T00:00:00Z';
      }),
      /of another run/,
    ],
    [
      'a plan of another repository',
      'source-allowed',
      json('plan.json', it => {
        it.configuration.root_module.resources.push({
          address: 'aws_lambda_function.theirs',
          mode: 'managed',
          type: 'aws_lambda_function',
          name: 'theirs',
        });
      }),
      /another configuration/,
    ],
    [
      'resources that may not be destroyed',
      'destroy-complete',
      source(
        'bucket.tf',
        /(resource "aws_s3_bucket" "\w+" \{\n)/,
        '$1  lifecycle {\n    prevent_destroy = true\n  }\n\n',
      ),
      /prevent_destroy/,
    ],
    [
      'changes that are all ignored',
      'no-drift',
      source(
        'bucket.tf',
        /(resource "aws_s3_bucket" "\w+" \{\n)/,
        '$1  lifecycle {\n    ignore_changes = all\n  }\n\n',
      ),
      /ignore_changes/,
    ],
  ]);

  it.each<[string, Mutation]>([
    ['with its journal', files => files],
    ['without it', ({ 'journal.jsonl': _, ...files }) => files],
  ])('takes no simulated run for one in a cloud, %s', async (_, change) => {
    const evidence = await scannedEvidenceOf(
      change(recordedRun('lab-1', 'aws')),
      'aws',
      { mode: 'cloud' },
    );
    const [first] = grade('mod-102/lab-1', evidence, workspaceOf('aws')).checks;

    expect(first).toMatchObject({
      id: 'workspace-matches',
      outcome: 'failed',
      message: expect.stringContaining('of the simulated one'),
    });
  });

  it('has nothing against a destroy that was tried twice', async () => {
    const files = lines('destroy.jsonl', it => [
      it[0],
      ...it.slice(1, 6),
      ...it,
    ])(recordedRun('lab-1', 'aws'));

    expect((await gradeOf(files, 'lab-1', 'aws')).outcome).toBe('passed');
  });
});

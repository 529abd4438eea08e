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

/* What looks unusual and is right: the graders ask what holds, and not how it was written. */

type Values = Record<string, any>;

const resourcesOf = (files: Files): any[] =>
  JSON.parse(files['plan-after-apply.json']).planned_values.root_module
    .resources;
const one = (files: Files, type: string): Values =>
  resourcesOf(files).find(it => it.type === type).values;

/** One more resource, tagged as the others of the run. */
function plus(type: string, of: Values | ((files: Files) => Values)): Mutation {
  return files => {
    const tagged = resourcesOf(files).map(it => it.values);
    return added(type, {
      ...(typeof of === 'function' ? of(files) : of),
      ...(type.startsWith('aws_') && {
        tags_all: tagged.find(it => it.tags_all)?.tags_all,
      }),
      ...(type.startsWith('azurerm_') && {
        tags: tagged.find(it => it.tags?.module)?.tags,
      }),
      ...(type.startsWith('google_') && {
        effective_labels: tagged.find(it => it.effective_labels)
          ?.effective_labels,
      }),
    })(files);
  };
}

const policy = (statement: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [statement] });

type Way = [
  title: string,
  item: LabItem,
  cloud: CloudProvider,
  change: Mutation,
];

const AWS: Way[] = [
  [
    'a spot request for once',
    'lab-1',
    'aws',
    all(
      removed('aws_instance'),
      plus('aws_spot_instance_request', {
        id: 'sir-1',
        instance_type: 'g6.xlarge',
        spot_type: 'one-time',
        instance_initiated_shutdown_behavior: 'terminate',
        metadata_options: [{ http_tokens: 'required' }],
        root_block_device: [{ encrypted: true }],
      }),
    ),
  ],
  [
    'spot as an option of the machine',
    'lab-1',
    'aws',
    values('aws_instance', it => {
      it.instance_market_options = [
        {
          market_type: 'spot',
          spot_options: [{ spot_instance_type: 'one-time' }],
        },
      ];
    }),
  ],
  [
    'a group of agreed types from a template',
    'lab-1',
    'aws',
    all(
      removed('aws_instance', 'aws_scheduler_schedule'),
      plus('aws_launch_template', {
        id: 'lt-1',
        instance_type: 'g6.xlarge',
        metadata_options: [{ http_tokens: 'required' }],
        block_device_mappings: [{ ebs: [{ encrypted: 'true' }] }],
      }),
      plus('aws_autoscaling_group', {
        name: 'gpu',
        tags_all: undefined,
        mixed_instances_policy: [
          { launch_template: [{ override: [{ instance_type: 'g6.xlarge' }] }] },
        ],
      }),
      plus('aws_autoscaling_schedule', {
        autoscaling_group_name: 'gpu',
        desired_capacity: 0,
        start_time: '2026-12-31T18:00:00Z',
      }),
    ),
  ],
  [
    'a machine that its template describes',
    'lab-1',
    'aws',
    all(
      plus('aws_launch_template', {
        id: 'lt-1',
        instance_type: 'g6.xlarge',
        metadata_options: [{ http_tokens: 'required' }],
        block_device_mappings: [{ ebs: [{ encrypted: 'true' }] }],
      }),
      values('aws_instance', it => {
        it.launch_template = [{ id: 'lt-1' }];
        it.root_block_device = [];
        it.metadata_options = [];
      }),
    ),
  ],
  [
    'an account that encrypts every volume',
    'lab-1',
    'aws',
    all(
      added('aws_ebs_encryption_by_default', { enabled: true }),
      values('aws_instance', it => {
        it.root_block_device = [{ volume_size: 100 }];
      }),
    ),
  ],
  [
    'no service of metadata at all',
    'lab-1',
    'aws',
    values('aws_instance', it => {
      it.metadata_options = [
        { http_endpoint: 'disabled', http_tokens: 'optional' },
      ];
    }),
  ],
  [
    'SSH from a list of the office',
    'lab-1',
    'aws',
    all(
      plus('aws_ec2_managed_prefix_list', {
        id: 'pl-1',
        entry: [{ cidr: '198.51.100.0/24' }],
      }),
      plus('aws_vpc_security_group_ingress_rule', {
        ip_protocol: 'tcp',
        from_port: 22,
        to_port: 22,
        prefix_list_id: 'pl-1',
      }),
    ),
  ],
  [
    'a policy of the bucket that asks for TLS',
    'lab-1',
    'aws',
    plus('aws_s3_bucket_policy', files => ({
      bucket: one(files, 'aws_s3_bucket').id,
      policy: policy({
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    })),
  ],
  [
    'a topic that one account publishes to',
    'lab-1',
    'aws',
    added('aws_sns_topic_policy', {
      policy: policy({
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 'sns:Publish',
        Resource: '*',
        Condition: { StringEquals: { 'AWS:SourceOwner': '000123456789' } },
      }),
    }),
  ],
  [
    'a key policy for the account',
    'lab-1',
    'aws',
    plus('aws_kms_key', {
      policy: policy({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::000123456789:root' },
        Action: 'kms:*',
        Resource: '*',
      }),
    }),
  ],
  [
    'logs of one account',
    'lab-2',
    'aws',
    plus('aws_iam_role_policy', {
      policy: policy({
        Effect: 'Allow',
        Action: 'logs:CreateLogGroup',
        Resource: 'arn:aws:logs:us-east-1:000123456789:*',
      }),
    }),
  ],
  [
    'a condition on every resource',
    'lab-2',
    'aws',
    plus('aws_iam_role_policy', {
      policy: policy({
        Effect: 'Allow',
        Action: 'ec2:StartInstances',
        Resource: '*',
        Condition: { StringEquals: { 'aws:ResourceTag/learner': 'ada' } },
      }),
    }),
  ],
  [
    'an older export beside the one in FOCUS',
    'lab-3',
    'aws',
    files =>
      json('plan.json', plan => {
        plan.planned_values.root_module.resources.unshift({
          address: 'aws_bcmdataexports_export.older',
          mode: 'managed',
          type: 'aws_bcmdataexports_export',
          name: 'older',
          values: {
            export: [
              {
                data_query: [
                  { query_statement: 'SELECT * FROM COST_AND_USAGE_REPORT' },
                ],
              },
            ],
            tags_all: one(files, 'aws_bcmdataexports_export').tags_all,
          },
        });
      })(
        json('plan-after-apply.json', plan => {
          plan.planned_values.root_module.resources.unshift({
            address: 'aws_bcmdataexports_export.older',
            mode: 'managed',
            type: 'aws_bcmdataexports_export',
            name: 'older',
            values: {},
          });
        })(files),
      ),
  ],
  [
    'a key for signatures, which cannot be rotated',
    'project',
    'aws',
    plus('aws_kms_key', {
      key_usage: 'SIGN_VERIFY',
      enable_key_rotation: false,
    }),
  ],
  [
    'a backup of what is tagged',
    'project',
    'aws',
    values('aws_backup_selection', it => {
      it.resources = [];
      it.selection_tag = [
        { type: 'STRINGEQUALS', key: 'stage', value: 'training' },
      ];
    }),
  ],
];

const GOOGLE: Way[] = [
  [
    'a machine with an account of its own',
    'lab-1',
    'gcp',
    values('google_compute_instance', it => {
      it.service_account = [
        {
          email: 'gpu@gpu-academy-lab.iam.gserviceaccount.com',
          scopes: ['https://www.googleapis.com/auth/cloud-platform'],
        },
      ];
    }),
  ],
  [
    'the default account that may write logs alone',
    'lab-1',
    'gcp',
    values('google_compute_instance', it => {
      it.service_account = [
        {
          email: '1-compute@developer.gserviceaccount.com',
          scopes: ['https://www.googleapis.com/auth/logging.write'],
        },
      ];
    }),
  ],
  [
    'OS Login, which reads no keys in metadata',
    'lab-1',
    'gcp',
    values('google_compute_instance', it => {
      it.metadata = {
        'enable-oslogin': 'TRUE',
        'ssh-keys': 'ignored:ssh-ed25519 AAAA',
      };
    }),
  ],
  [
    'SSH through IAP by a policy',
    'lab-1',
    'gcp',
    added('google_compute_region_network_firewall_policy_rule', {
      direction: 'INGRESS',
      action: 'allow',
      match: [
        {
          src_ip_ranges: ['35.235.240.0/20'],
          layer4_configs: [{ ip_protocol: 'tcp', ports: ['22'] }],
        },
      ],
    }),
  ],
  [
    'a policy of a bucket for one account',
    'lab-1',
    'gcp',
    added('google_storage_bucket_iam_policy', {
      policy_data: JSON.stringify({
        bindings: [
          {
            role: 'roles/storage.objectViewer',
            members: ['serviceAccount:a@b.iam.gserviceaccount.com'],
          },
        ],
      }),
    }),
  ],
  ...[
    'google.subject == "repo:academy/lab:ref:refs/heads/main"',
    'attribute.repository == "academy/lab"',
    "assertion['repository_id'] == '123'",
    "assertion.repository in ['academy/lab', 'academy/other']",
    '"academy/lab" == assertion.repository && assertion.ref == "refs/heads/main"',
  ].map(
    (attribute_condition): Way => [
      `the condition ${attribute_condition}`,
      'lab-2',
      'gcp',
      values('google_iam_workload_identity_pool_provider', it => {
        it.attribute_condition = attribute_condition;
      }),
    ],
  ),
  [
    'nodes that are private by their cluster',
    'project',
    'gcp',
    all(
      plus('google_container_cluster', {
        name: 'lab',
        location: 'us-central1',
        private_cluster_config: [{ enable_private_nodes: true }],
      }),
      plus('google_container_node_pool', {
        cluster: 'projects/p/locations/us-central1/clusters/lab',
        autoscaling: [{ min_node_count: 0 }],
        node_config: [
          { machine_type: 'e2-medium', boot_disk_kms_key: 'projects/p/key' },
        ],
      }),
    ),
  ],
  [
    'a key for signatures, which cannot be rotated',
    'project',
    'gcp',
    added('google_kms_crypto_key', { purpose: 'ASYMMETRIC_SIGN' }),
  ],
];

const AZURE: Way[] = [
  [
    'SSH from the network itself',
    'lab-1',
    'azure',
    added('azurerm_network_security_rule', {
      direction: 'Inbound',
      access: 'Allow',
      protocol: 'Tcp',
      destination_port_range: '22',
      source_address_prefix: 'VirtualNetwork',
    }),
  ],
  [
    'a role by its id',
    'lab-1',
    'azure',
    added('azurerm_role_assignment', {
      role_definition_id:
        '/providers/Microsoft.Authorization/roleDefinitions/2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
      scope: '/subscriptions/s/resourceGroups/g',
    }),
  ],
  [
    'a shutdown that writes the machine in other letters',
    'lab-1',
    'azure',
    json('plan-after-apply.json', plan =>
      plan.planned_values.root_module.resources
        .filter((it: any) => /global_vm_shutdown_schedule$/.test(it.type))
        .forEach((it: any) => {
          it.values.virtual_machine_id =
            it.values.virtual_machine_id.toUpperCase();
        }),
    ),
  ],
  [
    'a schedule that runs once in place of a daily one',
    'lab-1',
    'azure',
    all(
      removed('azurerm_dev_test_global_vm_shutdown_schedule'),
      added('azurerm_automation_schedule', {
        name: 'end',
        frequency: 'OneTime',
        start_time: '2026-12-31T18:00:00Z',
      }),
      added('azurerm_automation_job_schedule', { schedule_name: 'end' }),
    ),
  ],
  [
    'an export in FOCUS by a template of Azure’s own',
    'lab-3',
    'azure',
    all(
      removed('azurerm_resource_group_cost_management_export'),
      plus('azurerm_resource_group_template_deployment', {
        template_content: JSON.stringify({
          resources: [
            {
              type: 'Microsoft.CostManagement/exports',
              properties: {
                definition: { type: 'FocusCost' },
                schedule: { status: 'Active' },
              },
            },
          ],
        }),
      }),
    ),
  ],
  [
    'a role that reads everything',
    'lab-2',
    'azure',
    added('azurerm_role_definition', {
      permissions: [{ actions: ['*/read'] }],
    }),
  ],
  [
    'a container that is private',
    'lab-3',
    'azure',
    added('azurerm_storage_container', { container_access_type: 'private' }),
  ],
];

describe('what is unusual and right', () => {
  it.each([...AWS, ...GOOGLE, ...AZURE])(
    'passes: %s (%s, %s)',
    async (_, item, cloud, change) => {
      const { checks } = grade(
        `mod-102/${item}`,
        await scannedEvidenceOf(change(recordedRun(item, cloud)), cloud, {
          itemId: item,
        }),
        workspaceOf(cloud),
      );

      expect(checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    },
  );

  it('passes: changes of one argument that are ignored', async () => {
    const files = source(
      'bucket.tf',
      /(resource "aws_s3_bucket" "\w+" \{\n)/,
      '$1  lifecycle {\n    ignore_changes = [tags]\n  }\n\n',
    )(recordedRun('lab-1', 'aws'));
    const { outcome } = grade(
      'mod-102/lab-1',
      await scannedEvidenceOf(files, 'aws'),
      workspaceOf('aws'),
    );

    expect(outcome).toBe('passed');
  });
});

/* eslint-disable jest/expect-expect -- expectFault() holds the expectations */
import { expectFault, Fault } from './__fixtures__/expectFault';
import { recordedRun } from './__fixtures__/evidenceOf';
import { added, all, removed, source, values } from './__fixtures__/mutations';

/** Tags of a resource that is added, as `default_tags` would give them. */
const tags_all: Record<string, string> = JSON.parse(
  recordedRun('lab-1', 'aws')['plan.json'],
).planned_values.root_module.resources.find(
  ({ type }: { type: string }) => type === 'aws_s3_bucket',
).values.tags_all;

const SSH = { from_port: 22, to_port: 22 };

const aws: Fault[] = [
  [
    'an instance in another region than agreed',
    'region-allowed',
    values('aws_instance', of => (of.region = 'sa-east-1')),
    /planned in sa-east-1, us-east-1 was agreed/,
  ],
  [
    'an instance without a GPU',
    'gpu-type-planned',
    values('aws_instance', of => (of.instance_type = 't3.large')),
    /No planned machine has a GPU: found t3\.large/,
  ],
  [
    'a GPU that the lab does not allow',
    'gpu-type-planned',
    values('aws_instance', of => (of.instance_type = 'p5.48xlarge')),
    /rents p5\.48xlarge, the lab allows g4dn\.xlarge/,
  ],
  [
    'a quota left unchecked',
    'quota-preflight',
    source(
      'machine.tf',
      'data.aws_servicequotas_service_quota.gpu.value >= 4',
      'true',
    ),
    /No precondition, postcondition or check names data\.aws_servicequotas/,
  ],
  [
    'a quota held against nothing',
    'quota-preflight',
    source(
      'machine.tf',
      'data.aws_servicequotas_service_quota.gpu.value >= 4',
      'data.aws_servicequotas_service_quota.gpu.value >= 0',
    ),
    /machine\.tf:\d+: `data\.aws_servicequotas_service_quota\.gpu\.value >= 0` holds whatever the quota is/,
  ],
  [
    'a quota that need not hold',
    'quota-preflight',
    source(
      'machine.tf',
      'data.aws_servicequotas_service_quota.gpu.value >= 4',
      'data.aws_servicequotas_service_quota.gpu.value >= 4 || true',
    ),
    /holds whatever the quota is/,
  ],
  [
    'a budget that speaks when it is spent many times over',
    'budget-present',
    values('aws_budgets_budget', of =>
      of.notification.forEach((it: any) => (it.threshold = 100_000)),
    ),
    /notifies nobody before all of it is spent/,
  ],
  [
    'a budget that speaks at an amount above it',
    'budget-present',
    values('aws_budgets_budget', of =>
      of.notification.forEach((it: any) => {
        it.threshold_type = 'ABSOLUTE_VALUE';
        it.threshold = 90;
      }),
    ),
    /notifies nobody before all of it is spent/,
  ],
  [
    'IMDSv1',
    'machine-hardened',
    values('aws_instance', of => {
      of.metadata_options = [{ http_tokens: 'optional' }];
    }),
    /aws_instance\.gpu answers metadata requests without/,
  ],
  [
    'a root disk that is not encrypted',
    'disk-encrypted',
    values('aws_instance', of => (of.root_block_device[0].encrypted = false)),
    /aws_instance\.gpu has a disk that is not encrypted/,
  ],
  [
    'a further volume that is not encrypted',
    'disk-encrypted',
    added('aws_ebs_volume', { encrypted: false, tags_all }),
    /aws_ebs_volume\.added is not encrypted/,
  ],
  [
    'an inline rule that opens SSH',
    'no-open-ssh',
    added('aws_security_group', {
      ingress: [{ protocol: 'tcp', ...SSH, cidr_blocks: ['0.0.0.0/0'] }],
      tags_all,
    }),
    /opens port 22 to the internet/,
  ],
  [
    'a rule resource that opens a range around SSH',
    'no-open-ssh',
    added('aws_security_group_rule', {
      type: 'ingress',
      protocol: 'tcp',
      from_port: 0,
      to_port: 1024,
      ipv6_cidr_blocks: ['::/0'],
    }),
    /opens port 22 to the internet/,
  ],
  [
    'a rule that opens everything',
    'no-open-ssh',
    values('aws_vpc_security_group_ingress_rule', of => {
      of.ip_protocol = '-1';
      of.cidr_ipv4 = '0.0.0.0/0';
    }),
    /opens port 22 to the internet/,
  ],
  [
    'a rule that opens SSH to half of the internet',
    'no-open-ssh',
    values('aws_vpc_security_group_ingress_rule', of =>
      Object.assign(of, { ...SSH, cidr_ipv4: '128.0.0.0/1' }),
    ),
    /opens port 22 to the internet/,
  ],
  [
    'a wildcard policy',
    'no-wildcard-policy',
    values('aws_iam_role_policy', of => {
      of.policy = JSON.stringify({
        Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
      });
    }),
    /aws_iam_role_policy\.scheduler allows \* on \*/,
  ],
  [
    'an administrator',
    'no-wildcard-policy',
    added('aws_iam_role_policy_attachment', {
      policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess',
    }),
    /attaches AdministratorAccess/,
  ],
  [
    'a bucket that can be opened',
    'storage-lifecycle',
    values('aws_s3_bucket_public_access_block', of => {
      of.block_public_policy = false;
    }),
    /aws_s3_bucket\.data can be opened to the public/,
  ],
  [
    'a bucket that keeps everything',
    'storage-lifecycle',
    values('aws_s3_bucket_lifecycle_configuration', of => {
      of.rule[0].status = 'Disabled';
    }),
    /keeps everything forever/,
  ],
  [
    'no budget',
    'budget-present',
    values('aws_budgets_budget', of => (of.budget_type = 'USAGE')),
    /no aws_budgets_budget of type COST/,
  ],
  [
    'a budget higher than agreed',
    'budget-present',
    values('aws_budgets_budget', of => (of.limit_amount = '10.01')),
    /limit 10\.01, at most 10 was agreed/,
  ],
  [
    'a budget that tells nobody',
    'budget-present',
    values('aws_budgets_budget', of => (of.notification = [])),
    /notifies nobody/,
  ],
  [
    'a schedule that only stops the instance',
    'auto-termination',
    values('aws_scheduler_schedule', of => {
      of.target[0].arn = 'arn:aws:scheduler:::aws-sdk:ec2:stopInstances';
    }),
    /No aws_scheduler_schedule terminates/,
  ],
  [
    'a schedule after the lease',
    'auto-termination',
    values('aws_scheduler_schedule', of => {
      of.schedule_expression = 'at(2026-12-31T18:00:01)';
    }),
    /does not run once at or before 2026-12-31T18:00:00/,
  ],
  [
    'a schedule that is switched off',
    'auto-termination',
    values('aws_scheduler_schedule', of => (of.state = 'DISABLED')),
    /does not run/,
  ],
  [
    'an instance that only stops',
    'auto-termination',
    values('aws_instance', of => {
      of.instance_initiated_shutdown_behavior = 'stop';
    }),
    /only stops/,
  ],
];

const gcp: Fault[] = [
  [
    'a machine in another region than agreed',
    'region-allowed',
    values('google_compute_instance', of => (of.zone = 'europe-west4-a')),
    /planned in europe-west4, us-central1 was agreed/,
  ],
  [
    'a machine without a GPU',
    'gpu-type-planned',
    values(
      'google_compute_instance',
      of => (of.machine_type = 'n2-standard-4'),
    ),
    /No planned machine has a GPU/,
  ],
  [
    'a quota left unchecked',
    'quota-preflight',
    source('machine.tf', /condition\s*= tonumber\(.*/, 'condition = true'),
    /names data\.google_cloud_quotas_quota_info/,
  ],
  [
    'a machine that is not shielded',
    'machine-hardened',
    values('google_compute_instance', of => {
      of.shielded_instance_config[0].enable_vtpm = false;
    }),
    /is no shielded machine/,
  ],
  [
    'a machine that everybody of the project gets into',
    'machine-hardened',
    values('google_compute_instance', of => (of.metadata = {})),
    /lets everybody in whose key the project has/,
  ],
  [
    'a disk whose key stands in the configuration',
    'disk-encrypted',
    values('google_compute_instance', of => {
      of.boot_disk[0].disk_encryption_key_raw = 'c2VjcmV0';
    }),
    /has the key of a disk in its configuration/,
  ],
  [
    'a firewall that opens SSH',
    'no-open-ssh',
    values('google_compute_firewall', of => {
      of.source_ranges = ['0.0.0.0/0'];
    }),
    /google_compute_firewall\.iap opens port 22/,
  ],
  [
    'a firewall that names nobody, and so lets everybody in',
    'no-open-ssh',
    values('google_compute_firewall', of => {
      of.source_ranges = [];
      of.allow = [{ protocol: 'all', ports: [] }];
    }),
    /opens port 22/,
  ],
  [
    'the role of an owner',
    'no-wildcard-policy',
    added('google_project_iam_member', {
      role: 'roles/owner',
      member: 'user:ada@example.com',
    }),
    /gives roles\/owner/,
  ],
  [
    'a bucket for everybody',
    'no-wildcard-policy',
    added('google_storage_bucket_iam_member', {
      role: 'roles/storage.objectViewer',
      member: 'allUsers',
    }),
    /gives roles\/storage\.objectViewer to allUsers/,
  ],
  [
    'a bucket that can be opened',
    'storage-lifecycle',
    values('google_storage_bucket', of => {
      of.public_access_prevention = 'inherited';
    }),
    /can be opened to the public/,
  ],
  [
    'a budget higher than agreed, by a billionth',
    'budget-present',
    values('google_billing_budget', of => {
      of.amount[0].specified_amount[0].nanos = 1;
    }),
    /limit 10\.000000001, at most 10 was agreed/,
  ],
  [
    'a budget that tells nobody',
    'budget-present',
    values('google_billing_budget', of => (of.all_updates_rule = [])),
    /notifies nobody/,
  ],
  [
    'a machine that runs until somebody ends it',
    'auto-termination',
    values('google_compute_instance', of => {
      of.scheduling[0].max_run_duration = [];
      of.scheduling[0].termination_time = '';
    }),
    /no termination_time or max_run_duration/,
  ],
  [
    'a machine that outlives the lease',
    'auto-termination',
    values('google_compute_instance', of => {
      of.scheduling[0].max_run_duration = [];
      of.scheduling[0].termination_time = '2999-01-01T00:00:00Z';
    }),
    /runs until 2999-01-01T00:00:00Z, the lease ends at/,
  ],
  [
    'a machine that ends at no time that there is',
    'auto-termination',
    values('google_compute_instance', of => {
      of.scheduling[0].max_run_duration = [];
      of.scheduling[0].termination_time = 'tomorrow';
    }),
    /runs until tomorrow/,
  ],
  [
    'a machine that runs longer than agreed',
    'auto-termination',
    values('google_compute_instance', of => {
      of.scheduling[0].max_run_duration[0].seconds = 14401;
    }),
    /may run 14401 seconds, 4 hours were agreed/,
  ],
  [
    'a machine that is only stopped',
    'auto-termination',
    values('google_compute_instance', of => {
      of.scheduling[0].instance_termination_action = 'STOP';
    }),
    /is only stopped at its end/,
  ],
  [
    'a label with a value that was not made for Google',
    'tags-present',
    values('google_compute_instance', of => {
      for (const name of ['effective_labels', 'terraform_labels']) {
        if (of[name]) {
          of[name]['expires-at'] = '2026-12-31T18:00:00Z';
        }
      }
    }),
    /expected 2026-12-31t18-00-00z/,
  ],
];

const azure: Fault[] = [
  [
    'a machine in another region than agreed',
    'region-allowed',
    values('azurerm_linux_virtual_machine', of => {
      of.location = 'northeurope';
    }),
    /planned in northeurope, westeurope was agreed/,
  ],
  [
    'a machine with a GPU that is no NVIDIA',
    'gpu-type-planned',
    values('azurerm_linux_virtual_machine', of => {
      of.size = 'Standard_NV8as_v4';
    }),
    /No planned machine has a GPU/,
  ],
  [
    'a quota left unchecked',
    'quota-preflight',
    source('machine.tf', 'var.quota_vcpus >= 4', 'true'),
    /quota in its name/,
  ],
  [
    'a quota held against itself',
    'quota-preflight',
    source(
      'machine.tf',
      'var.quota_vcpus >= 4',
      'var.quota_vcpus <= var.quota_vcpus',
    ),
    /holds whatever the quota is/,
  ],
  [
    'a machine with a password',
    'machine-hardened',
    values('azurerm_linux_virtual_machine', of => {
      of.disable_password_authentication = false;
    }),
    /lets in whoever has a password/,
  ],
  [
    'a machine whose caches are in the clear',
    'disk-encrypted',
    values('azurerm_linux_virtual_machine', of => {
      of.encryption_at_host_enabled = false;
    }),
    /not encrypted on the host/,
  ],
  [
    'a rule that opens SSH to everybody',
    'no-open-ssh',
    values('azurerm_network_security_group', of =>
      Object.assign(of.security_rule[0], {
        destination_port_range: '20-25',
        source_address_prefix: '*',
      }),
    ),
    /opens port 22/,
  ],
  [
    'a separate rule that opens SSH to the internet',
    'no-open-ssh',
    added('azurerm_network_security_rule', {
      direction: 'Inbound',
      access: 'Allow',
      protocol: '*',
      destination_port_ranges: ['443', '22'],
      source_address_prefixes: ['Internet'],
    }),
    /opens port 22/,
  ],
  [
    'the role of an owner',
    'no-wildcard-policy',
    added('azurerm_role_assignment', { role_definition_name: 'Owner' }),
    /assigns Owner/,
  ],
  [
    'storage that can be opened',
    'storage-lifecycle',
    values('azurerm_storage_account', of => {
      of.allow_nested_items_to_be_public = true;
    }),
    /can be opened to the public/,
  ],
  [
    'storage that takes old connections',
    'storage-lifecycle',
    values('azurerm_storage_account', of => (of.min_tls_version = 'TLS1_0')),
    /older than TLS 1\.2/,
  ],
  [
    'a budget higher than agreed',
    'budget-present',
    values('azurerm_consumption_budget_resource_group', of => {
      of.amount = 11;
    }),
    /limit 11, at most 10 was agreed/,
  ],
  [
    'a budget whose alerts are switched off',
    'budget-present',
    values('azurerm_consumption_budget_resource_group', of =>
      of.notification.forEach((it: any) => (it.enabled = false)),
    ),
    /notifies nobody/,
  ],
  [
    'a machine without a shutdown schedule',
    'auto-termination',
    all(removed('azurerm_dev_test_global_vm_shutdown_schedule')),
    /no shutdown schedule/,
  ],
];

describe('what can go wrong with Lab 1', () => {
  it.each<Fault>(aws)('on aws: %s fails %s and nothing else', (...fault) =>
    expectFault('lab-1', 'aws', fault),
  );
  it.each<Fault>(gcp)('on gcp: %s fails %s and nothing else', (...fault) =>
    expectFault('lab-1', 'gcp', fault),
  );
  it.each<Fault>(azure)('on azure: %s fails %s and nothing else', (...fault) =>
    expectFault('lab-1', 'azure', fault),
  );
});

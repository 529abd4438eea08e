/* eslint-disable jest/expect-expect -- expectFault() holds the expectations */
import { expectFault, Fault } from './__fixtures__/expectFault';
import { added, json, removed, values } from './__fixtures__/mutations';

const files: Fault[] = [
  [
    'a restore that took too long',
    'restore-drill',
    json('restore-drill.json', it => (it.restoredAt = '2026-11-23T10:30:00Z')),
    /took 90 minutes, at most 60/,
  ],
  [
    'a backup that was too old',
    'restore-drill',
    json('restore-drill.json', it => (it.backupAt = '2026-11-21T01:00:00Z')),
    /56\.0 hours old, at most 24/,
  ],
  [
    'a restore of something else',
    'restore-drill',
    json('restore-drill.json', it => (it.sha256After = '0'.repeat(64))),
    /is not what was backed up/,
  ],
  [
    'a drill on something that is not there',
    'restore-drill',
    json('restore-drill.json', it => (it.resource = 'aws_instance.other')),
    /aws_instance\.other is no resource of the plan/,
  ],
  [
    'a drill that ended before it began',
    'restore-drill',
    json('restore-drill.json', it => (it.restoredAt = '2026-11-23T08:00:00Z')),
    /are not in this order/,
  ],
  [
    'a spend over the budget',
    'spend-gate',
    json('spend-gate.json', it => (it.high = '42')),
    /42 is over the budget of 10/,
  ],
  [
    'an approval after the fact',
    'spend-gate',
    json('spend-gate.json', it => (it.approvedAt = '2027-01-01T00:00:00Z')),
    /after the plan was made/,
  ],
  [
    'an approval of long ago',
    'spend-gate',
    json('spend-gate.json', it => (it.approvedAt = '2026-01-01T00:00:00Z')),
    /more than 30 days before the plan was made/,
  ],
  [
    "a learner's own approval",
    'spend-gate',
    json('spend-gate.json', it => (it.approvedBy = 'user:default/Ada')),
    /who is the learner; expected somebody else/,
  ],
];

const aws: Fault[] = [
  [
    'no serving',
    'stages-present',
    values('aws_sagemaker_model', of => {
      delete of.tags.stage;
      delete of.tags_all.stage;
    }),
    /Nothing is tagged stage = serving/,
  ],
  [
    'a subnet that gives public addresses',
    'no-public-ip',
    values('aws_subnet', of => (of.map_public_ip_on_launch = true)),
    /gives every machine a public address/,
  ],
  [
    'a machine with a public address',
    'no-public-ip',
    values('aws_instance', of => (of.associate_public_ip_address = true)),
    /has a public address/,
  ],
  [
    'no endpoint of S3',
    'private-endpoints',
    values('aws_vpc_endpoint', of => {
      of.service_name = 'com.amazonaws.us-east-1.ecr.api';
    }),
    /aws_vpc_endpoint of S3/,
  ],
  [
    'traffic of which half is logged',
    'flow-logs',
    values('aws_flow_log', of => (of.traffic_type = 'REJECT')),
    /aws_flow_log of a VPC with all traffic/,
  ],
  [
    'a trail that can be changed afterwards',
    'audit-logs',
    values('aws_cloudtrail', of => (of.enable_log_file_validation = false)),
    /can be changed afterwards/,
  ],
  [
    'a key that is never rotated',
    'customer-key',
    values('aws_kms_key', of => (of.enable_key_rotation = false)),
    /aws_kms_key\.lab is never rotated/,
  ],
  [
    'a bucket with a key of AWS',
    'customer-key',
    values('aws_s3_bucket_server_side_encryption_configuration', of => {
      of.rule[0].apply_server_side_encryption_by_default[0].sse_algorithm =
        'AES256';
    }),
    /is not encrypted with the key/,
  ],
  [
    'a volume that is not encrypted',
    'customer-key',
    values('aws_instance', of => (of.root_block_device[0].encrypted = false)),
    /a volume that is not encrypted with the key/,
  ],
  [
    'an alarm that does nothing',
    'incident-hook',
    values('aws_cloudwatch_metric_alarm', of => (of.alarm_actions = [])),
    /aws_cloudwatch_metric_alarm with alarm_actions/,
  ],
  [
    'a topic that nobody reads',
    'incident-hook',
    removed('aws_sns_topic_subscription'),
    /no aws_sns_topic_subscription/,
  ],
  [
    'a backup of nothing',
    'backup-plan',
    removed('aws_backup_selection'),
    /nothing is backed up/,
  ],
  [
    'a backup that is never made',
    'backup-plan',
    values('aws_backup_plan', of => (of.rule[0].schedule = null)),
    /aws_backup_plan with a schedule/,
  ],
  [
    'a model that reaches the internet',
    'serving-private',
    values('aws_sagemaker_model', of => {
      of.enable_network_isolation = false;
    }),
    /can be reached from outside/,
  ],
  [
    'a load balancer on the internet',
    'serving-private',
    added('aws_lb', { internal: false }),
    /aws_lb\.added can be reached from outside/,
  ],
  [
    'SSH for everybody',
    'no-open-ssh',
    values('aws_vpc_security_group_ingress_rule', of => {
      of.from_port = 22;
      of.to_port = 22;
      of.cidr_ipv4 = '0.0.0.0/0';
    }),
    /opens port 22/,
  ],
  [
    'a wildcard policy',
    'no-wildcard-policy',
    values('aws_iam_role_policy', of => {
      of.policy = JSON.stringify({
        Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
      });
    }),
    /allows s3:\* on \*/,
  ],
  [
    'no budget',
    'budget-present',
    removed('aws_budgets_budget'),
    /no aws_budgets_budget/,
  ],
  [
    'a machine that nothing ends',
    'auto-termination',
    removed('aws_scheduler_schedule'),
    /No aws_scheduler_schedule terminates/,
  ],
];

const gcp: Fault[] = [
  [
    'no ingestion',
    'stages-present',
    values('google_storage_bucket', of => {
      for (const name of ['labels', 'effective_labels', 'terraform_labels']) {
        delete of[name]?.stage;
      }
    }),
    /stage = ingestion/,
  ],
  [
    'a machine with a public address',
    'no-public-ip',
    values('google_compute_instance', of => {
      of.network_interface[0].access_config = [{}];
    }),
    /has a public address/,
  ],
  [
    'a subnetwork that goes over the internet',
    'private-endpoints',
    values('google_compute_subnetwork', of => {
      of.private_ip_google_access = false;
    }),
    /over the internet/,
  ],
  [
    'a subnetwork that logs nothing',
    'flow-logs',
    values('google_compute_subnetwork', of => (of.log_config = [])),
    /logs no traffic/,
  ],
  [
    'writes that are not logged',
    'audit-logs',
    values('google_project_iam_audit_config', of => {
      of.audit_log_config = [{ log_type: 'DATA_READ' }];
    }),
    /DATA_READ and DATA_WRITE/,
  ],
  [
    'a key that is never rotated',
    'customer-key',
    values('google_kms_crypto_key', of => (of.rotation_period = null)),
    /is never rotated/,
  ],
  [
    'a disk with a key of Google',
    'customer-key',
    values('google_compute_instance', of => {
      of.boot_disk[0].kms_key_self_link = '';
    }),
    /a disk that is not encrypted with the key/,
  ],
  [
    'an alarm that tells nobody',
    'incident-hook',
    values('google_monitoring_alert_policy', of => {
      of.notification_channels = [];
    }),
    /google_monitoring_alert_policy with channels/,
  ],
  [
    'snapshots of nothing',
    'backup-plan',
    removed('google_compute_disk_resource_policy_attachment'),
    /attached to something/,
  ],
  [
    'a service on the internet',
    'serving-private',
    values('google_cloud_run_v2_service', of => {
      of.ingress = 'INGRESS_TRAFFIC_ALL';
    }),
    /can be reached from outside/,
  ],
];

const azure: Fault[] = [
  [
    'a machine with a public address',
    'no-public-ip',
    values('azurerm_network_interface', of => {
      of.ip_configuration[0].public_ip_address_id = '/subscriptions/x/ip';
    }),
    /has a public address/,
  ],
  [
    'no private zone',
    'private-endpoints',
    removed('azurerm_private_dns_zone'),
    /no azurerm_private_dns_zone/,
  ],
  [
    'a flow log that is switched off',
    'flow-logs',
    values('azurerm_network_watcher_flow_log', of => (of.enabled = false)),
    /azurerm_network_watcher_flow_log that is enabled/,
  ],
  [
    'calls that are not logged',
    'audit-logs',
    values('azurerm_monitor_diagnostic_setting', of => (of.enabled_log = [])),
    /azurerm_monitor_diagnostic_setting with an enabled_log/,
  ],
  [
    'a key that is never rotated',
    'customer-key',
    values('azurerm_key_vault_key', of => (of.rotation_policy = [])),
    /is never rotated/,
  ],
  [
    'an account with a key of Azure',
    'customer-key',
    removed('azurerm_storage_account_customer_managed_key'),
    /is not encrypted with the key/,
  ],
  [
    'a group without receivers',
    'incident-hook',
    values('azurerm_monitor_action_group', of => (of.email_receiver = [])),
    /azurerm_monitor_action_group with a receiver/,
  ],
  [
    'a machine that is not protected',
    'backup-plan',
    removed('azurerm_backup_protected_vm'),
    /something that is protected by it/,
  ],
  [
    'an app on the internet',
    'serving-private',
    values('azurerm_container_app', of => {
      of.ingress[0].external_enabled = true;
      of.container_app_environment_id = '/subscriptions/of/somebody/else';
    }),
    /can be reached from outside/,
  ],
  [
    'an app on the internet, in an environment that is',
    'serving-private',
    run =>
      values('azurerm_container_app_environment', of => {
        of.internal_load_balancer_enabled = false;
      })(
        values('azurerm_container_app', of => {
          of.ingress[0].external_enabled = true;
        })(run),
      ),
    /azurerm_container_app\.serving can be reached from outside/,
  ],
];

describe('what can go wrong with the project', () => {
  it.each<Fault>([...files, ...aws])(
    'on aws: %s fails %s and nothing else',
    (...fault) => expectFault('project', 'aws', fault),
  );
  it.each<Fault>(gcp)('on gcp: %s fails %s and nothing else', (...fault) =>
    expectFault('project', 'gcp', fault),
  );
  it.each<Fault>(azure)('on azure: %s fails %s and nothing else', (...fault) =>
    expectFault('project', 'azure', fault),
  );
});

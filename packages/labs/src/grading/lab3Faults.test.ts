/* eslint-disable jest/expect-expect -- expectFault() holds the expectations */
import { expectFault, Fault } from './__fixtures__/expectFault';
import { all, json, removed, values } from './__fixtures__/mutations';

/** Files that a learner's own tools write, the same on every cloud. */
const files: Fault[] = [
  [
    'a report of half a month',
    'monthly-report',
    json('report.json', report => {
      report.period.end = '2026-10-15T00:00:00Z';
    }),
    /which is no whole month/,
  ],
  [
    'a report of a month in another time zone',
    'monthly-report',
    json('report.json', report => {
      report.period.start = '2026-10-01T00:00:00+02:00';
    }),
    /which is no whole month in UTC/,
  ],
  [
    'a report that forgets a refund',
    'monthly-report',
    json('report.json', report => report.rows.pop()),
    /billed cost adds up to 5\.35, the total says 4\.35/,
  ],
  [
    'a report that hides what nobody owns',
    'monthly-report',
    json('report.json', report => {
      report.unattributed = { billed: '0', effective: '0' };
    }),
    /adds up to 3\.55, the total says 4\.35/,
  ],
  [
    'a report without rows',
    'monthly-report',
    json('report.json', report => (report.rows = [])),
    /has no rows/,
  ],
  [
    'a line that was calculated wrong',
    'budget-calculator',
    json('calculator.json', result => (result.lines[0].cost = '2.00')),
    /gpu-machine costs 3\.2192, the calculation says 2\.00/,
  ],
  [
    'lines that do not add up',
    'budget-calculator',
    json('calculator.json', result => (result.likely = '3.50')),
    /add up to 3\.2628, likely says 3\.50/,
  ],
  [
    'estimates out of order',
    'budget-calculator',
    json('calculator.json', result => (result.low = '4.00')),
    /are not in this order/,
  ],
  [
    'a high estimate over the budget',
    'budget-calculator',
    json('calculator.json', result => (result.high = '10.01')),
    /10\.01 is over the budget of 10/,
  ],
];

const aws: Fault[] = [
  [
    'a budget higher than agreed',
    'budget-present',
    values('aws_budgets_budget', of => (of.limit_amount = '100')),
    /limit 100, at most 10/,
  ],
  [
    'an alert that comes late',
    'budget-alerts',
    values('aws_budgets_budget', of => (of.notification[0].threshold = 95)),
    /tells nobody when 80 % are spent/,
  ],
  [
    'no alert on the forecast',
    'budget-alerts',
    values('aws_budgets_budget', of => {
      of.notification[1].notification_type = 'ACTUAL';
    }),
    /tells nobody when the forecast reaches 100 %/,
  ],
  [
    'a topic that nobody reads',
    'alert-subscribed',
    removed('aws_sns_topic_subscription'),
    /subscription of a person/,
  ],
  [
    'no anomaly monitor',
    'anomaly-watched',
    removed('aws_ce_anomaly_monitor'),
    /no aws_ce_anomaly_monitor/,
  ],
  [
    'anomalies that nobody hears of',
    'anomaly-watched',
    values('aws_ce_anomaly_subscription', of => (of.subscriber = [])),
    /aws_ce_anomaly_subscription with a subscriber/,
  ],
  [
    'a tag that is not active',
    'allocation-tags',
    values('aws_ce_cost_allocation_tag', of => {
      if (of.tag_key === 'lab') {
        of.status = 'Inactive';
      }
    }),
    /active cost allocation tag lab/,
  ],
  [
    'an export of the older report',
    'focus-export',
    values('aws_bcmdataexports_export', of => {
      of.export[0].data_query[0].query_statement =
        'SELECT * FROM COST_AND_USAGE_REPORT';
    }),
    /exports another table than FOCUS/,
  ],
  [
    'no export',
    'focus-export',
    removed('aws_bcmdataexports_export'),
    /no aws_bcmdataexports_export/,
  ],
  [
    'a bucket of bills that can be opened',
    'export-private',
    values('aws_s3_bucket_public_access_block', of => {
      of.restrict_public_buckets = false;
    }),
    /can be opened to the public/,
  ],
];

const gcp: Fault[] = [
  [
    'no alert on the forecast',
    'budget-alerts',
    values('google_billing_budget', of => of.threshold_rules.pop()),
    /tells nobody when the forecast/,
  ],
  [
    'a channel that is switched off',
    'alert-subscribed',
    values('google_monitoring_notification_channel', of => {
      of.enabled = false;
    }),
    /notification_channel that a person reads/,
  ],
  [
    'a policy that tells nobody',
    'anomaly-watched',
    values('google_monitoring_alert_policy', of => {
      of.notification_channels = [];
    }),
    /google_monitoring_alert_policy with conditions and channels/,
  ],
  [
    'a budget of the whole project',
    'allocation-tags',
    values('google_billing_budget', of => {
      of.budget_filter[0].labels = {};
    }),
    /filtered by the label workspace/,
  ],
  [
    'a dataset for something else',
    'focus-export',
    values('google_bigquery_dataset', of => (of.dataset_id = 'analytics')),
    /google_bigquery_dataset for the detailed billing export/,
  ],
  [
    'a view that is not FOCUS',
    'focus-export',
    values('google_bigquery_table', of => {
      of.view[0].query = 'SELECT cost FROM t';
    }),
    /BilledCost and EffectiveCost/,
  ],
  [
    'a dataset that everybody reads',
    'export-private',
    values('google_bigquery_dataset', of => {
      of.access = [{ role: 'READER', special_group: 'allAuthenticatedUsers' }];
    }),
    /can be read by more than the team/,
  ],
];

const azure: Fault[] = [
  [
    'no budget',
    'budget-present',
    // The other checks of budgets look at the same resource, so it stays, with no amount.
    values('azurerm_consumption_budget_resource_group', of => {
      of.amount = null;
    }),
    /limit none, at most 10/,
  ],
  [
    'an alert that comes late',
    'budget-alerts',
    values('azurerm_consumption_budget_resource_group', of => {
      of.notification.find((it: any) => it.threshold === 80).threshold = 90;
    }),
    /tells nobody when 80 % are spent/,
  ],
  [
    'alerts that no person reads',
    'alert-subscribed',
    values('azurerm_consumption_budget_resource_group', of =>
      of.notification.forEach((it: any) => {
        it.contact_groups = it.contact_emails;
        it.contact_emails = [];
      }),
    ),
    /contact_emails or receiver/,
  ],
  [
    'no anomaly alert',
    'anomaly-watched',
    removed('azurerm_cost_anomaly_alert'),
    /azurerm_cost_anomaly_alert/,
  ],
  [
    'a budget of another tag',
    'allocation-tags',
    values('azurerm_consumption_budget_resource_group', of => {
      of.filter[0].tag[0].name = 'team';
    }),
    /filtered by the tag workspace/,
  ],
  [
    'an export of actual cost alone',
    'focus-export',
    values('azurerm_resource_group_cost_management_export', of => {
      of.export_data_options[0].type = 'ActualCost';
    }),
    /ActualCost and AmortizedCost together/,
  ],
  [
    'an export that is switched off',
    'focus-export',
    all(
      values('azurerm_resource_group_cost_management_export', of => {
        of.active = false;
      }),
    ),
    /is not active/,
  ],
  [
    'an account of bills that can be opened',
    'export-private',
    values('azurerm_storage_account', of => {
      of.allow_nested_items_to_be_public = true;
    }),
    /can be opened to the public/,
  ],
];

describe('what can go wrong with Lab 3', () => {
  it.each<Fault>([...files, ...aws])(
    'on aws: %s fails %s and nothing else',
    (...fault) => expectFault('lab-3', 'aws', fault),
  );
  it.each<Fault>(gcp)('on gcp: %s fails %s and nothing else', (...fault) =>
    expectFault('lab-3', 'gcp', fault),
  );
  it.each<Fault>(azure)('on azure: %s fails %s and nothing else', (...fault) =>
    expectFault('lab-3', 'azure', fault),
  );
});

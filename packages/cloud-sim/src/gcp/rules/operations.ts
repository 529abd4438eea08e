import {
  type ConfigCheck,
  exactlyOneOf,
  jsonText,
  matches,
  oneOf,
} from '../../simulation/configChecks';
import type { TypeRules } from '../../simulation/TypeRules';
import { providerSource } from './providerSource';

const SCHEDULE: ConfigCheck = matches(
  'schedule',
  /^(\S+\s+){4}\S+$|^every /i,
  'five fields of a cron schedule, or "every …"',
);

/** Rules of the types for cost, monitoring and automation. */
export const OPERATIONS_RULES: Record<string, TypeRules> = {
  google_billing_budget: {
    source: providerSource('billing/resource_billing_budget.go'),
    checks: [
      matches(
        'billing_account',
        /^(billingAccounts\/)?[0-9A-F]{6}(-[0-9A-F]{6}){2}$/,
        'a billing account such as "000000-000000-000000"',
      ),
      oneOf('budget_filter.credit_types_treatment', [
        'INCLUDE_ALL_CREDITS',
        'EXCLUDE_ALL_CREDITS',
        'INCLUDE_SPECIFIED_CREDITS',
      ]),
      oneOf('budget_filter.calendar_period', ['MONTH', 'QUARTER', 'YEAR']),
      oneOf('threshold_rules.spend_basis', [
        'CURRENT_SPEND',
        'FORECASTED_SPEND',
      ]),
    ],
    defaults: {
      'all_updates_rule.disable_default_iam_recipients': false,
      'all_updates_rule.schema_version': '1.0',
      'budget_filter.credit_types_treatment': 'INCLUDE_ALL_CREDITS',
      'threshold_rules.spend_basis': 'CURRENT_SPEND',
    },
    computed: { 'amount.specified_amount.currency_code': 'USD' },
  },
  google_monitoring_notification_channel: {
    source: providerSource(
      'monitoring/resource_monitoring_notification_channel.go',
    ),
    defaults: { enabled: true, force_delete: false },
  },
  google_monitoring_alert_policy: {
    source: providerSource('monitoring/resource_monitoring_alert_policy.go'),
    checks: [
      oneOf('combiner', ['AND', 'OR', 'AND_WITH_MATCHING_RESOURCE']),
      oneOf('severity', ['CRITICAL', 'ERROR', 'WARNING']),
      oneOf('conditions.condition_threshold.comparison', [
        'COMPARISON_GT',
        'COMPARISON_GE',
        'COMPARISON_LT',
        'COMPARISON_LE',
        'COMPARISON_EQ',
        'COMPARISON_NE',
      ]),
    ],
    defaults: { enabled: true },
    computed: {
      'conditions.name': ({ id }) => `${id}/conditions/simulated`,
    },
  },
  google_monitoring_dashboard: {
    source: providerSource('monitoring/resource_monitoring_dashboard.go'),
    checks: [jsonText('dashboard_json')],
  },
  google_logging_project_sink: {
    source: providerSource('logging/resource_logging_project_sink.go'),
    forceNew: ['unique_writer_identity'],
    defaults: { unique_writer_identity: true, disabled: false },
  },
  google_logging_metric: {
    source: providerSource('logging/resource_logging_metric.go'),
    checks: [
      oneOf('metric_descriptor.metric_kind', ['DELTA', 'GAUGE', 'CUMULATIVE']),
    ],
  },
  google_cloud_scheduler_job: {
    source: providerSource('cloudscheduler/resource_cloud_scheduler_job.go'),
    checks: [
      exactlyOneOf('pubsub_target', 'http_target', 'app_engine_http_target'),
      SCHEDULE,
    ],
    defaults: { time_zone: 'Etc/UTC' },
    computed: { state: 'ENABLED' },
  },
  google_project_service: {
    source: providerSource(
      'resourcemanager/resource_google_project_service.go',
    ),
    checks: [
      matches(
        'service',
        /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/,
        'a service such as "compute.googleapis.com"',
      ),
    ],
    defaults: { disable_on_destroy: true },
  },
  google_cloud_quotas_quota_preference: {
    source: providerSource(
      'cloudquotas/resource_cloud_quotas_quota_preference.go',
    ),
    forceNew: ['dimensions', 'parent', 'quota_id', 'service'],
  },
  google_tags_tag_key: {
    source: providerSource('tags/resource_tags_tag_key.go'),
    forceNew: ['parent', 'purpose', 'short_name'],
  },
  google_tags_tag_value: {
    source: providerSource('tags/resource_tags_tag_value.go'),
    forceNew: ['parent', 'short_name'],
  },
};

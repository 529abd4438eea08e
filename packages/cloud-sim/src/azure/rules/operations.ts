import { knownString } from '../../cty/CtyValue';
import {
  type ConfigCheck,
  jsonText,
  matches,
  oneOf,
} from '../../simulation/configChecks';
import type { TypeRules } from '../../simulation/TypeRules';
import { providerSource } from './providerSource';

const BUDGET_CHECKS: ConfigCheck[] = [
  oneOf('time_grain', [
    'BillingAnnual',
    'BillingMonth',
    'BillingQuarter',
    'Annually',
    'Monthly',
    'Quarterly',
  ]),
  oneOf('notification.operator', [
    'EqualTo',
    'GreaterThan',
    'GreaterThanOrEqualTo',
  ]),
  oneOf('notification.threshold_type', ['Actual', 'Forecasted']),
  matches(
    'time_period.start_date',
    /^\d{4}-\d{2}-01T00:00:00Z$/,
    'the first day of a month, such as "2026-11-01T00:00:00Z"',
  ),
];

function budget(file: string): TypeRules {
  return {
    source: providerSource(`consumption/${file}`),
    checks: BUDGET_CHECKS,
    forceNew: ['time_grain', 'time_period.start_date'],
    defaults: {
      'notification.enabled': true,
      'notification.threshold_type': 'Actual',
      time_grain: 'Monthly',
    },
    // Ten years, as Azure gives a budget whose end nobody named.
    computed: {
      'time_period.end_date': ({ now }) =>
        `${Number(now.slice(0, 4)) + 10}-01-01T00:00:00Z`,
    },
  };
}

/** Rules of the types for groups, cost, monitoring and automation. */
export const OPERATIONS_RULES: Record<string, TypeRules> = {
  azurerm_ai_foundry_project: {
    source: providerSource('machinelearning/ai_foundry_project_resource.go'),
    forceNew: ['name', 'ai_services_hub_id'],
    // A project lies in the group of its hub.
    id: ({ name, ai_services_hub_id: hub }) =>
      (knownString(hub) ?? '').replace(/[^/]+$/, knownString(name) ?? ''),
  },
  azurerm_resource_group: {
    source: providerSource('resource/resource_group_resource.go'),
    checks: [
      matches(
        'name',
        /^[-\w._()]{1,90}(?<!\.)$/,
        'up to 90 letters, digits and any of -_.(), no dot last',
      ),
    ],
    forceNew: ['location'],
  },
  azurerm_consumption_budget_management_group: budget(
    'consumption_budget_management_group_resource.go',
  ),
  azurerm_consumption_budget_resource_group: budget(
    'consumption_budget_resource_group_resource.go',
  ),
  azurerm_consumption_budget_subscription: budget(
    'consumption_budget_subscription_resource.go',
  ),
  azurerm_log_analytics_workspace: {
    source: providerSource('loganalytics/log_analytics_workspace_resource.go'),
    forceNew: ['location'],
    defaults: {
      allow_resource_only_permissions: true,
      daily_quota_gb: -1,
      internet_ingestion_enabled: true,
      internet_query_enabled: true,
    },
    computed: { retention_in_days: 30, sku: 'PerGB2018' },
  },
  azurerm_application_insights: {
    source: providerSource(
      'applicationinsights/application_insights_resource.go',
    ),
    checks: [
      oneOf('application_type', [
        'web',
        'other',
        'java',
        'MobileCenter',
        'phone',
        'store',
        'ios',
        'Node.JS',
      ]),
    ],
    forceNew: ['application_type', 'location'],
    defaults: {
      daily_data_cap_in_gb: 100,
      retention_in_days: 90,
      sampling_percentage: 100,
    },
  },
  azurerm_monitor_action_group: {
    source: providerSource('monitor/monitor_action_group_resource.go'),
    checks: [matches('short_name', /^.{1,12}$/, '1 to 12 characters')],
    forceNew: ['location'],
    defaults: { enabled: true, location: 'global' },
  },
  azurerm_monitor_metric_alert: {
    source: providerSource('monitor/monitor_metric_alert_resource.go'),
    checks: [
      oneOf('criteria.aggregation', [
        'Average',
        'Count',
        'Minimum',
        'Maximum',
        'Total',
      ]),
      oneOf('criteria.operator', [
        'Equals',
        'NotEquals',
        'GreaterThan',
        'GreaterThanOrEqual',
        'LessThan',
        'LessThanOrEqual',
      ]),
    ],
    defaults: {
      auto_mitigate: true,
      enabled: true,
      frequency: 'PT1M',
      severity: 3,
      window_size: 'PT5M',
    },
  },
  azurerm_policy_definition: {
    source: providerSource('policy/policy_definition_resource.go'),
    checks: [
      oneOf('policy_type', ['BuiltIn', 'Custom', 'NotSpecified', 'Static']),
      jsonText('policy_rule'),
      jsonText('parameters'),
      jsonText('metadata'),
    ],
    forceNew: ['policy_type'],
  },
  azurerm_automation_account: {
    source: providerSource('automation/automation_account_resource.go'),
    checks: [oneOf('sku_name', ['Basic', 'Free'])],
    forceNew: ['location'],
    defaults: {
      local_authentication_enabled: true,
      public_network_access_enabled: true,
    },
  },
  azurerm_automation_runbook: {
    source: providerSource('automation/automation_runbook_resource.go'),
    checks: [
      oneOf('runbook_type', [
        'Graph',
        'GraphPowerShell',
        'GraphPowerShellWorkflow',
        'PowerShellWorkflow',
        'PowerShell',
        'PowerShell72',
        'Python3',
        'Python2',
        'Script',
      ]),
    ],
    forceNew: ['location', 'runbook_type'],
  },
  azurerm_automation_schedule: {
    source: providerSource('automation/automation_schedule_resource.go'),
    checks: [oneOf('frequency', ['Day', 'Hour', 'Month', 'OneTime', 'Week'])],
    defaults: { timezone: 'Etc/UTC' },
    computed: { interval: 1, start_time: ({ now }) => now },
  },
  azurerm_recovery_services_vault: {
    source: providerSource(
      'recoveryservices/recovery_services_vault_resource.go',
    ),
    checks: [oneOf('sku', ['RS0', 'Standard'])],
    forceNew: ['location'],
    defaults: {
      public_network_access_enabled: true,
      soft_delete_enabled: true,
      storage_mode_type: 'GeoRedundant',
    },
  },
};

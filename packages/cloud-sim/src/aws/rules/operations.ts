import { knownString } from '../../cty/CtyValue';
import {
  atMostOneOf,
  between,
  matches,
  oneOf,
} from '../../simulation/configChecks';
import type { TypeRules } from '../../simulation/TypeRules';
import { simulatedArn } from '../arnOf';
import { providerSource } from './providerSource';

/** Retention that CloudWatch Logs offers, in days; 0 keeps logs for ever. */
const LOG_RETENTION_DAYS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
  2192, 2557, 2922, 3288, 3653,
].map(String);

/** Rules of the types for budgets, schedules, logs and messages. */
export const OPERATIONS_RULES: Record<string, TypeRules> = {
  aws_budgets_budget: {
    source: providerSource('budgets/budget.go'),
    checks: [
      atMostOneOf('name', 'name_prefix'),
      atMostOneOf('limit_amount', 'planned_limit'),
      oneOf('budget_type', [
        'USAGE',
        'COST',
        'RI_UTILIZATION',
        'RI_COVERAGE',
        'SAVINGS_PLANS_UTILIZATION',
        'SAVINGS_PLANS_COVERAGE',
      ]),
      oneOf('time_unit', [
        'DAILY',
        'MONTHLY',
        'QUARTERLY',
        'ANNUALLY',
        'CUSTOM',
      ]),
      oneOf('notification.comparison_operator', [
        'GREATER_THAN',
        'LESS_THAN',
        'EQUAL_TO',
      ]),
      oneOf('notification.notification_type', ['ACTUAL', 'FORECASTED']),
      oneOf('notification.threshold_type', ['PERCENTAGE', 'ABSOLUTE_VALUE']),
      matches(
        'time_period_start',
        /^\d{4}-\d{2}-\d{2}_\d{2}:\d{2}$/,
        'a time such as "2026-11-01_00:00"',
      ),
    ],
    forceNew: ['account_id', 'name', 'name_prefix'],
    defaults: { time_period_end: '2087-06-15_00:00' },
    computed: {
      time_period_start: ({ now }) => `${now.slice(0, 7)}-01_00:00`,
    },
  },
  aws_scheduler_schedule: {
    source: providerSource('scheduler/schedule.go'),
    checks: [
      atMostOneOf('name', 'name_prefix'),
      matches('name', /^[\w.-]{1,64}$/, 'up to 64 letters, digits and _.-'),
      matches(
        'schedule_expression',
        /^(at\(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\)|(rate|cron)\(.+\))$/,
        'at(yyyy-mm-ddThh:mm:ss), rate(...) or cron(...)',
      ),
      oneOf('action_after_completion', ['NONE', 'DELETE']),
      oneOf('flexible_time_window.mode', ['OFF', 'FLEXIBLE']),
      between('flexible_time_window.maximum_window_in_minutes', 1, 1440),
      oneOf('state', ['ENABLED', 'DISABLED']),
    ],
    forceNew: ['group_name', 'name', 'name_prefix'],
    defaults: {
      schedule_expression_timezone: 'UTC',
      state: 'ENABLED',
      'target.retry_policy.maximum_event_age_in_seconds': 86400,
      'target.retry_policy.maximum_retry_attempts': 185,
    },
    computed: { action_after_completion: 'NONE', group_name: 'default' },
    id: ({ group_name: group, name }) =>
      `${knownString(group) ?? 'default'}/${knownString(name)}`,
    arn: ({ id, scope }) =>
      simulatedArn(
        'scheduler',
        scope.region,
        scope.accountId,
        `schedule/${id}`,
      ),
  },
  aws_cloudwatch_log_group: {
    source: providerSource('logs/group.go'),
    checks: [
      atMostOneOf('name', 'name_prefix'),
      oneOf('retention_in_days', LOG_RETENTION_DAYS),
    ],
    forceNew: ['name', 'name_prefix'],
    defaults: { retention_in_days: 0, skip_destroy: false },
  },
  aws_sns_topic: {
    source: providerSource('sns/topic.go'),
    checks: [atMostOneOf('name', 'name_prefix')],
    forceNew: ['name', 'name_prefix', 'fifo_topic'],
    defaults: { fifo_topic: false },
  },
};

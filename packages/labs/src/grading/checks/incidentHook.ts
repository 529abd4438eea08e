import { blocks, hasItems } from '../../plan/attributes';
import { checkByCloud, lacks } from '../Check';

const AZURE_ALERTS = [
  'azurerm_monitor_metric_alert',
  'azurerm_monitor_activity_log_alert',
  'azurerm_monitor_scheduled_query_rules_alert_v2',
];

/** When something breaks, somebody hears of it. */
export const incidentHook = checkByCloud({
  id: 'incident-hook',
  title: 'An alarm reaches somebody',
  praise: 'An alarm reaches somebody.',
  hint: {
    aws: 'Give `aws_cloudwatch_metric_alarm` the topic in `alarm_actions`, and the topic a subscription.',
    gcp: 'Give `google_monitoring_alert_policy` its `notification_channels`.',
    azure:
      'Give the alert an action on the `azurerm_monitor_action_group`, and the group a receiver.',
  },
  complaint: {
    aws: run => {
      const isAlarmed = run
        .appliedOf('aws_cloudwatch_metric_alarm')
        .some(
          ({ values }) =>
            values?.actions_enabled !== false &&
            hasItems(values, 'alarm_actions'),
        );
      if (!isAlarmed) {
        return lacks('aws_cloudwatch_metric_alarm with alarm_actions');
      }
      if (!run.plannedOf('aws_sns_topic').length) {
        return lacks('aws_sns_topic');
      }
      return run.plannedOf('aws_sns_topic_subscription').length
        ? undefined
        : lacks('aws_sns_topic_subscription');
    },
    gcp: run => {
      const isAlarmed = run
        .appliedOf('google_monitoring_alert_policy')
        .some(
          ({ values }) =>
            values?.enabled !== false &&
            hasItems(values, 'notification_channels'),
        );
      if (!isAlarmed) {
        return lacks('google_monitoring_alert_policy with channels');
      }
      return run.plannedOf('google_monitoring_notification_channel').length
        ? undefined
        : lacks('google_monitoring_notification_channel');
    },
    azure: run => {
      const isAlarmed = run
        .appliedOf(...AZURE_ALERTS)
        .some(
          ({ values }) =>
            values?.enabled !== false &&
            blocks(values, 'action').some(
              it => it.action_group_id || hasItems(it, 'action_groups'),
            ),
        );
      if (!isAlarmed) {
        return lacks('alert with an action group');
      }
      return run
        .plannedOf('azurerm_monitor_action_group')
        .some(
          ({ values }) =>
            values?.enabled !== false &&
            Object.keys(values ?? {}).some(
              name => name.endsWith('_receiver') && hasItems(values, name),
            ),
        )
        ? undefined
        : lacks('azurerm_monitor_action_group with a receiver');
    },
  },
});

import { hasItems } from '../../plan/attributes';
import { checkByCloud, lacks } from '../Check';

/** A day that is not like the others is told to somebody. */
export const anomalyWatched = checkByCloud({
  id: 'anomaly-watched',
  title: 'Anomalies are watched for',
  praise: 'Anomalies are watched for, and told.',
  hint: {
    aws: 'Have `aws_ce_anomaly_monitor`, and an `aws_ce_anomaly_subscription` with a `subscriber` and a `threshold_expression`.',
    gcp: 'Have the `google_monitoring_alert_policy` on the cost metric, enabled, with `notification_channels`.',
    azure: 'Have `azurerm_cost_anomaly_alert` with `email_addresses`.',
  },
  complaint: {
    aws: run => {
      if (!run.plannedOf('aws_ce_anomaly_monitor').length) {
        return lacks('aws_ce_anomaly_monitor');
      }
      return run
        .plannedOf('aws_ce_anomaly_subscription')
        .some(
          ({ values }) =>
            hasItems(values, 'subscriber') &&
            (values?.monitor_arn_list === undefined ||
              hasItems(values, 'monitor_arn_list')) &&
            hasItems(values, 'threshold_expression'),
        )
        ? undefined
        : lacks(
            'aws_ce_anomaly_subscription with a subscriber and a threshold',
          );
    },
    gcp: run =>
      run
        .appliedOf('google_monitoring_alert_policy')
        .some(
          ({ values }) =>
            values?.enabled !== false &&
            hasItems(values, 'conditions') &&
            hasItems(values, 'notification_channels'),
        )
        ? undefined
        : lacks(
            'google_monitoring_alert_policy with conditions and channels',
            'plan-after-apply.json',
          ),
    azure: run =>
      run
        .plannedOf('azurerm_cost_anomaly_alert')
        .some(({ values }) => hasItems(values, 'email_addresses'))
        ? undefined
        : lacks('azurerm_cost_anomaly_alert with somebody to tell'),
  },
});

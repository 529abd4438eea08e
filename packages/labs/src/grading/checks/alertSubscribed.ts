import { blocks, hasItems, text } from '../../plan/attributes';
import { checkByCloud, lacks } from '../Check';

/** Alerts end with a person, and not with a topic that nobody reads. */
export const alertSubscribed = checkByCloud({
  id: 'alert-subscribed',
  title: 'Alerts reach a person',
  praise: 'Alerts reach a person.',
  hint: {
    aws: 'Name somebody in `alert_emails` of `infra/lab.auto.tfvars.json`, or subscribe them yourself: `aws_sns_topic_subscription`, or `subscriber_email_addresses` of the budget.',
    gcp: 'Name somebody in `alert_emails` of `infra/lab.auto.tfvars.json`, or add a `google_monitoring_notification_channel` of type `email`, `pagerduty`, `slack` or `sms`.',
    azure:
      'Name somebody in `alert_emails` of `infra/lab.auto.tfvars.json`, which become the `contact_emails` of the budget, or a receiver in `azurerm_monitor_action_group`.',
  },
  complaint: {
    aws: run =>
      run
        .plannedOf('aws_sns_topic_subscription')
        .some(
          ({ values }) => !/^(sqs|firehose)$/.test(text(values, 'protocol')),
        ) ||
      run
        .plannedOf('aws_budgets_budget')
        .flatMap(({ values }) => blocks(values, 'notification'))
        .some(it => hasItems(it, 'subscriber_email_addresses'))
        ? undefined
        : lacks('subscription of a person to the alerts'),
    gcp: run =>
      run
        .plannedOf('google_monitoring_notification_channel')
        .some(
          ({ values }) =>
            values?.enabled !== false &&
            /^(email|pagerduty|slack|sms)$/.test(text(values, 'type')),
        )
        ? undefined
        : lacks('google_monitoring_notification_channel that a person reads'),
    azure: run =>
      run.planned.some(
        ({ type, values }) =>
          (type.startsWith('azurerm_consumption_budget_') &&
            blocks(values, 'notification').some(it =>
              hasItems(it, 'contact_emails'),
            )) ||
          (type === 'azurerm_monitor_action_group' &&
            ['email_receiver', 'sms_receiver', 'webhook_receiver'].some(it =>
              hasItems(values, it),
            )),
      )
        ? undefined
        : lacks('contact_emails or receiver that a person reads'),
  },
});

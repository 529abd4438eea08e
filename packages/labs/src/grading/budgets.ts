import Big from 'big.js';
import { CloudProvider } from '../lab/LabContract';
import { amount, blocks, hasItems, text } from '../plan/attributes';
import { Attributes } from '../plan/TerraformPlan';
import { LabRun, PlannedResource } from './LabRun';

/** A budget, in words that the clouds share. */
export interface Budget {
  resource: PlannedResource;
  limit?: Big;
  /** Of the limit; undefined where the cloud takes that of the account. */
  currency?: string;
  /** When it watches no more, ISO 8601; undefined where it has no end. */
  until?: string;
  alerts: {
    /** Percent of the limit. */
    threshold?: Big;
    isForecast: boolean;
    reachesSomebody: boolean;
  }[];
}

/** The types of budgets, for messages. */
export const BUDGET_TYPES: Record<CloudProvider, string> = {
  aws: 'aws_budgets_budget of type COST',
  gcp: 'google_billing_budget',
  azure: 'azurerm_consumption_budget_resource_group or _subscription',
};

const READERS: Record<
  CloudProvider,
  (resource: PlannedResource) => Budget | undefined
> = {
  aws: resource => {
    const { type, values } = resource;
    return type === 'aws_budgets_budget' && values?.budget_type === 'COST'
      ? {
          resource,
          limit: amount(values.limit_amount),
          currency: text(values, 'limit_unit') || undefined,
          until: text(values, 'time_period_end').replace(
            /^(\d{4}-\d\d-\d\d)_(\d\d:\d\d)$/,
            '$1T$2:00Z',
          ),
          alerts: blocks(values, 'notification').map(notification => ({
            threshold: awsThreshold(notification, amount(values.limit_amount)),
            isForecast: notification.notification_type === 'FORECASTED',
            // What is not known before it is created, such as the ARN of a new topic, is null in a plan's list.
            // One that speaks while less is spent says nothing when more is.
            reachesSomebody:
              notification.comparison_operator !== 'LESS_THAN' &&
              has(
                notification,
                'subscriber_email_addresses',
                'subscriber_sns_topic_arns',
              ),
          })),
        }
      : undefined;
  },
  gcp: resource => {
    const { type, values } = resource;
    if (type !== 'google_billing_budget') {
      return undefined;
    }
    const [specified] = blocks(values, 'amount').flatMap(it =>
      blocks(it, 'specified_amount'),
    );
    const reachesSomebody = blocks(values, 'all_updates_rule').some(
      rule =>
        has(rule, 'monitoring_notification_channels') ||
        text(rule, 'pubsub_topic') !== '',
    );
    return {
      resource,
      limit: specified && googleMoney(specified),
      currency: text(specified, 'currency_code') || undefined,
      alerts: blocks(values, 'threshold_rules').map(rule => ({
        threshold: amount(rule.threshold_percent)?.times(100),
        isForecast: rule.spend_basis === 'FORECASTED_SPEND',
        reachesSomebody,
      })),
    };
  },
  azure: resource => {
    const { type, values } = resource;
    return /^azurerm_consumption_budget_(resource_group|subscription|management_group)$/.test(
      type,
    )
      ? {
          resource,
          limit: amount(values?.amount),
          until: blocks(values, 'time_period').map(it =>
            text(it, 'end_date'),
          )[0],
          alerts: blocks(values, 'notification')
            .filter(({ enabled }) => enabled !== false)
            .map(notification => ({
              threshold: amount(notification.threshold),
              isForecast: notification.threshold_type === 'Forecasted',
              reachesSomebody: has(
                notification,
                'contact_emails',
                'contact_groups',
                'contact_roles',
              ),
            })),
        }
      : undefined;
  },
};

/** The budgets of the plan. */
export function budgetsOf(run: LabRun): Budget[] {
  return run.planned.flatMap(it => READERS[run.cloud](it) ?? []);
}

// In percent of the limit, or in its currency.
function awsThreshold(
  notification: Attributes,
  limit: Big | undefined,
): Big | undefined {
  const threshold = amount(notification.threshold);
  if (notification.threshold_type !== 'ABSOLUTE_VALUE') {
    return threshold;
  }
  return limit?.gt(0) ? threshold?.div(limit).times(100) : undefined;
}

function has(attributes: Attributes, ...names: string[]): boolean {
  return names.some(name => hasItems(attributes, name));
}

// Whole units as text, billionths as a number.
function googleMoney({ units, nanos }: Attributes): Big | undefined {
  const whole = amount(units ?? '0');
  const part = amount(nanos ?? 0);
  return whole && part && whole.plus(part.div(1_000_000_000));
}

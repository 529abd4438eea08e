import Big from 'big.js';
import { blocks } from '../../plan/attributes';
import { Attributes } from '../../plan/TerraformPlan';
import { Check, failed, passed } from '../Check';

/** A cost budget no higher than agreed tells somebody before it is spent. */
export const budgetPresent: Check = {
  id: 'budget-present',
  title: 'A budget watches the spend',
  required: true,
  points: 10,
  hint: 'Keep `aws_budgets_budget` with the amount agreed in the form and at least one notification with a subscriber.',
  run(run) {
    const budgets = run.planned.filter(
      ({ type, values }) =>
        type === 'aws_budgets_budget' && values?.budget_type === 'COST',
    );
    if (!budgets.length) {
      return failed(
        'The plan holds no aws_budgets_budget of type COST.',
        'plan.json#/planned_values',
      );
    }
    for (const { address, values } of budgets) {
      const limit = amount(values?.limit_amount);
      if (!limit || limit.gt(run.agreed.budget)) {
        return failed(
          `${address} has the limit ${
            values?.limit_amount ?? 'none'
          }, at most ${run.agreed.budget} was agreed.`,
          'plan.json#/planned_values',
        );
      }
      if (!blocks(values, 'notification').some(hasSubscriber)) {
        return failed(
          `${address} notifies nobody.`,
          'plan.json#/planned_values',
        );
      }
    }
    return passed(`Budgets: ${budgets.map(b => b.address).join(', ')}.`);
  },
};

// What is not known before it is created, such as the ARN of a new topic, is null in a plan's list.
function hasSubscriber(notification: Attributes) {
  return [
    notification.subscriber_email_addresses,
    notification.subscriber_sns_topic_arns,
  ].some(list => Array.isArray(list) && list.length > 0);
}

function amount(value: unknown) {
  try {
    return new Big(String(value));
  } catch {
    return undefined;
  }
}

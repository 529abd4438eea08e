import Big from 'big.js';
import { blocks, strings } from '../../plan/attributes';
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

// The ARN of a topic that is yet to be created is not known when planning, and is left out of the list then;
// Terraform leaves the whole set out if one member is unknown.
function hasSubscriber(notification: Attributes) {
  return (
    strings(notification, 'subscriber_email_addresses').length > 0 ||
    strings(notification, 'subscriber_sns_topic_arns').length > 0 ||
    !('subscriber_sns_topic_arns' in notification)
  );
}

function amount(value: unknown) {
  try {
    return new Big(String(value));
  } catch {
    return undefined;
  }
}

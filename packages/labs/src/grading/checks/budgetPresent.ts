import { Check, complain, failed, passed, Verdict } from '../Check';
import { BUDGET_TYPES, budgetsOf } from '../budgets';

/** Percent. */
const WHOLE_BUDGET = 100;

/** A budget no higher than agreed tells somebody before it is spent. */
export const budgetPresent: Check = {
  id: 'budget-present',
  title: 'A budget watches the spend',
  hint: {
    aws: 'Have `aws_budgets_budget` with the amount agreed in the form and at least one notification with a subscriber.',
    gcp: 'Have `google_billing_budget` with the amount agreed in the form, `threshold_rules` and an `all_updates_rule` with a channel or topic.',
    azure:
      'Have `azurerm_consumption_budget_resource_group` with the amount agreed in the form and an enabled `notification` with a contact.',
  },
  run(run) {
    const budgets = budgetsOf(run);
    if (!budgets.length) {
      return failed(
        `The plan holds no ${BUDGET_TYPES[run.cloud]}.`,
        'plan.json#/planned_values',
      );
    }
    for (const { resource, limit, currency, until, alerts } of budgets) {
      const wrong = (what: string): Verdict => ({
        outcome: 'failed',
        ...complain(resource, what),
      });
      if (!limit || limit.gt(run.agreed.budget)) {
        return wrong(
          `has the limit ${limit ?? 'none'}, at most ${
            run.agreed.budget
          } was agreed`,
        );
      }
      if (limit.lte(0)) {
        return wrong(`has the limit ${limit}, which is no budget`);
      }
      const agreed = run.contract.budget.currency;
      if (currency && currency !== agreed) {
        return wrong(`is in ${currency}, ${agreed} was agreed`);
      }
      if (until && Date.parse(until) <= Date.parse(run.agreed.expiresAt)) {
        return wrong(
          `ends at ${until}, before the lease (${run.agreed.expiresAt})`,
        );
      }
      const heard = alerts.filter(({ reachesSomebody }) => reachesSomebody);
      if (!heard.length) {
        return wrong('notifies nobody');
      }
      if (!heard.some(({ threshold }) => threshold?.lte(WHOLE_BUDGET))) {
        return wrong('notifies nobody before all of it is spent');
      }
    }
    return passed(
      `Budgets: ${budgets.map(({ resource }) => resource.address).join(', ')}.`,
    );
  },
};

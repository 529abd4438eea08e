import { Check, complain, failed, passed } from '../Check';
import { Budget, BUDGET_TYPES, budgetsOf } from '../budgets';

const EARLY_PERCENT = 80;
const FORECAST_PERCENT = 100;

/** Budgets speak early of what was spent, and before the end of what will be. */
export const budgetAlerts: Check = {
  id: 'budget-alerts',
  title: 'Alerts come in time',
  hint: 'Have two alerts, each with somebody who reads it: one on actual spend at 80 % or less, one on forecast spend at 100 % or less.',
  run(run) {
    const budgets = budgetsOf(run);
    if (!budgets.length) {
      return failed(
        `The plan holds no ${BUDGET_TYPES[run.cloud]}.`,
        'plan.json#/planned_values',
      );
    }
    const isEarly = budgets.some(it => alertsBy(it, EARLY_PERCENT, false));
    const isForecast = budgets.some(it => alertsBy(it, FORECAST_PERCENT, true));
    if (isEarly && isForecast) {
      return passed('Alerts come early, and on what is forecast.');
    }
    return {
      outcome: 'failed',
      ...complain(
        budgets[0].resource,
        isEarly
          ? `tells nobody when the forecast reaches ${FORECAST_PERCENT} %`
          : `tells nobody when ${EARLY_PERCENT} % are spent`,
      ),
    };
  },
};

function alertsBy(
  { alerts }: Budget,
  percent: number,
  isForecast: boolean,
): boolean {
  return alerts.some(
    alert =>
      alert.isForecast === isForecast &&
      alert.reachesSomebody &&
      alert.threshold?.gt(0) &&
      alert.threshold.lte(percent),
  );
}

import Big from 'big.js';
import { Budget, BudgetScope, BudgetState } from './Budget';
import { BudgetTotals, ONCE } from './BudgetTotals';
import { checkBudgets } from './checkBudgets';

/** Where a budget stands. Decimal strings. @public */
export interface BudgetStatus {
  budgetId: string;
  scope: BudgetScope;
  /** `YYYY-MM`, or `once`. */
  period: string;
  currency: string;
  amount: string;
  reported: string;
  projected: string;
  forecast: string;
  /** `amount` − `projected`; below 0 where it is overdrawn. */
  remaining: string;
  /** Currencies of spend in the scope that are not counted. */
  otherCurrencies: string[];
}

/**
 * Where every budget stands in a month (`YYYY-MM`). Throws `BudgetError` where a budget makes no sense.
 *
 * @public
 */
export function budgetStatus(
  budgets: readonly Budget[],
  state: BudgetState,
  month: string,
): BudgetStatus[] {
  checkBudgets(budgets);
  const totals = BudgetTotals.create(state, budgets);
  return budgets.map(budget => {
    const period = budget.period === 'once' ? ONCE : month;
    const projected = totals.amount(budget, period, 'projected');
    return {
      budgetId: budget.id,
      scope: budget.scope,
      period,
      currency: budget.currency,
      amount: new Big(budget.amount).toFixed(),
      reported: totals.amount(budget, period, 'reported').toFixed(),
      projected: projected.toFixed(),
      forecast: totals.amount(budget, period, 'forecast').toFixed(),
      remaining: new Big(budget.amount).minus(projected).toFixed(),
      otherCurrencies: totals.otherCurrencies(budget, period),
    };
  });
}

/**
 * The budget that has least left of those that cover a scope, which is what a new lab there may cost: a learner's budget
 * is worth nothing where the cohort's is spent. Undefined where no budget in the currency covers it.
 *
 * @public
 */
export function tightestBudget(
  statuses: readonly BudgetStatus[],
  scope: BudgetScope,
  currency: string,
): BudgetStatus | undefined {
  return statuses
    .filter(
      status =>
        status.currency === currency &&
        (Object.keys(status.scope) as (keyof BudgetScope)[]).every(
          level => status.scope[level] === scope[level],
        ),
    )
    .sort((a, b) => new Big(a.remaining).cmp(b.remaining))[0];
}

import { Budget, BudgetError, BudgetThreshold } from './Budget';

const DECIMAL = /^\d+(\.\d+)?$/;

/** Throws `BudgetError` at the first thing that makes no sense. */
export function checkBudgets(budgets: readonly Budget[]): void {
  const ids = new Set<string>();
  for (const { id, amount, thresholds } of budgets) {
    if (ids.has(id)) {
      throw new BudgetError(
        `budget ${id}`,
        id,
        'an id that no other budget has',
      );
    }
    ids.add(id);
    if (!DECIMAL.test(amount) || Number(amount) === 0) {
      throw new BudgetError(
        `budget ${id}, amount`,
        amount,
        'a decimal string above 0 such as 250.00',
      );
    }
    const thresholdIds = new Set<string>();
    for (const threshold of thresholds) {
      const place = `budget ${id}, threshold ${threshold.id}`;
      if (thresholdIds.has(threshold.id)) {
        throw new BudgetError(
          place,
          threshold.id,
          'an id that no other threshold of the budget has',
        );
      }
      thresholdIds.add(threshold.id);
      checkThreshold(place, threshold);
    }
  }
}

function checkThreshold(
  place: string,
  { percent, grace }: BudgetThreshold,
): void {
  if (!(percent > 0 && Number.isFinite(percent))) {
    throw new BudgetError(`${place}, percent`, percent, 'a number above 0');
  }
  for (const field of ['hours', 'percent'] as const) {
    const value = grace?.[field];
    if (value !== undefined && !(value >= 0 && Number.isFinite(value))) {
      throw new BudgetError(
        `${place}, grace.${field}`,
        value,
        'a number of 0 or above',
      );
    }
  }
  if (grace?.money !== undefined && !DECIMAL.test(grace.money)) {
    throw new BudgetError(
      `${place}, grace.money`,
      grace.money,
      'a decimal string such as 5.00',
    );
  }
}

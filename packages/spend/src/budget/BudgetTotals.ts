import Big from 'big.js';
import { Budget, BudgetMeasure, BudgetScope, BudgetState } from './Budget';

const LEVELS = ['org', 'cohort', 'lab', 'learner'] as const;

/** Period of a budget that never begins anew. */
export const ONCE = 'once';

/** What lies in a scope, by kind. */
interface ScopeTotals {
  currency: string;
  reported: { gross: Big; credits: Big };
  accrued: { gross: Big; credits: Big };
  expected: { gross: Big; credits: Big };
}

/**
 * Sums of all that is known, for budgets of any scope. Lines are added up once for each combination of levels that
 * budgets have (org; org and cohort; learner; …), not once for each budget: a class has as many budgets as learners.
 */
export class BudgetTotals {
  /** By combination of levels, then by period and names. */
  readonly #sums = new Map<string, Map<string, ScopeTotals[]>>();

  static create(state: BudgetState, budgets: readonly Budget[]): BudgetTotals {
    const totals = new BudgetTotals();
    const combinations = new Map(
      budgets.map(({ scope, period }) => [
        combinationOf(scope, period),
        { levels: levelsOf(scope), period },
      ]),
    );
    for (const [combination, { levels, period }] of combinations) {
      const sums = new Map<string, ScopeTotals[]>();
      for (const { kind, month, lines } of Object.values(state.known)) {
        for (const line of lines) {
          const key = sumKey(
            period === 'once' ? ONCE : month,
            levels.map(level => line.scope[level]),
          );
          const known = sums.get(key) ?? [];
          sums.set(key, known);
          let sum = known.find(({ currency }) => currency === line.currency);
          if (!sum) {
            sum = {
              currency: line.currency,
              reported: zero(),
              accrued: zero(),
              expected: zero(),
            };
            known.push(sum);
          }
          sum[kind].gross = sum[kind].gross.plus(line.gross);
          sum[kind].credits = sum[kind].credits.plus(line.credits);
        }
      }
      totals.#sums.set(combination, sums);
    }
    return totals;
  }

  private constructor() {}

  /** What a budget's measure comes to in a period, in the budget's currency and cost. */
  amount(budget: Budget, period: string, measure: BudgetMeasure): Big {
    const sum = this.#of(budget, period).find(
      ({ currency }) => currency === budget.currency,
    );
    if (!sum) {
      return new Big(0);
    }
    const cost = ({ gross, credits }: { gross: Big; credits: Big }) =>
      budget.cost === 'net' ? gross.plus(credits) : gross;
    const parts = [cost(sum.reported)];
    if (measure !== 'reported') {
      parts.push(cost(sum.accrued));
    }
    if (measure === 'forecast') {
      parts.push(cost(sum.expected));
    }
    return parts.reduce((total, part) => total.plus(part), new Big(0));
  }

  /** Currencies of spend in the scope that the budget does not count. */
  otherCurrencies(budget: Budget, period: string): string[] {
    return this.#of(budget, period)
      .map(({ currency }) => currency)
      .filter(currency => currency !== budget.currency)
      .sort();
  }

  #of({ scope, period: kind }: Budget, period: string): ScopeTotals[] {
    const names = levelsOf(scope).map(level => scope[level]);
    return (
      this.#sums.get(combinationOf(scope, kind))?.get(sumKey(period, names)) ??
      []
    );
  }
}

function zero() {
  return { gross: new Big(0), credits: new Big(0) };
}

function levelsOf(scope: BudgetScope) {
  return LEVELS.filter(level => scope[level] !== undefined);
}

function combinationOf(scope: BudgetScope, period: Budget['period']): string {
  return JSON.stringify([period, levelsOf(scope)]);
}

function sumKey(period: string, names: (string | undefined)[]): string {
  return JSON.stringify([period, names.map(name => name ?? '')]);
}

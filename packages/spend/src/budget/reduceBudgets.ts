import Big from 'big.js';
import {
  Budget,
  BudgetAlert,
  BudgetCrossing,
  BudgetEvent,
  BudgetState,
  BudgetThreshold,
} from './Budget';
import { BudgetTotals, ONCE } from './BudgetTotals';
import { checkBudgets } from './checkBudgets';
import { checkEvent } from './checkEvent';

/*
 * Budgets as a fold over what becomes known: (budgets, state, event) → (state, alerts), and nothing else.
 *
 * Bills are restated: a month that was at 102 % can be at 97 % tomorrow and at 103 % the day after. So the state keeps two
 * things apart: the newest word on every source and month, which moves freely, and what has been said of a threshold in a
 * period, which never goes back. An alert is the edge between "never was" and "is"; falling below and rising again is none.
 *
 * The newest word is the one with the latest `at`, not the one that came last. So the same events in any order end in the
 * same sums, and an event that comes twice changes nothing.
 */

/** Nothing known, nothing said. @public */
export const EMPTY_BUDGET_STATE: BudgetState = { known: {}, crossings: {} };

const MS_PER_HOUR = 3_600_000;

/**
 * Takes in one event. Throws `BudgetError` where a budget or the event makes no sense.
 *
 * @public
 */
export function reduceBudgets(
  budgets: readonly Budget[],
  state: BudgetState,
  event: BudgetEvent,
): { state: BudgetState; alerts: BudgetAlert[] } {
  checkBudgets(budgets);
  checkEvent(event);
  const known = learn(state.known, event);
  const totals = BudgetTotals.create({ ...state, known }, budgets);
  const months = [
    ...new Set(Object.values(known).map(({ month }) => month)),
  ].sort();
  const crossings: Record<string, BudgetCrossing> = { ...state.crossings };
  const alerts: BudgetAlert[] = [];
  for (const budget of budgets) {
    for (const period of budget.period === 'once' ? [ONCE] : months) {
      for (const threshold of budget.thresholds) {
        const key = crossingKey(budget, threshold, period);
        const judged = judge(
          { budget, threshold, period, at: event.at },
          totals.amount(budget, period, threshold.measure),
          crossings[key],
        );
        alerts.push(...judged.alerts);
        if (judged.crossing) {
          crossings[key] = judged.crossing;
        }
      }
    }
  }
  return { state: { known, crossings }, alerts };
}

/** The newest word on what the event is about. */
function learn(
  known: BudgetState['known'],
  event: BudgetEvent,
): BudgetState['known'] {
  if (event.type === 'time') {
    return known;
  }
  const key = JSON.stringify([
    event.type,
    event.type === 'reported' ? event.source : '',
    event.month,
  ]);
  if (known[key] && Date.parse(known[key].at) >= Date.parse(event.at)) {
    return known;
  }
  const { type: kind, month, at, lines } = event;
  return { ...known, [key]: { kind, month, at, lines } };
}

/** What is to be said of one threshold in one period that has not been said. */
function judge(
  about: {
    budget: Budget;
    threshold: BudgetThreshold;
    period: string;
    at: string;
  },
  amount: Big,
  crossing: BudgetCrossing | undefined,
): { crossing?: BudgetCrossing; alerts: BudgetAlert[] } {
  const { budget, threshold, period, at } = about;
  const limit = new Big(budget.amount).times(threshold.percent).div(100);
  if (amount.lt(limit)) {
    return { crossing, alerts: [] };
  }
  const alert = {
    budgetId: budget.id,
    thresholdId: threshold.id,
    period,
    at,
    measure: threshold.measure,
    currency: budget.currency,
    amount: amount.toFixed(),
    limit: limit.toFixed(),
  };
  const alerts: BudgetAlert[] = [];
  let next = crossing;
  if (!next) {
    next = { reachedAt: at };
    const hours = threshold.grace?.hours;
    alerts.push({
      ...alert,
      kind: 'reached',
      actions: [],
      ...(hours === undefined
        ? {}
        : {
            graceUntil: new Date(
              Date.parse(at) + hours * MS_PER_HOUR,
            ).toISOString(),
          }),
    });
  }
  const actions = threshold.actions ?? [];
  if (
    actions.length > 0 &&
    !next.dueAt &&
    isGraceUsed(budget, threshold, {
      over: amount.minus(limit),
      hours: (Date.parse(at) - Date.parse(next.reachedAt)) / MS_PER_HOUR,
    })
  ) {
    next = { ...next, dueAt: at };
    alerts.push({ ...alert, kind: 'due', actions });
  }
  return { crossing: next, alerts };
}

/** Whether any of the given leeways is used up; without any there is none. */
function isGraceUsed(
  budget: Budget,
  { grace = {} }: BudgetThreshold,
  since: { over: Big; hours: number },
): boolean {
  const { hours, money, percent } = grace;
  const used = [
    hours === undefined ? undefined : since.hours >= hours,
    money === undefined ? undefined : since.over.gte(money),
    percent === undefined
      ? undefined
      : since.over.gte(new Big(budget.amount).times(percent).div(100)),
  ].filter(leeway => leeway !== undefined);
  return used.length === 0 || used.includes(true);
}

function crossingKey(
  budget: Budget,
  threshold: BudgetThreshold,
  period: string,
): string {
  return JSON.stringify([budget.id, threshold.id, period]);
}

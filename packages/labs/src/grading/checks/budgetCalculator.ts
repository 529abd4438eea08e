import Big from 'big.js';
import { Check, failed, passed } from '../Check';
import { sum } from '../costReport';

const FILE = 'calculator.json';

/** Amounts are rounded to cents when they are shown, so a cent for each line may be lost. */
const CENT = new Big('0.01');

interface Calculation {
  low: string;
  likely: string;
  high: string;
  lines: {
    sku: string;
    quantity: string;
    hours: string;
    unitPrice: string;
    cost: string;
  }[];
}

/** The calculator's result adds up, and fits the budget. */
export const budgetCalculator: Check = {
  id: 'budget-calculator',
  title: 'The budget was calculated',
  hint: 'Run the notebook from top to bottom: it writes `calculator.json`. Where the high estimate is over the budget, choose a smaller machine, fewer hours or spot.',
  run(run) {
    const { low, likely, high, lines } = run.json<Calculation>(FILE);
    for (const [index, line] of lines.entries()) {
      const cost = new Big(line.quantity)
        .times(line.hours)
        .times(line.unitPrice);
      if (cost.minus(line.cost).abs().gt(CENT)) {
        return failed(
          `${line.sku} costs ${cost}, the calculation says ${line.cost}.`,
          `${FILE}#/lines/${index}/cost`,
        );
      }
    }
    const added = sum(lines.map(({ cost }) => new Big(cost)));
    if (added.minus(likely).abs().gt(CENT.times(lines.length))) {
      return failed(
        `The lines add up to ${added}, likely says ${likely}.`,
        `${FILE}#/likely`,
      );
    }
    if (new Big(low).gt(likely) || new Big(likely).gt(high)) {
      return failed(
        `Low ${low}, likely ${likely} and high ${high} are not in this order.`,
        `${FILE}#/low`,
      );
    }
    return new Big(high).gt(run.agreed.budget)
      ? failed(
          `The high estimate of ${high} is over the budget of ${run.agreed.budget}.`,
          `${FILE}#/high`,
        )
      : passed(`Between ${low} and ${high}, likely ${likely}.`);
  },
};

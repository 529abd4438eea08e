import { BudgetError, BudgetEvent } from './Budget';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Throws `BudgetError` at the first thing that makes no sense: nothing of such an event is taken in. */
export function checkEvent(event: BudgetEvent): void {
  if (Number.isNaN(Date.parse(event.at))) {
    throw new BudgetError(
      `event ${event.type}, at`,
      event.at,
      'a time such as 2026-11-23T10:00:00Z',
    );
  }
  if (event.type === 'time') {
    return;
  }
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(event.month)) {
    throw new BudgetError(
      `event ${event.type}, month`,
      event.month,
      'a month such as 2026-11',
    );
  }
  event.lines.forEach((line, index) => {
    for (const field of ['gross', 'credits'] as const) {
      if (!DECIMAL.test(line[field])) {
        throw new BudgetError(
          `event ${event.type} of ${event.month}, lines[${index}].${field}`,
          line[field],
          'a decimal string such as 12.50',
        );
      }
    }
  });
}

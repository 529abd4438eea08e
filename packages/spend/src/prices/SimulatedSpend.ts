/** One summand of an estimate; `amount` is `quantity × unitPrice` to the last digit. @public */
export interface SimulatedPart {
  id: string;
  title: string;
  amount: string;
  quantity: string;
  unit: string;
  unitPrice: string;
  source: string;
}

/** What a lab would cost. Decimal strings. @public */
export interface SimulatedSpend {
  currency: string;
  low: string;
  likely: string;
  high: string;
  /** Whether `high` stays within the budget; absent without a budget. */
  withinBudget?: boolean;
  /** They add up to `likely`. */
  parts: SimulatedPart[];
  /** ISO 8601 date of the oldest price used. */
  pricedAt: string;
}

/** A request that no price book could answer: names the field, what was found and what was expected. @public */
export class SimulationRequestError extends Error {
  constructor(field: string, found: unknown, expected: string) {
    super(`${field}: found ${JSON.stringify(found)}, expected ${expected}`);
    this.name = 'SimulationRequestError';
  }
}

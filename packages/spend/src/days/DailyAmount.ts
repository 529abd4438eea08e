/** What one day cost. Days that are missing from a list cost nothing. @public */
export interface DailyAmount {
  /** ISO 8601 date, UTC. */
  day: string;
  /** Decimal string in one currency; negative where credits outweigh usage. */
  amount: string;
}

/** A list of days that cannot be used: names the entry, what was found, what was expected. @public */
export class DailyAmountError extends Error {
  constructor(place: string, found: unknown, expected: string) {
    super(`${place}: found ${JSON.stringify(found)}, expected ${expected}`);
    this.name = 'DailyAmountError';
  }
}

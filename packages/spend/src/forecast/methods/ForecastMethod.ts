/** The days after a history of days, oldest first; floats of one currency. */
export type ForecastMethod = (
  history: readonly number[],
  horizon: number,
) => number[];

/** Days in a week: labs and teams have weekends. */
export const WEEK = 7;

/** The same amount on each day. */
export function constant(amount: number, horizon: number): number[] {
  return new Array<number>(horizon).fill(amount);
}

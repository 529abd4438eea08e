/** A calendar month in UTC. */
export interface CalendarMonth {
  /** `YYYY-MM` */
  name: string;
  /** Milliseconds since 1970, half-open. */
  from: number;
  to: number;
}

/** The month of `now` and the `before` ones, oldest first. */
export function calendarMonths(now: Date, before: number): CalendarMonth[] {
  return Array.from({ length: before + 1 }, (_, index) => {
    const month = now.getUTCMonth() - before + index;
    const from = Date.UTC(now.getUTCFullYear(), month, 1);
    return {
      name: new Date(from).toISOString().slice(0, 7),
      from,
      to: Date.UTC(now.getUTCFullYear(), month + 1, 1),
    };
  });
}

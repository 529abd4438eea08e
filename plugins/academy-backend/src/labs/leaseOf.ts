import { DateTime } from 'luxon';

/**
 * When the lease of a workspace begins and ends, half-open, ISO 8601 in UTC.
 *
 * It begins with the UTC day of the plan, because a charge carries the start of its period, and an export's
 * periods are hours or days: the first charge is dated before the workspace was made.
 */
export function leaseOf(
  plannedAt: Date,
  leaseDays: number,
): { startsAt: string; endsAt: string } {
  const planned = DateTime.fromJSDate(plannedAt, { zone: 'utc' });
  return {
    startsAt: iso(planned.startOf('day')),
    endsAt: iso(planned.startOf('second').plus({ days: leaseDays })),
  };
}

function iso(time: DateTime): string {
  return time.toUTC().toJSDate().toISOString().replace('.000Z', 'Z');
}

import { InputError } from '@backstage/errors';
import { DateTime } from 'luxon';
import { DayInterval } from '../spend';

const MAX_DAYS = 400;

/** Reads the days `from` and `to`. Throws `InputError` where one is none, or where they are no interval. */
export function dayInterval(query: Record<string, unknown>): DayInterval {
  const { from, to } = query as { from: string; to: string };
  const first = dayOf('from', from);
  const { days } = dayOf('to', to).diff(first, 'days');
  if (!(days > 0 && days <= MAX_DAYS)) {
    throw new InputError(
      `from is '${from}' and to is '${to}', but to must be after from, by at most ${MAX_DAYS} days`,
    );
  }
  return { from, to };
}

// the OpenAPI middleware lets through what merely looks like a date
function dayOf(field: string, text: string): DateTime {
  const day = DateTime.fromFormat(text, 'yyyy-MM-dd', { zone: 'utc' });
  if (!day.isValid) {
    throw new InputError(
      `${field} is '${text}', which is no day of the calendar: a date such as 2026-11-30 was expected`,
    );
  }
  return day;
}

import { InputError } from '@backstage/errors';
import { DateTime } from 'luxon';
import { DayInterval } from '../spend';

const MAX_DAYS = 400;

/** Reads `from` and `to`, which the OpenAPI middleware has found to be dates. Throws `InputError`. */
export function dayInterval(query: Record<string, unknown>): DayInterval {
  const { from, to } = query as { from: string; to: string };
  const days = DateTime.fromISO(to, { zone: 'utc' }).diff(
    DateTime.fromISO(from, { zone: 'utc' }),
    'days',
  ).days;
  if (!(days > 0 && days <= MAX_DAYS)) {
    throw new InputError(
      `from is '${from}' and to is '${to}', but to must be after from, by at most ${MAX_DAYS} days`,
    );
  }
  return { from, to };
}

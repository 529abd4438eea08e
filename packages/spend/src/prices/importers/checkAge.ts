import { SpendInputError, quoteFound } from '../../SpendInputError';
import { DEFAULT_MAX_AGE_DAYS } from './PriceImport';

const MS_PER_DAY = 86_400_000;

/**
 * Refuses prices that are older than allowed, of a day to come, or of no day. An old price is worse than none: it is
 * believed. Throws `SpendInputError`.
 */
export function checkAge(
  asOf: string,
  place: { file: string; row?: number; column?: string },
  options: { maxAgeDays?: number; clock?: () => Date },
): void {
  const maxAgeDays = options.maxAgeDays ?? DEFAULT_MAX_AGE_DAYS;
  const today = (options.clock ?? (() => new Date()))();
  const time = /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? Date.parse(asOf) : NaN;
  const ageDays = (today.getTime() - time) / MS_PER_DAY;
  if (Number.isNaN(ageDays) || ageDays < 0) {
    throw new SpendInputError({
      ...place,
      found: quoteFound(asOf),
      expected: 'the date that the prices were read on, such as 2026-01-21',
      remedy: 'give the day of the export',
    });
  }
  if (ageDays > maxAgeDays) {
    throw new SpendInputError({
      ...place,
      found: `prices of ${asOf}, ${Math.floor(ageDays)} days old`,
      expected: `prices of the last ${maxAgeDays} days`,
      remedy: 'fetch the price list again, or raise the limit knowingly',
    });
  }
}

import Big from 'big.js';

/**
 * A decimal string as an amount of money in the reader's locale.
 *
 * @remarks
 *
 * Rounded half up to the cent with big.js and never turned into a float. An amount that is not zero but
 * would be rounded to zero keeps two significant digits, so that a small cost is not shown as none.
 */
export function formatMoney(
  amount: string,
  currency: string,
  locale?: string,
): string {
  const value = new Big(amount);
  const cents = value.round(2, Big.roundHalfUp);
  const shown = cents.eq(0) && !value.eq(0) ? value.prec(2) : cents;
  const digits = Math.max(2, shown.toFixed().split('.')[1]?.length ?? 0);
  const options = {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  };
  // Intl formats decimal strings exactly; TypeScript's library types do not say so yet.
  const text = shown.toFixed(digits) as unknown as number;
  try {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'code',
      ...options,
    }).format(text);
  } catch {
    // Exports carry currencies of their own ("CREDITS") that Intl does not know.
    return `${currency} ${new Intl.NumberFormat(locale, options).format(text)}`;
  }
}

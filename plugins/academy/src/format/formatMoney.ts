import Big from 'big.js';

/**
 * A decimal string as an amount of money in the reader's locale.
 *
 * @remarks
 *
 * Rounded half up to the cent (or to `decimals`, for unit prices) with big.js and never turned into a float. An amount that is not zero but
 * would be rounded to zero keeps two significant digits, so that a small cost is not shown as none.
 */
export function formatMoney(
  amount: string,
  currency: string,
  options: { locale?: string; decimals?: number } = {},
): string {
  const { locale, decimals = 2 } = options;
  const value = new Big(amount);
  const rounded = value.round(decimals, Big.roundHalfUp);
  const shown = rounded.eq(0) && !value.eq(0) ? value.prec(2) : rounded;
  const digits = Math.max(2, shown.toFixed().split('.')[1]?.length ?? 0);
  const fraction = {
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
      ...fraction,
    }).format(text);
  } catch {
    // Exports carry currencies of their own ("CREDITS") that Intl does not know.
    return `${currency} ${new Intl.NumberFormat(locale, fraction).format(
      text,
    )}`;
  }
}

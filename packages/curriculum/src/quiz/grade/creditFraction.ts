import { Fraction } from './Fraction';

/**
 * A credit in percent as the fraction that its author meant: 33.33333 is a third, so that three of them make a
 * whole. Thirds, sixths, sevenths, ninths, elevenths and twelfths are recognised from two decimals on, which
 * covers the grades that Moodle offers.
 *
 * @param percent - −100 to 100
 * @public
 */
export function creditFraction(percent: number): Fraction {
  const exact = Fraction.from(percent).times(Fraction.of(1, 100));
  const decimals = String(percent).split('.')[1]?.length ?? 0;
  if (decimals < 2) {
    return exact;
  }
  for (const denominator of [3, 6, 7, 9, 11, 12]) {
    const numerator = Math.round((percent / 100) * denominator);
    const meant = (numerator / denominator) * 100;
    if (Math.abs(meant - percent) <= 0.5001 * 10 ** -decimals) {
      return Fraction.of(numerator, denominator);
    }
  }
  return exact;
}

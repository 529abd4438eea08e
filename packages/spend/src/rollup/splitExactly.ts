/*
 * Splits by largest remainder: everybody gets their share rounded down to the last decimal place, and what is left goes,
 * one unit each, to those who lost most by rounding; among equals to whoever comes first. The parts are as close to the
 * exact shares as that many decimals allow, and they add up to the whole. Integers of the smallest unit throughout.
 */

/** Decimal places of all money and quantities. */
const SCALE = 18;

/** Splits whole units in proportion to weights of at least 0, one of which is above 0. */
export function splitUnits(total: bigint, weights: bigint[]): bigint[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  const magnitude = total < 0n ? -total : total;
  const shares = weights.map((weight, index) => ({
    index,
    units: (magnitude * weight) / sum,
    remainder: (magnitude * weight) % sum,
  }));
  const rest = magnitude - shares.reduce((all, { units }) => all + units, 0n);
  const byRemainder = [...shares].sort(
    (a, b) =>
      Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder) ||
      a.index - b.index,
  );
  for (const share of byRemainder.slice(0, Number(rest))) {
    share.units += 1n;
  }
  return shares.map(({ units }) => (total < 0n ? -units : units));
}

/** Splits a decimal string in proportion to weights; the parts are decimal strings that add up to it. */
export function splitDecimal(total: string, weights: bigint[]): string[] {
  return splitUnits(toUnits(total), weights).map(fromUnits);
}

/** A decimal with at most 18 places as a number of its smallest units. */
export function toUnits(decimal: string): bigint {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(
    decimal,
  )!;
  const units = BigInt(whole + fraction.padEnd(SCALE, '0'));
  return sign ? -units : units;
}

function fromUnits(units: bigint): string {
  const digits = (units < 0n ? -units : units)
    .toString()
    .padStart(SCALE + 1, '0');
  const whole = digits.slice(0, -SCALE);
  const fraction = digits.slice(-SCALE).replace(/0+$/, '');
  const text = fraction ? `${whole}.${fraction}` : whole;
  return units < 0n ? `-${text}` : text;
}

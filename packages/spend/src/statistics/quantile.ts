/** The value below which a share of the values lies, interpolated between neighbours. NaN for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const above = Math.ceil(position);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}

/** The middle value, which half of the values may be wrong without moving. NaN for no values. */
export function median(values: readonly number[]): number {
  return values.length === 0 ? NaN : quantile(values, 0.5);
}

/**
 * How far values lie from their median: the median absolute deviation, scaled by 1.4826 so that it is the standard
 * deviation where values are normally distributed (Rousseeuw and Croux, 1993).
 */
export function medianDeviation(values: readonly number[]): number {
  const middle = median(values);
  return 1.4826 * median(values.map(value => Math.abs(value - middle)));
}

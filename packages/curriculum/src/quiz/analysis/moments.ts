/** The arithmetic mean; NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The variance over n (of the population), which is what p·q is for a 0/1 item. */
export function populationVariance(values: readonly number[]): number {
  const center = mean(values);
  return mean(values.map(value => (value - center) ** 2));
}

/** Pearson's correlation; undefined where one side does not vary, for then there is none. */
export function correlation(
  xs: readonly number[],
  ys: readonly number[],
): number | undefined {
  const [meanX, meanY] = [mean(xs), mean(ys)];
  const covariance = mean(xs.map((x, i) => (x - meanX) * (ys[i] - meanY)));
  const spread = Math.sqrt(populationVariance(xs) * populationVariance(ys));
  // Equal values can leave a variance of rounding size instead of zero.
  return spread < 1e-12 ? undefined : covariance / spread;
}

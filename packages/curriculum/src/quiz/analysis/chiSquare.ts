/**
 * Pearson's χ² of counts against what was expected.
 *
 * @param expected - of each count, more than zero
 * @public
 */
export function chiSquareStatistic(
  counts: readonly number[],
  expected: readonly number[],
): number {
  return counts.reduce(
    (sum, count, index) =>
      sum + (count - expected[index]) ** 2 / expected[index],
    0,
  );
}

/**
 * The probability of a χ² of at least this much by chance: the regularised upper incomplete gamma function
 * Q(df / 2, x / 2), by its series below df + 2 and by Lentz's continued fraction above (Numerical Recipes § 6.2).
 *
 * @param degreesOfFreedom - 1 or more
 * @public
 */
export function chiSquareProbability(
  statistic: number,
  degreesOfFreedom: number,
): number {
  const a = degreesOfFreedom / 2;
  const x = statistic / 2;
  if (x <= 0) {
    return 1;
  }
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = a + 1; term > sum * 1e-15; n++) {
      term *= x / n;
      sum += term;
    }
    return 1 - scale * sum;
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let result = d;
  for (let i = 1; i < 1000; i++) {
    const factor = i * (a - i);
    b += 2;
    d = 1 / (factor * d + b);
    c = b + factor / c;
    result *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) {
      break;
    }
  }
  return scale * result;
}

/** ln Γ of a positive multiple of ½, exactly by recurrence from Γ(½) = √π and Γ(1) = 1. */
function logGamma(a: number): number {
  let result = Number.isInteger(a) ? 0 : Math.log(Math.PI) / 2;
  for (let n = Number.isInteger(a) ? 1 : 0.5; n < a; n++) {
    result += Math.log(n);
  }
  return result;
}

/**
 * An exact number. Points and credits are added up as fractions, because 0.1 + 0.7 + 0.7 in floating point is a
 * hair less than 1.5, and somebody would fail by that hair.
 *
 * @public
 */
export class Fraction {
  static readonly ZERO = new Fraction(0n, 1n);
  static readonly ONE = new Fraction(1n, 1n);
  readonly #numerator: bigint;
  /** More than zero, and without a divisor in common with the numerator. */
  readonly #denominator: bigint;

  private constructor(numerator: bigint, denominator: bigint) {
    const divisor = greatestCommonDivisor(numerator, denominator);
    this.#numerator = numerator / divisor;
    this.#denominator = denominator / divisor;
  }

  /** @throws RangeError if the denominator is not more than zero */
  static of(numerator: number, denominator: number): Fraction {
    if (denominator <= 0) {
      throw new RangeError(
        `A fraction's denominator is ${denominator}, expected more than zero`,
      );
    }
    return new Fraction(BigInt(numerator), BigInt(denominator));
  }

  /**
   * A decimal number as it is written: `-12.5`, `.5`, `1e-3`.
   *
   * @returns undefined if it is none, or its exponent is beyond ±100
   */
  static parse(text: string): Fraction | undefined {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(text);
    if (!match || !(match[2] || match[3])) {
      return undefined;
    }
    const [, sign, whole, decimals = '', exponent = '0'] = match;
    const scale = Number(exponent) - decimals.length;
    if (Math.abs(Number(exponent)) > 100) {
      return undefined;
    }
    const digits = BigInt(`${whole}${decimals}`) * (sign === '-' ? -1n : 1n);
    return scale >= 0
      ? new Fraction(digits * 10n ** BigInt(scale), 1n)
      : new Fraction(digits, 10n ** BigInt(-scale));
  }

  /** A number as JavaScript prints it, so 0.1 is one tenth. */
  static from(value: number): Fraction {
    const parsed = Fraction.parse(String(value));
    if (!parsed) {
      throw new RangeError(`${value} is not a finite decimal number`);
    }
    return parsed;
  }

  plus(other: Fraction): Fraction {
    return new Fraction(
      this.#numerator * other.#denominator +
        other.#numerator * this.#denominator,
      this.#denominator * other.#denominator,
    );
  }

  times(other: Fraction): Fraction {
    return new Fraction(
      this.#numerator * other.#numerator,
      this.#denominator * other.#denominator,
    );
  }

  /** Negative, zero or positive as this is less than, equal to or more than the other. */
  compare(other: Fraction): number {
    const left = this.#numerator * other.#denominator;
    const right = other.#numerator * this.#denominator;
    if (left === right) {
      return 0;
    }
    return left < right ? -1 : 1;
  }

  /** The smaller of the two bounds wins over a value beyond them. */
  clamp(low: Fraction, high: Fraction): Fraction {
    if (this.compare(low) < 0) {
      return low;
    }
    return this.compare(high) > 0 ? high : this;
  }

  toNumber(): number {
    return Number(this.#numerator) / Number(this.#denominator);
  }

  /** `numerator/denominator`, in lowest terms. */
  toString(): string {
    return `${this.#numerator}/${this.#denominator}`;
  }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) {
    [x, y] = [y, x % y];
  }
  return x === 0n ? 1n : x;
}

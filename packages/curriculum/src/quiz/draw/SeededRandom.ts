import { createHash } from 'node:crypto';

/**
 * Random numbers that a seed determines: SHA-256 in counter mode, so equal seeds give equal numbers on every
 * machine and in every version of Node, and the stream is uniform for as long as anybody reads it.
 *
 * @public
 */
export class SeededRandom {
  readonly #seed: string;
  #block: Buffer = Buffer.alloc(0);
  #offset = 0;
  #counter = 0;

  private constructor(seed: string) {
    this.#seed = seed;
  }

  /** @param seed - any text; different texts give unrelated streams */
  static create(seed: string): SeededRandom {
    return new SeededRandom(seed);
  }

  /**
   * A whole number from 0 to `bound` − 1, each equally likely.
   *
   * @param bound - 1 to 2³²
   */
  below(bound: number): number {
    // Taking the remainder of all 2³² values would favour small numbers, so the incomplete last lap is thrown away.
    const limit = Math.floor(2 ** 32 / bound) * bound;
    let value = this.#uint32();
    while (value >= limit) {
      value = this.#uint32();
    }
    return value % bound;
  }

  /** A shuffled copy (Fisher and Yates): every order is equally likely. */
  shuffle<T>(values: readonly T[]): T[] {
    const result = [...values];
    for (let last = result.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      [result[last], result[other]] = [result[other], result[last]];
    }
    return result;
  }

  #uint32(): number {
    if (this.#offset >= this.#block.length) {
      this.#block = createHash('sha256')
        .update(`${this.#seed}:${this.#counter}`)
        .digest();
      this.#counter += 1;
      this.#offset = 0;
    }
    const value = this.#block.readUInt32BE(this.#offset);
    this.#offset += 4;
    return value;
  }
}

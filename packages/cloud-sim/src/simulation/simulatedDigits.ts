import { createHash, randomBytes } from 'node:crypto';

/** Hexadecimal digits that always are the same for the same seed. */
export function digitsOf(seed: string, length: number): string {
  return createHash('sha256').update(seed).digest('hex').slice(0, length);
}

/** Hexadecimal digits that are new every time. */
export function freshDigits(length: number): string {
  return randomBytes(Math.ceil(length / 2))
    .toString('hex')
    .slice(0, length);
}

/** Decimal digits that always are the same for the same seed; the first is never 0. */
export function numberOf(seed: string, length: number): string {
  const hash = createHash('sha256').update(seed).digest('hex');
  const lowest = 10n ** BigInt(length - 1);
  return String(lowest + (BigInt(`0x${hash}`) % (9n * lowest)));
}

/**
 * An id in the form of a UUID that always is the same for the same seed. Its first
 * eight digits are zeros, by which it can be told from a real one.
 */
export function uuidOf(seed: string): string {
  return `00000000${digitsOf(seed, 24)}`.replace(
    /^(.{8})(.{4})(.{4})(.{4})(.{12})$/,
    '$1-$2-$3-$4-$5',
  );
}

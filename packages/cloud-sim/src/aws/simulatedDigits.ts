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

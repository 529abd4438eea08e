/**
 * Reads a flag that is a number of 0 or more.
 *
 * @throws Error where it is none
 */
export function readNumber(flag: string, value: string): number {
  if (!/^\d+(\.\d+)?$/.test(value)) {
    throw new Error(
      `${flag} is “${value}”, but expected a number of 0 or more, such as 2.5`,
    );
  }
  return Number(value);
}

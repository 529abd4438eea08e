/**
 * Reads the value of `--format`.
 *
 * @throws Error that lists the formats, where it is none of them
 */
export function readFormat<T extends string>(
  value: string,
  formats: readonly T[],
): T {
  const format = formats.find(it => it === value);
  if (!format) {
    throw new Error(
      `--format is “${value}”, but expected ${formats.join(', ')}`,
    );
  }
  return format;
}

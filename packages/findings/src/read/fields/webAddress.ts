/** The first http or https address among values, which may be shell commands, file names or nothing at all. */
export function firstWebAddress(...values: unknown[]): string | undefined {
  return values.find(
    (value): value is string =>
      typeof value === 'string' && /^https?:\/\/[^\s]+$/i.test(value),
  );
}

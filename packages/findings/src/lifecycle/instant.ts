/**
 * A time as ISO 8601 in UTC with milliseconds: only in one spelling do times sort as text.
 *
 * @throws RangeError where it is none.
 */
export function instant(time: string): string {
  const milliseconds = Date.parse(time);
  if (Number.isNaN(milliseconds)) {
    throw new RangeError(`found ${JSON.stringify(time)}, expected ISO 8601`);
  }
  return new Date(milliseconds).toISOString();
}

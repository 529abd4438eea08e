import { isJsonObject } from './fields/JsonFields';
import { FindingReadContext } from './FindingFormat';

/*
 * An event may be about several resources, and report several vulnerabilities of each. A record is about one thing, because a key
 * is, a state is, and a person mends one at a time: patching one of two machines must not close the finding of the other. So each
 * resource with each vulnerability is a record of its own, read as if it stood in the event alone, with the whole event kept
 * beside every one. Records of one event differ in their keys by the resource, and by the vulnerability, which is the check or else
 * the discriminator; it is so from the first vulnerability on, so that a key stays when a second one comes. Two parts that
 * come to one key are one record. The order of the lists says nothing.
 */

/** An event that makes more records than this is no finding any more: each keeps the whole event. */
const MAX_PARTS = 1_000;

/** A list of an event of which each entry is told apart. */
export interface PartList {
  name: string;
  /** Whether an entry says what it is; others are left out beside such. */
  isNamed(entry: Record<string, unknown>): boolean;
}

/** An event once for each combination of entries of its lists, each list cut to that entry. */
export function eventParts(
  event: Record<string, unknown>,
  lists: readonly PartList[],
  context: FindingReadContext,
): Array<Record<string, unknown>> {
  let parts = [event];
  for (const { name, isNamed } of lists) {
    const value = event[name];
    const entries = Array.isArray(value) ? value : [];
    const named = entries.filter(it => isJsonObject(it) && isNamed(it));
    if (named.length > 0 && entries.length > 1) {
      const room = Math.max(1, Math.floor(MAX_PARTS / parts.length));
      if (named.length > room) {
        context.warn(
          `the event makes more than ${MAX_PARTS} findings; of ${named.length} ${name} the first ${room} were taken`,
        );
      }
      if (named.length < entries.length) {
        context.warn(
          `${entries.length - named.length} of ${
            entries.length
          } ${name} say nothing of which they are and were left out`,
        );
      }
      parts = parts.flatMap(part =>
        named.slice(0, room).map(entry => ({ ...part, [name]: [entry] })),
      );
    }
  }
  return parts;
}

/** Records of one event, each key once. */
export function distinctRecords<R extends { key: string }>(
  records: readonly R[],
): R[] {
  return Array.from(
    new Map(records.map(record => [record.key, record])).values(),
  );
}

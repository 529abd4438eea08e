import { eventDigest, findingKey } from '../record/findingKey';
import { FindingFormatId, FindingRecord } from '../record/FindingRecord';
import { FindingReadContext } from './FindingFormat';

/** What a reader finds in an event; what is the same for all readers is added by {@link recordOf}. */
export type FindingFields = Omit<
  FindingRecord,
  'key' | 'source' | 'format' | 'simulated' | 'eventDigest' | 'raw'
> & { simulated?: boolean };

/** The record of an event, under its own key, with the event kept beside it. */
export function recordOf(
  format: FindingFormatId,
  event: unknown,
  context: FindingReadContext,
  fields: FindingFields,
): FindingRecord {
  return {
    ...fields,
    key: findingKey({ ...fields, source: context.source }),
    source: context.source,
    format,
    simulated: context.simulated || Boolean(fields.simulated),
    eventDigest: digestOf(event),
    raw: event,
  };
}

/** Of an event that makes many records it is worked out once. */
const digests = new WeakMap<object, string>();

function digestOf(event: unknown): string {
  if (typeof event !== 'object' || event === null) {
    return eventDigest(event);
  }
  let digest = digests.get(event);
  if (digest === undefined) {
    digest = eventDigest(event);
    digests.set(event, digest);
  }
  return digest;
}

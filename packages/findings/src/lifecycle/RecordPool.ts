import { RecordWithoutEvent } from '../record';

type Fields = {
  [K in keyof Required<RecordWithoutEvent>]: RecordWithoutEvent[K];
};

/** What differs between two findings of one check; all else is looked for among the texts of others. */
const OWN = new Set<keyof RecordWithoutEvent>([
  'key',
  'providerUid',
  'description',
  'resourceUid',
  'resourceName',
  'eventDigest',
]);

/**
 * Makes the records that a state keeps: without their events, and each text held once however many findings have it, in
 * this run or in what is known. A hundred thousand findings of five hundred checks then take little more than their ids,
 * and the next day's run little more than its times.
 */
export class RecordPool {
  readonly #texts = new Map<string, string>();
  readonly #tags = new Map<string, Record<string, string>>();

  /** @param known - what the state has of the finding; given back where the new one says the same. */
  keep(
    record: RecordWithoutEvent,
    known: RecordWithoutEvent | undefined,
  ): RecordWithoutEvent {
    return known && isSame(known, record)
      ? known
      : this.#compact(record, known);
  }

  #compact(
    record: RecordWithoutEvent,
    known: RecordWithoutEvent | undefined,
  ): RecordWithoutEvent {
    const text = <K extends keyof RecordWithoutEvent>(
      name: K,
    ): RecordWithoutEvent[K] => {
      const value = record[name];
      if (known && known[name] === value) {
        return known[name];
      }
      return typeof value === 'string' && !OWN.has(name)
        ? (this.#text(value) as RecordWithoutEvent[K])
        : value;
    };
    const tags = (name: 'tags' | 'scopeTags') =>
      known && areSameTags(known[name], record[name])
        ? known[name]
        : this.#tagsOf(record[name]);
    // Named one by one, so that neither event nor evidence comes along and all have one shape.
    const fields: Fields = {
      key: text('key'),
      source: text('source'),
      format: record.format,
      providerUid: text('providerUid'),
      product: text('product'),
      checkId: text('checkId'),
      title: text('title'),
      description: text('description'),
      severity: record.severity,
      status: record.status,
      sourceState: record.sourceState,
      provider: text('provider'),
      scopeId: text('scopeId'),
      region: text('region'),
      resourceUid: text('resourceUid'),
      resourceName: text('resourceName'),
      resourceType: text('resourceType'),
      tags: tags('tags'),
      scopeTags: tags('scopeTags'),
      principal: text('principal'),
      discriminator: text('discriminator'),
      observedAt: text('observedAt'),
      remediation: text('remediation'),
      remediationUrl: text('remediationUrl'),
      simulated: record.simulated,
      eventDigest: record.eventDigest,
    };
    return fields;
  }

  #text(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) {
      return known;
    }
    this.#texts.set(text, text);
    return text;
  }

  #tagsOf(tags: Record<string, string>): Record<string, string> {
    const text = JSON.stringify(tags);
    const known = this.#tags.get(text);
    if (known) {
      return known;
    }
    this.#tags.set(text, tags);
    return tags;
  }
}

function isSame(a: RecordWithoutEvent, b: RecordWithoutEvent): boolean {
  return (
    a === b ||
    (a.eventDigest === b.eventDigest &&
      (Object.keys(a) as Array<keyof RecordWithoutEvent>).every(name =>
        name === 'tags' || name === 'scopeTags'
          ? areSameTags(a[name], b[name])
          : a[name] === b[name],
      ) &&
      // What the known one was read without.
      (Object.keys(b) as Array<keyof RecordWithoutEvent>).every(
        name => name in a || !isOfRecord(name) || b[name] === undefined,
      ))
  );
}

/** Events and evidence are no part of what is kept. */
function isOfRecord(name: string): boolean {
  return name !== 'raw' && name !== 'evidence';
}

function areSameTags(
  a: Record<string, string>,
  b: Record<string, string>,
): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every(name => Object.hasOwn(b, name) && a[name] === b[name])
  );
}

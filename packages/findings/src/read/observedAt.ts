import { BadEvent } from './FindingReadError';
import { FindingReadContext } from './FindingFormat';
import { JsonFields } from './fields/JsonFields';
import { readTimestamp } from './fields/timestamp';

/** Zero in every language, and before any cloud. */
const NEVER_SET = '1970-01-01T00:00:00.000Z';

/** Where the time of an observation stands in an event. */
export interface ObservedAtPaths {
  /** Times of the observation itself, best first. */
  own: string[];
  /** Times that stand in for it; taking one is a warning. */
  substitutes?: string[];
}

/**
 * When the source looked, ISO 8601 in UTC: the event's own time, else the time of the answer that holds it, else a
 * time of the event that means something else, else the time when the file came.
 *
 * @throws BadEvent where a time cannot be read or there is none.
 */
export function readObservedAt(
  fields: JsonFields,
  paths: ObservedAtPaths,
  context: FindingReadContext,
): string {
  const { own, substitutes = [] } = paths;
  const read = (name: string, value: unknown) => {
    const { at, zoneGuessed, assumed } = readTimestamp(name, value);
    if (assumed !== undefined) {
      context.warn(`${name} has an unusual shape; ${assumed}`);
    }
    if (zoneGuessed) {
      context.warn(`${name} has no time zone; taken as UTC`);
    }
    if (at !== NEVER_SET) {
      return at;
    }
    context.warn(
      `${name} is the beginning of 1970: it was never set${
        context.receivedAt ? '; the time of the file was taken for it' : ''
      }`,
    );
    return context.receivedAt ?? at;
  };
  const firstOf = (names: string[]) =>
    names.find(name => {
      const value = fields.get(name);
      return value !== undefined && value !== '';
    });

  const ownNames = own.filter(name => firstOf([name]) !== undefined);
  for (const [at, name] of ownNames.entries()) {
    const other = ownNames[at + 1];
    try {
      return read(name, fields.get(name));
    } catch (error) {
      if (!(error instanceof BadEvent) || other === undefined) {
        throw error;
      }
      context.warn(`${name} cannot be read; ${other} was taken for it`);
    }
  }
  if (context.answeredAt !== undefined) {
    return read('the time of the answer', context.answeredAt);
  }
  const substitute = firstOf(substitutes);
  if (substitute !== undefined) {
    context.warn(`${own[0]} is missing; ${substitute} was taken for it`);
    return read(substitute, fields.get(substitute));
  }
  if (context.receivedAt !== undefined) {
    context.warn('the event has no time; that of the file was taken for it');
    return context.receivedAt;
  }
  throw new BadEvent({
    field: own[0],
    found: 'nothing',
    expected: [...own, ...substitutes]
      .join(', ')
      .replace(/, ([^,]*)$/, ' or $1'),
    remedy: 'Export the finding with the time when it was observed.',
  });
}

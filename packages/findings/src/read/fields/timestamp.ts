import { BadEvent, shown } from '../FindingReadError';
import { isJsonObject } from './JsonFields';

/** Below it a number counts seconds, from it on milliseconds: 1e11 s is the year 5138, 1e11 ms is March 1973. */
const FIRST_MILLISECONDS = 1e11;
/** No cloud scanner is older and no scan is from so far ahead: a number outside is in another unit. */
const EARLIEST_NUMBER = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

const ISO_DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(\.\d+)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/** RFC 9110, as headers of answers have it: `Mon, 06 Sep 2021 12:53:41 GMT`. */
const HTTP_DATE =
  /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** A point in time and whether its zone had to be guessed. */
export interface ReadTimestamp {
  /** ISO 8601, UTC, milliseconds. */
  at: string;
  zoneGuessed: boolean;
}

/**
 * Reads epoch seconds, epoch milliseconds, ISO 8601, the date of an HTTP header, or a `datetime` as recordings of boto3
 * write it. A text without a zone is taken as UTC.
 *
 * @throws BadEvent where it is none of them or lies outside 1970 (a number: 1990) to 2100.
 */
export function readTimestamp(field: string, value: unknown): ReadTimestamp {
  const bad = () =>
    new BadEvent({
      field,
      found: shown(value),
      expected:
        'epoch seconds, epoch milliseconds or ISO 8601, between 1970 and 2100',
      remedy: 'Correct the time, or leave the field out if another one has it.',
    });
  if (typeof value === 'number') {
    return { at: ofNumber(value, bad), zoneGuessed: false };
  }
  if (isJsonObject(value) && value.__class__ === 'datetime') {
    return { at: ofRecordedDatetime(value, bad), zoneGuessed: false };
  }
  if (typeof value !== 'string') {
    throw bad();
  }
  const text = value.trim();
  if (/^\d{9,14}(\.\d+)?$/.test(text)) {
    return { at: ofNumber(Number(text), bad), zoneGuessed: false };
  }
  if (HTTP_DATE.test(text)) {
    return { at: inRange(Date.parse(text), 0, bad), zoneGuessed: false };
  }
  // A day alone is its midnight.
  const match = ISO_DATE_TIME.exec(
    /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00` : text,
  );
  if (!match) {
    throw bad();
  }
  const [, date, time, fraction = '', zone] = match;
  // Some write microseconds; Date takes milliseconds.
  const iso = `${date}T${time.length === 5 ? `${time}:00` : time}${
    fraction && fraction.slice(0, 4).padEnd(4, '0')
  }${isoZone(zone)}`;
  return {
    at: inRange(Date.parse(iso), 0, bad),
    zoneGuessed: zone === undefined,
  };
}

function ofNumber(value: number, bad: () => Error): string {
  const milliseconds =
    Math.abs(value) < FIRST_MILLISECONDS ? value * 1000 : value;
  return inRange(milliseconds, EARLIEST_NUMBER, bad);
}

function ofRecordedDatetime(
  value: Record<string, unknown>,
  bad: () => Error,
): string {
  const part = (name: string) => Number(value[name] ?? 0);
  return inRange(
    Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
      Math.floor(part('microsecond') / 1000),
    ),
    0,
    bad,
  );
}

function isoZone(zone: string | undefined): string {
  if (zone === undefined || /^(z|utc)$/i.test(zone)) {
    return 'Z';
  }
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

function inRange(
  milliseconds: number,
  earliest: number,
  bad: () => Error,
): string {
  // Also false for NaN, which is what Date.parse makes of a thirteenth month.
  if (!(milliseconds >= earliest && milliseconds < LATEST)) {
    throw bad();
  }
  return new Date(milliseconds).toISOString();
}

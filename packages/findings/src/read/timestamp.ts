import { BadEvent, shown } from './FindingReadError';

/** Below it a number counts seconds, from it on milliseconds: 1e11 s is the year 5138, 1e11 ms is March 1973. */
const FIRST_MILLISECONDS = 1e11;
/** No cloud scanner is older; no scan is from so far ahead. Outside, the unit was guessed wrongly. */
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

const ISO_DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(\.\d+)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/** A point in time and whether its zone had to be guessed. */
export interface ReadTimestamp {
  /** ISO 8601, UTC, milliseconds. */
  at: string;
  zoneGuessed: boolean;
}

/**
 * Reads epoch seconds, epoch milliseconds or ISO 8601. A text without a zone is taken as UTC.
 *
 * @throws BadEvent where it is none of them or lies before 1990 or after 2100.
 */
export function readTimestamp(field: string, value: unknown): ReadTimestamp {
  const bad = () =>
    new BadEvent({
      field,
      found: shown(value),
      expected:
        'epoch seconds, epoch milliseconds or ISO 8601, between 1990 and 2100',
      remedy: 'Correct the time, or leave the field out if another one has it.',
    });
  if (typeof value === 'number') {
    return { at: inRange(epochMilliseconds(value), bad), zoneGuessed: false };
  }
  if (typeof value !== 'string') {
    throw bad();
  }
  const text = value.trim();
  if (/^\d{9,14}(\.\d+)?$/.test(text)) {
    return {
      at: inRange(epochMilliseconds(Number(text)), bad),
      zoneGuessed: false,
    };
  }
  const match = ISO_DATE_TIME.exec(text);
  if (!match) {
    throw bad();
  }
  const [, date, time, fraction = '', zone] = match;
  // Some write microseconds; Date takes milliseconds.
  const iso = `${date}T${time.length === 5 ? `${time}:00` : time}${
    fraction && fraction.slice(0, 4).padEnd(4, '0')
  }${isoZone(zone)}`;
  return { at: inRange(Date.parse(iso), bad), zoneGuessed: zone === undefined };
}

function epochMilliseconds(value: number): number {
  return Math.abs(value) < FIRST_MILLISECONDS ? value * 1000 : value;
}

function isoZone(zone: string | undefined): string {
  if (zone === undefined || /^(z|utc)$/i.test(zone)) {
    return 'Z';
  }
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

function inRange(milliseconds: number, bad: () => Error): string {
  // Also false for NaN, which is what an impossible date such as the 31st of February of another parser would be.
  if (!(milliseconds >= EARLIEST && milliseconds < LATEST)) {
    throw bad();
  }
  return new Date(milliseconds).toISOString();
}

/** `provider::time::…`: the parts of times and of durations, as Go writes them. */

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(
  ' ',
);
const DAY_MS = 86_400_000;

const NANOSECONDS: Readonly<Record<string, number>> = {
  h: 3.6e12,
  m: 6e10,
  ms: 1e6,
  ns: 1,
  s: 1e9,
  us: 1e3,
  µs: 1e3,
};

/** The year of a week is that of its Thursday. */
function isoWeek(day: number): { iso_year: number; iso_week: number } {
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  const thursday = new Date(day + (3 - weekday) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const days = (thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS;
  return { iso_year: year, iso_week: Math.floor(days / 7) + 1 };
}

/** Parts of a time as it stands there, in its own zone. */
function partsOf(wall: Date) {
  const year = wall.getUTCFullYear();
  const day = Date.UTC(year, wall.getUTCMonth(), wall.getUTCDate());
  return {
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    ...isoWeek(day),
    minute: wall.getUTCMinutes(),
    month: wall.getUTCMonth() + 1,
    month_name: MONTHS[wall.getUTCMonth()],
    second: wall.getUTCSeconds(),
    weekday: wall.getUTCDay(),
    weekday_name: DAYS[wall.getUTCDay()],
    year,
    year_day: (day - Date.UTC(year, 0, 1)) / DAY_MS + 1,
  };
}

export const TIME_FUNCTIONS = {
  duration_parse: (text: string) => {
    const [, sign, rest] =
      /^([+-]?)((?:(?:\d+\.?\d*|\.\d+)(?:h|ms|m|s|us|µs|ns))+|0)$/.exec(text) ??
      [];
    if (rest === undefined) {
      throw new Error(
        `found ${JSON.stringify(text)}, expected a duration such as "1h30m"`,
      );
    }
    const total =
      [...rest.matchAll(/([\d.]+)(h|ms|m|s|us|µs|ns)/g)].reduce(
        (sum, [, count, unit]) => sum + Number(count) * NANOSECONDS[unit],
        0,
      ) * (sign === '-' ? -1 : 1);
    return {
      hours: total / NANOSECONDS.h,
      microseconds: Math.trunc(total / NANOSECONDS.us),
      milliseconds: Math.trunc(total / NANOSECONDS.ms),
      minutes: total / NANOSECONDS.m,
      nanoseconds: total,
      seconds: total / NANOSECONDS.s,
    };
  },
  rfc3339_parse: (text: string) => {
    const [, zone] =
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(
        text,
      ) ?? [];
    const at = Date.parse(text);
    if (zone === undefined || Number.isNaN(at)) {
      throw new Error(
        `found ${JSON.stringify(
          text,
        )}, expected a time such as "2026-11-01T10:00:00Z"`,
      );
    }
    const wall = new Date(Date.parse(`${text.slice(0, -zone.length)}Z`));
    return { ...partsOf(wall), unix: Math.floor(at / 1000) };
  },
  unix_timestamp_parse: (seconds: string) => {
    const at = new Date(Number(seconds) * 1000);
    return { ...partsOf(at), rfc3339: at.toISOString().replace('.000Z', 'Z') };
  },
};

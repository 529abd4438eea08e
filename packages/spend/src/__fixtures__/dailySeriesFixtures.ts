/*
 * Daily cost as academies have it, drawn from a seeded generator: the same numbers on every machine, no data of anybody.
 * Amounts are of one currency, day 0 is a Monday. Each shape comes with several seeds, so that no bench hangs on one draw.
 */

/** One series of daily cost. */
export interface DailySeriesFixture {
  name: string;
  shape: DailySeriesShape;
  values: number[];
}

export type DailySeriesShape =
  | 'cohort'
  | 'growing'
  | 'shift-up'
  | 'shift-down'
  | 'always-on'
  | 'spiky'
  | 'holiday'
  | 'learner';

/** Days of each series: four months. */
export const FIXTURE_DAYS = 120;

const SEEDS_PER_SHAPE = 3;

/** Share of a usual weekday, Monday first: labs rest at the weekend, some learners do not. */
const WEEK_PATTERN = [1, 1.1, 1.2, 1.05, 0.8, 0.25, 0.2];

/** Uniform numbers in [0, 1) from a seed (mulberry32, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    /* eslint-disable no-bitwise */
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    /* eslint-enable no-bitwise */
  };
}

/** A factor around 1, log-normal with the given spread (Box-Muller). */
function noise(random: () => number, spread: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return Math.exp(spread * radius * Math.cos(2 * Math.PI * random()));
}

const SHAPES: Readonly<
  Record<DailySeriesShape, (random: () => number) => number[]>
> = {
  cohort: random => days(day => 120 * weekday(day) * noise(random, 0.2)),
  growing: random =>
    days(day => (40 + 1.2 * day) * weekday(day) * noise(random, 0.2)),
  'shift-up': random => {
    const at = 35 + Math.floor(random() * 50);
    return days(
      day => (day < at ? 50 : 130) * weekday(day) * noise(random, 0.2),
    );
  },
  'shift-down': random => {
    const at = 35 + Math.floor(random() * 50);
    return days(
      day => (day < at ? 150 : 60) * weekday(day) * noise(random, 0.2),
    );
  },
  'always-on': random => days(() => 24 * noise(random, 0.05)),
  spiky: random =>
    days(
      day =>
        60 * weekday(day) * noise(random, 0.25) * (random() < 0.05 ? 4 : 1),
    ),
  holiday: random => {
    const from = 30 + Math.floor(random() * 50);
    return days(
      day =>
        90 *
        weekday(day) *
        noise(random, 0.2) *
        (day >= from && day < from + 7 ? 0.1 : 1),
    );
  },
  learner: random => {
    const chance = 0.1 + random() * 0.25;
    return days(day => {
      const amount = 3 * noise(random, 0.6);
      const working = random() < chance * (weekday(day) > 0.5 ? 1.25 : 0.4);
      return working ? amount : 0;
    });
  },
};

/** The series that forecasts and anomalies are measured on. */
export function dailySeriesFixtures(): DailySeriesFixture[] {
  return (Object.keys(SHAPES) as DailySeriesShape[]).flatMap((shape, index) =>
    Array.from({ length: SEEDS_PER_SHAPE }, (_, seed) => ({
      name: `${shape}-${seed + 1}`,
      shape,
      values: SHAPES[shape](seededRandom(1000 * (index + 1) + seed)),
    })),
  );
}

function days(amount: (day: number) => number): number[] {
  return Array.from({ length: FIXTURE_DAYS }, (_, day) => amount(day)).map(
    value => Math.round(value * 100) / 100,
  );
}

function weekday(day: number): number {
  return WEEK_PATTERN[day % WEEK_PATTERN.length];
}

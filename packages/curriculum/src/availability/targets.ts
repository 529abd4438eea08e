import { LearnerContext } from './LearnerContext';

/** Until when an item is meant to be done, seen from now. @public */
export interface ItemTarget {
  /** ISO 8601, UTC. */
  date: string;
  overdue: boolean;
  /** Whole days until the date, or since it where it is past. */
  days: number;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * The target of an item: its own, else its module's; of several the earliest.
 *
 * @public
 */
export function targetOf(
  { targets = [], now }: LearnerContext,
  moduleRef: string,
  itemId: string,
): ItemTarget | undefined {
  const ofModule = targets.filter(it => it.moduleRef === moduleRef);
  const own = ofModule.filter(it => it.itemId === itemId);
  const [target] = (
    own.length ? own : ofModule.filter(it => it.itemId === undefined)
  ).sort((a, b) => Date.parse(a.date) - Date.parse(b.date));
  if (!target) {
    return undefined;
  }
  const rest = Date.parse(target.date) - Date.parse(now);
  return {
    date: target.date,
    overdue: rest < 0,
    days: Math.floor(Math.abs(rest) / DAY),
  };
}

/** A target in words. */
export function describeTarget({ date, overdue, days }: ItemTarget): string {
  const day = date.slice(0, 10);
  const span = days === 1 ? '1 day' : `${days} days`;
  if (overdue) {
    return `It was due on ${day}, ${days ? `${span} ago` : 'today'}.`;
  }
  return `It is due on ${day}, ${days ? `in ${span}` : 'within a day'}.`;
}

import { parseEntityRef } from '@backstage/catalog-model';
import { JournalRecord, simulatedAccountId } from '@gpu-academy/cloud-sim';
import { CalendarMonth } from './calendarMonths';
import { SeededRandom } from './SeededRandom';

const DAY_MS = 86_400_000;
const QUARTER_HOUR_MS = 900_000;

/** Weekdays on which somebody works in a lab. */
const SESSION_CHANCE = 0.4;
/** Sessions that nobody ended in the evening. */
const FORGOTTEN_CHANCE = 0.05;
const FORGOTTEN_QUARTER_HOURS = 44;

const REGIONS = ['us-east-1', 'us-west-2', 'eu-central-1', 'eu-west-1'];
const INSTANCE_TYPES = [
  'g4dn.xlarge',
  'g4dn.xlarge',
  'g4dn.xlarge',
  'g5.xlarge',
  'g5.xlarge',
  'g6.xlarge',
];

/** How people write the tag that names them: keys as they are in real exports, and sometimes none. */
const TAG_STYLES: readonly ((name: string) => Record<string, string>)[] = [
  name => ({ learner: name, 'managed-by': 'terraform' }),
  name => ({ learner: name, 'managed-by': 'terraform' }),
  name => ({ learner: name, 'managed-by': 'terraform' }),
  name => ({ ' learner': name.toUpperCase() }),
  name => ({ 'Owner ': name, env: 'sandbox' }),
  name => ({ Learner: name, learner: name }),
];
const UNTAGGED_CHANCE = 0.04;

/**
 * What one learner ran in labs in one month, as the journal that cloud-sim would have written of it. Only whole days
 * before `now`, so that a day's cost does not change while it is looked at.
 */
export function labSessions(
  learnerRef: string,
  month: CalendarMonth,
  now: Date,
): JournalRecord[] {
  const random = new SeededRandom(`spend ${learnerRef} ${month.name}`);
  const { name } = parseEntityRef(learnerRef);
  const region = new SeededRandom(`region ${learnerRef}`).pick(REGIONS);
  const end = Math.min(month.to, Math.floor(now.getTime() / DAY_MS) * DAY_MS);
  const records: JournalRecord[] = [];
  for (let day = month.from; day < month.to; day += DAY_MS) {
    const weekday = new Date(day).getUTCDay();
    if (weekday === 0 || weekday === 6 || !random.chance(SESSION_CHANCE)) {
      continue;
    }
    const start = day + random.between(32, 60) * QUARTER_HOUR_MS;
    const quarterHours =
      random.between(2, 12) +
      (random.chance(FORGOTTEN_CHANCE) ? FORGOTTEN_QUARTER_HOURS : 0);
    const session: Omit<JournalRecord, 'at' | 'op'> = {
      provider: 'aws',
      accountId: simulatedAccountId(learnerRef),
      region,
      type: 'aws_instance',
      id: `i-demo-${name}-${new Date(day).toISOString().slice(0, 10)}`,
      sku: random.pick(INSTANCE_TYPES),
      purchase: random.chance(0.2) ? 'spot' : 'on-demand',
      sizeGb: random.pick([60, 100, 120]),
      tags: random.chance(UNTAGGED_CHANCE) ? {} : random.pick(TAG_STYLES)(name),
      simulated: true,
    };
    const stop = start + quarterHours * QUARTER_HOUR_MS;
    if (stop <= end) {
      records.push(
        { ...session, at: new Date(start).toISOString(), op: 'create' },
        { ...session, at: new Date(stop).toISOString(), op: 'destroy' },
      );
    }
  }
  return records;
}

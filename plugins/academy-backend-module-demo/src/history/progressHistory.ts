import { HistoricProgressEvent } from '@gpu-academy/backstage-plugin-academy-node';
import { SeededRandom } from './SeededRandom';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The items that somebody can really do, in their order, with how many days each takes. */
const ITEMS = [{ itemId: 'lab-1', days: 6 }] as const;

/** How long ago the cohort began. */
const BEGAN_DAYS_AGO = 45;

/** That somebody fails an item before they pass it. */
const FAILURE_CHANCE = 0.3;

/**
 * How far one learner got: some failed first and passed then, some are in the middle of something. The ids do not
 * change with the day, so that the first start of a portal decides when it was.
 */
export function progressHistory(
  learnerRef: string,
  moduleRef: string,
  now: Date,
): HistoricProgressEvent[] {
  const random = new SeededRandom(`the path of ${learnerRef}`);
  const passed = random.between(0, ITEMS.length);
  const events: HistoricProgressEvent[] = [];
  let startsAt =
    Math.floor(now.getTime() / DAY_MS) * DAY_MS -
    BEGAN_DAYS_AGO * DAY_MS +
    random.between(8, 15) * HOUR_MS;
  // The one after those that were passed is under way.
  for (const [index, item] of ITEMS.slice(0, passed + 1).entries()) {
    const steps = stepsOf(item, index < passed, startsAt, random);
    for (const { at, ...step } of steps) {
      events.push({
        id: `demo/${learnerRef}/${item.itemId}/${step.type}`,
        learnerRef,
        moduleRef,
        itemId: item.itemId,
        ...step,
        occurredAt: new Date(at).toISOString(),
      });
      startsAt = at + DAY_MS;
    }
  }
  return events;
}

type Step = Pick<
  HistoricProgressEvent,
  'type' | 'mode' | 'verification' | 'score' | 'reason'
> & { at: number };

/** What a learner does with one item: begins, may fail once, and may pass. */
function stepsOf(
  { days }: (typeof ITEMS)[number],
  isPassed: boolean,
  startsAt: number,
  random: SeededRandom,
): Step[] {
  const mode = 'simulated';
  const verification = 'self-reported';
  const takes = random.between(2, days) * DAY_MS;
  const steps: Step[] = [{ type: 'item.started', mode, at: startsAt }];
  if (random.chance(FAILURE_CHANCE)) {
    steps.push({
      type: 'item.failed',
      mode,
      verification,
      score: random.between(40, 70),
      reason: 'Teardown left a volume behind',
      at: startsAt + takes / 2,
    });
  }
  if (isPassed) {
    steps.push({
      type: 'item.passed',
      mode,
      verification,
      score: random.between(76, 100),
      at: startsAt + takes,
    });
  }
  return steps;
}

import {
  ItemRecord,
  learnerItemKey,
  ProgressEvent,
  projectItem,
} from '../progress';

/** What a fold of a whole log took. */
export interface FoldBenchmark {
  learners: number;
  items: number;
  events: number;
  /** Records that came of it: learners × items. */
  records: number;
  seconds: number;
  eventsPerSecond: number;
}

/**
 * Folds a log of progress as a rebuild does, event by event, and measures it. The events are made as they are folded, so
 * that what is measured is the fold and not the memory of the log; making them is measured with it.
 *
 * @param size - 10,000 learners × 40 items from 1,000,000 events unless given
 */
export function benchmarkFold(
  size: { learners?: number; items?: number; events?: number } = {},
): FoldBenchmark {
  const { learners = 10_000, items = 40, events = 1_000_000 } = size;
  const records = new Map<string, ItemRecord>();
  const start = performance.now();
  for (const event of syntheticLog(learners, items, events)) {
    const key = learnerItemKey(event);
    records.set(key, projectItem(records.get(key), event));
  }
  const seconds = (performance.now() - start) / 1000;
  return {
    learners,
    items,
    events,
    records: records.size,
    seconds,
    eventsPerSecond: Math.round(events / seconds),
  };
}

// Every item of every learner is begun, most are tried more than once, and the log is in the order of time, not of people.
function* syntheticLog(
  learners: number,
  items: number,
  events: number,
): Generator<ProgressEvent> {
  const pairs = learners * items;
  for (let index = 0; index < events; index += 1) {
    const pair = index % pairs;
    const round = Math.floor(index / pairs);
    const item = {
      id: `e${index}`,
      learnerRef: `user:default/learner-${pair % learners}`,
      moduleRef: 'learningmodule:default/mod-102',
      itemId: `item-${Math.floor(pair / learners)}`,
      occurredAt: '2026-11-02T10:00:00Z',
    };
    if (round === 0) {
      yield {
        ...item,
        type: 'item.started',
        payload: { workspaceId: `w${pair}` },
      };
    } else {
      yield {
        ...item,
        type: 'attempt.graded',
        payload: {
          attemptId: `a${index}`,
          outcome: (pair + round) % 3 ? 'failed' : 'passed',
          score: index % 101,
          mode: 'simulated',
          verification: 'ci',
          reasons: ['A required check did not pass.'],
        },
      };
    }
  }
}

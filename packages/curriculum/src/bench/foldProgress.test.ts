import { benchmarkFold } from './foldProgress';

describe('benchmarkFold', () => {
  it('folds every event into a record an item of a learner', () => {
    const result = benchmarkFold({ learners: 20, items: 5, events: 250 });
    expect(result).toMatchObject({ records: 100, events: 250 });
    expect(result.eventsPerSecond).toBeGreaterThan(0);
  });
});

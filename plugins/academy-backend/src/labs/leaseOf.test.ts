import { leaseOf } from './leaseOf';

describe('leaseOf', () => {
  it('begins with the UTC day, so that the first charge of the day is in it', () => {
    const { startsAt } = leaseOf(new Date('2026-11-23T22:15:09.750Z'), 14);
    expect(startsAt).toBe('2026-11-23T00:00:00Z');
  });

  it('ends to the second so many days after the plan', () => {
    const { endsAt } = leaseOf(new Date('2026-11-23T22:15:09.750Z'), 14);
    expect(endsAt).toBe('2026-12-07T22:15:09Z');
  });
});

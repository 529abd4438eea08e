import { readLeaseClock } from './leaseClock';

const NOW = new Date('2026-03-04T10:00:00Z');

describe('readLeaseClock', () => {
  it.each([
    ['2026-03-07T14:30:00Z', '3 days, 4 hours'],
    ['2026-03-04T12:05:59Z', '2 hours, 5 minutes'],
    ['2026-03-05T10:00:30Z', '1 day'],
    ['2026-03-04T10:00:30Z', '< 1 minute'],
  ])('says until %s that %s are left', (expiresAt, left) => {
    expect(readLeaseClock(expiresAt, NOW).left).toBe(left);
  });

  it('is over at the very end, not a moment later', () => {
    expect(readLeaseClock('2026-03-04T10:00:00Z', NOW)).toEqual({
      phase: 'over',
    });
  });

  it('warns in the last hour', () => {
    expect(readLeaseClock('2026-03-04T11:00:00Z', NOW).phase).toBe('soon');
    expect(readLeaseClock('2026-03-04T11:00:01Z', NOW).phase).toBe('running');
  });

  it.each([
    ['2026-03-04T10:51:00Z', undefined],
    ['2026-03-04T10:50:00Z', 50],
    ['2026-03-04T10:11:00Z', 50],
    ['2026-03-04T10:09:00Z', 10],
    ['2026-03-04T10:00:59Z', 1],
  ])('is announced until %s as %s minutes', (expiresAt, minutes) => {
    expect(readLeaseClock(expiresAt, NOW).announcedMinutes).toBe(minutes);
  });
});

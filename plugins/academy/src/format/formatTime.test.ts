import { formatDay, formatDuration, formatTime, monthOf } from './formatTime';

describe('formatTime', () => {
  it('shows times in UTC, whatever zone they were written in', () => {
    expect(formatTime('2026-03-04T23:30:00-02:00')).toBe(
      '5 Mar 2026, 01:30 UTC',
    );
  });
});

describe('formatDay', () => {
  it('shows the day in UTC', () => {
    expect(formatDay('2026-03-04')).toBe('4 Mar 2026');
  });
});

describe('monthOf', () => {
  it('is half-open and in UTC', () => {
    expect(monthOf(new Date('2026-12-31T23:59:59Z'))).toEqual({
      from: '2026-12-01',
      to: '2027-01-01',
    });
  });
});

describe('formatDuration', () => {
  it.each([
    ['2026-03-04T10:00:00Z', '2026-03-04T10:00:02.400Z', '2.4 s'],
    ['2026-03-04T10:00:00Z', '2026-03-04T10:03:05Z', '3 min 5 s'],
    ['2026-03-04T10:00:01Z', '2026-03-04T10:00:00Z', '0 s'],
  ])('says of %s to %s that it took %s', (from, to, text) => {
    expect(formatDuration(from, to)).toBe(text);
  });
});

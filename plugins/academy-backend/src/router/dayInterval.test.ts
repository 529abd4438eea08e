import { dayInterval } from './dayInterval';

describe('dayInterval', () => {
  it('reads two days', () => {
    expect(dayInterval({ from: '2026-02-28', to: '2026-03-01' })).toEqual({
      from: '2026-02-28',
      to: '2026-03-01',
    });
  });

  it.each(['2026-13-01', '2026-02-29', '2026-00-10', '2026-1-1'])(
    'says that %s is no day, and which field has it',
    day => {
      expect(() => dayInterval({ from: day, to: '2026-12-01' })).toThrow(
        `from is '${day}', which is no day`,
      );
      expect(() => dayInterval({ from: '2026-01-01', to: day })).toThrow(
        `to is '${day}', which is no day`,
      );
    },
  );

  it.each([
    ['2026-11-01', '2026-11-01'],
    ['2026-11-02', '2026-11-01'],
    ['2025-01-01', '2026-11-01'],
  ])('refuses from %s to %s, which is no interval or too long', (from, to) => {
    expect(() => dayInterval({ from, to })).toThrow(
      /to must be after from, by at most 400 days/,
    );
  });
});

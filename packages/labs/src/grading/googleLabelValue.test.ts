import fc from 'fast-check';
import { googleLabelValue } from './googleLabelValue';

describe('googleLabelValue', () => {
  it.each([
    ['2026-11-24T18:00:00Z', '2026-11-24t18-00-00z'],
    ['2026-11-24T18:00:00.000Z', '2026-11-24t18-00-00z'],
    ['mod-102', 'mod-102'],
    ['Ada Lovelace <ada@example.com>', 'ada-lovelace--ada-example-com-'],
    ['', ''],
  ])('writes %s as %s', (value, expected) => {
    expect(googleLabelValue(value)).toBe(expected);
  });

  it('always gives what Google takes, and leaves that alone', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), value => {
        const label = googleLabelValue(value);
        expect(label).toMatch(/^[a-z0-9_-]{0,63}$/);
        expect(googleLabelValue(label)).toBe(label);
      }),
    );
  });
});

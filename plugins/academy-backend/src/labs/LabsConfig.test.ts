import { ConfigReader } from '@backstage/config';
import { readLabsConfig } from './LabsConfig';

describe('readLabsConfig', () => {
  it('has a value for everything', () => {
    expect(readLabsConfig(new ConfigReader({}))).toEqual({
      leaseDays: 14,
      uploadTokenMinutes: 60,
      maxEvidenceBytes: 10485760,
    });
  });

  it.each([0, 366, 1.5])(
    'refuses a lease of %p days, and says what is right',
    leaseDays => {
      expect(() =>
        readLabsConfig(new ConfigReader({ academy: { labs: { leaseDays } } })),
      ).toThrow(
        `Configuration academy.labs.leaseDays is ${leaseDays}, but a whole number from 1 to 365 was expected`,
      );
    },
  );
});

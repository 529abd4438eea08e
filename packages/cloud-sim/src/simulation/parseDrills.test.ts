import { parseDrills } from './parseDrills';

describe('parseDrills', () => {
  it('switches nothing on where nothing is said', () => {
    expect(parseDrills(undefined)).toEqual({ quota: {} });
    expect(parseDrills('')).toEqual({ quota: {} });
  });

  it('reads quotas by their codes', () => {
    expect(parseDrills('{"quota": {"L-DB2E81BA": 4}}')).toEqual({
      quota: { 'L-DB2E81BA': 4 },
    });
  });

  it.each([
    ['{', 'CLOUD_SIM_DRILLS: not JSON'],
    ['[]', 'CLOUD_SIM_DRILLS: found [], expected an object'],
    ['{"weather": 1}', 'there is no drill "weather"; expected quota'],
    ['{"quota": 4}', 'quota: found 4, expected an object'],
    ['{"quota": {"L-1": -1}}', 'quota.L-1: found -1, expected a number'],
    ['{"quota": {"L-1": "4"}}', 'quota.L-1: found "4", expected a number'],
  ])('refuses %s and says why', (text, message) => {
    expect(() => parseDrills(text)).toThrow(message);
  });
});

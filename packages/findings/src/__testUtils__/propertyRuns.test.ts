import fc from 'fast-check';
import { propertyRuns, propertySeed } from './propertyRuns';

it('have one seed, and another one or any by the environment', () => {
  expect(propertySeed({})).toBe(propertySeed({}));
  expect(propertySeed({ PROPERTY_SEED: '-1234567890' })).toBe(-1234567890);
  expect(Number.isInteger(propertySeed({ PROPERTY_SEED: 'random' }))).toBe(
    true,
  );
  expect(() => propertySeed({ PROPERTY_SEED: 'seven' })).toThrow(
    'PROPERTY_SEED is "seven"',
  );
});

it('run as often as they ask, times what the environment says', () => {
  expect(propertyRuns(60, {})).toBe(60);
  expect(propertyRuns(60, { PROPERTY_RUNS: '10' })).toBe(600);
  expect(propertyRuns(60, { PROPERTY_RUNS: '0.001' })).toBe(1);
  expect(() => propertyRuns(60, { PROPERTY_RUNS: '0' })).toThrow(
    'PROPERTY_RUNS is "0"',
  );
});

it('print the seed of what failed, which is that of all tests', () => {
  const failing = () =>
    fc.assert(fc.property(fc.integer(), value => value === 7));
  expect(failing).toThrow(`seed: ${fc.readConfigureGlobal().seed}`);
  expect(fc.readConfigureGlobal().numRuns).toBe(propertyRuns(100));
});

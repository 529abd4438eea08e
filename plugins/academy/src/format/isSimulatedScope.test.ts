import { isSimulatedScope } from './isSimulatedScope';

describe('isSimulatedScope', () => {
  it.each([
    '000123456789',
    'sim-181090929502',
    '00000000-1111-4222-8333-444455556666',
  ])('knows %s for one of the simulator', scopeId => {
    expect(isSimulatedScope(scopeId)).toBe(true);
  });

  it.each([
    '123456789012',
    'sim-training',
    'acme-sim-1',
    '6b3c5f6e-0000-4222-8333-444455556666',
  ])('takes %s for a real one', scopeId => {
    expect(isSimulatedScope(scopeId)).toBe(false);
  });
});

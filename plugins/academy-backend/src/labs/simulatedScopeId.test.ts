import { simulatedScopeId } from './simulatedScopeId';

describe('simulatedScopeId', () => {
  it.each([
    ['aws', /^\d{12}$/],
    ['gcp', /^sim-\d+$/],
    ['azure', /^00000000-[0-9a-f]{4}-/],
  ] as const)('is what %s calls an account', (provider, shape) => {
    const id = simulatedScopeId('019ab3c4-0001', provider);

    expect(id).toMatch(shape);
    expect(simulatedScopeId('019ab3c4-0001', provider)).toBe(id);
    expect(simulatedScopeId('019ab3c4-0002', provider)).not.toBe(id);
  });
});

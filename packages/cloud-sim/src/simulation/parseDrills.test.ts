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

  it('reads every drill', () => {
    const drills = {
      quota: { NVIDIA_L4_GPUS: 0 },
      noCapacity: ['g6.*', 'g2-standard-4@us-central1-a'],
      spotInterruption: { afterSeconds: 60 },
      eventualConsistency: { seconds: 5 },
      throttling: { failures: 3 },
      drift: [{ type: 'aws_instance', set: { instance_type: 'g6.2xlarge' } }],
      orphans: ['aws_ebs_volume'],
    };
    expect(parseDrills(JSON.stringify(drills))).toEqual(drills);
  });

  it.each([
    ['{', 'CLOUD_SIM_DRILLS: not JSON'],
    ['[]', 'CLOUD_SIM_DRILLS: found [], expected an object'],
    ['{"weather": 1}', 'there is no drill "weather"; expected quota'],
    ['{"quota": 4}', 'quota: found 4, expected an object'],
    ['{"quota": {"L-1": -1}}', 'quota.L-1: found -1, expected a number'],
    ['{"noCapacity": "g6"}', 'noCapacity: found "g6", expected a list'],
    ['{"orphans": [4]}', 'orphans: found [4], expected a list of texts'],
    ['{"throttling": 3}', 'throttling: found 3, expected an object such as'],
    ['{"throttling": {"failures": -1}}', 'throttling.failures: found -1'],
    ['{"spotInterruption": {"after": 1}}', '{"afterSeconds": 3}'],
    ['{"drift": [{"type": "a"}]}', 'drift[0]: found {"type":"a"}'],
    ['{"quota": {"L-1": "4"}}', 'quota.L-1: found "4", expected a number'],
  ])('refuses %s and says why', (text, message) => {
    expect(() => parseDrills(text)).toThrow(message);
  });
});

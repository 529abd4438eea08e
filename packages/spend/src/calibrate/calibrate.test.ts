import { calibrate, calibrated, CalibrationAmount } from './calibrate';

const amounts = (
  values: Record<string, string>,
  instanceType = 'g5.xlarge',
): CalibrationAmount[] =>
  Object.entries(values).map(([labId, amount]) => ({
    labId,
    provider: 'aws',
    instanceType,
    currency: 'USD',
    amount,
  }));

describe('calibrate', () => {
  it('finds the discount that bills have and list prices have not', () => {
    const simulated = amounts({ a: '10', b: '20', c: '5', d: '8', e: '40' });
    const billed = amounts({ a: '8', b: '16', c: '4', d: '6.4', e: '32' });
    expect(calibrate(simulated, billed)).toEqual([
      {
        provider: 'aws',
        instanceType: 'g5.xlarge',
        currency: 'USD',
        labs: 5,
        factor: '0.8',
        usable: true,
        error: 0.25,
        errorAfter: 0,
        unmatched: 0,
      },
    ]);
  });

  it('lets one lab that went wrong not speak for the rest', () => {
    const simulated = amounts({ a: '10', b: '10', c: '10', d: '10', e: '10' });
    const billed = amounts({ a: '10', b: '10', c: '10', d: '10', e: '30' });
    const [{ factor, error, errorAfter }] = calibrate(simulated, billed);
    expect(factor).toBe('1.4');
    expect(error).toBe(0);
    expect(errorAfter).toBeGreaterThan(error);
  });

  it('adds up the charges of a lab before it compares', () => {
    const [{ factor, labs }] = calibrate(amounts({ a: '10' }), [
      ...amounts({ a: '4' }),
      ...amounts({ a: '7' }),
    ]);
    expect([factor, labs]).toEqual(['1.1', 1]);
  });

  it('keeps instance types, providers and currencies apart', () => {
    const both = [
      ...amounts({ a: '10' }),
      ...amounts({ a: '1' }, 'g6.xlarge'),
      ...amounts({ a: '2' }).map(item => ({ ...item, currency: 'EUR' })),
    ];
    expect(
      calibrate(both, both).map(({ instanceType, currency }) => [
        instanceType,
        currency,
      ]),
    ).toEqual([
      ['g5.xlarge', 'EUR'],
      ['g5.xlarge', 'USD'],
      ['g6.xlarge', 'USD'],
    ]);
  });

  it('counts labs that are in one list only, or cost nothing, as unmatched', () => {
    const [calibration, ...others] = calibrate(
      amounts({ a: '10', b: '10', c: '10' }),
      amounts({ a: '9', c: '0', d: '9' }),
    );
    expect(others).toEqual([]);
    expect(calibration).toMatchObject({ labs: 1, unmatched: 3 });
    expect(calibration).not.toHaveProperty('errorAfter');
    expect(calibrate(amounts({ a: '10' }), [])).toEqual([]);
  });
});

describe('calibrated', () => {
  const estimate = {
    provider: 'aws',
    instanceType: 'g5.xlarge',
    currency: 'USD',
    amount: '10.06',
  };

  it('multiplies by a factor of enough labs', () => {
    const few = calibrate(amounts({ a: '10' }), amounts({ a: '8' }));
    expect(calibrated(estimate, few)).toBe('10.06');
    const asked = calibrate(amounts({ a: '10' }), amounts({ a: '8' }), {
      minimumLabs: 1,
    });
    expect(calibrated(estimate, asked)).toBe('8.048');
    expect(calibrated({ ...estimate, currency: 'EUR' }, asked)).toBe('10.06');
  });
});

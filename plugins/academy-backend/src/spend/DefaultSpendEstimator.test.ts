import { mockServices } from '@backstage/backend-test-utils';
import { DefaultSpendEstimator } from './DefaultSpendEstimator';

const estimator = DefaultSpendEstimator.create({
  config: mockServices.rootConfig({ data: {} }),
});

const lab = {
  provider: 'aws' as const,
  region: 'us-east-1',
  instanceType: 'g5.xlarge',
  hours: 2,
};

describe('DefaultSpendEstimator', () => {
  it('estimates from the project’s own price book', () => {
    expect(estimator.estimate({ ...lab, budget: '5' })).toMatchObject({
      currency: 'USD',
      likely: '2.012',
      withinBudget: true,
    });
    expect(
      estimator.priceBook({ provider: 'aws', region: 'us-east-1' }).length,
    ).toBeGreaterThan(30);
  });

  it('answers an input error to what the price book does not have', () => {
    expect(() =>
      estimator.estimate({ ...lab, instanceType: 'g5.xlarg' }),
    ).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringMatching('nearest offers are g5.xlarge'),
      }),
    );
    expect(() => estimator.estimate({ ...lab, hours: -1 })).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });
});

import { charge } from '../__fixtures__/learner';
import { groupDailyCost } from './groupDailyCost';

describe('groupDailyCost', () => {
  it('adds up days and services exactly, dearest service first', () => {
    expect(
      groupDailyCost([
        { ...charge, billed: '0.1' },
        { ...charge, billed: '0.2' },
        { ...charge, serviceName: 'Amazon S3', billed: '5' },
        { ...charge, day: '2026-03-01', billed: '1' },
      ]),
    ).toEqual([
      {
        currency: 'USD',
        total: '6.3',
        services: [
          { service: 'Amazon S3', total: '5' },
          { service: 'Amazon EC2', total: '1.3' },
        ],
        days: [
          { day: '2026-03-01', byService: { 'Amazon EC2': '1' }, total: '1' },
          {
            day: '2026-03-02',
            byService: { 'Amazon EC2': '0.3', 'Amazon S3': '5' },
            total: '5.3',
          },
        ],
      },
    ]);
  });

  it('never adds currencies', () => {
    expect(
      groupDailyCost([
        { ...charge, currency: 'USD', billed: '1' },
        { ...charge, currency: 'EUR', billed: '2' },
      ]).map(({ currency, total }) => [currency, total]),
    ).toEqual([
      ['EUR', '2'],
      ['USD', '1'],
    ]);
  });

  it('lets credits lower a total', () => {
    expect(
      groupDailyCost([charge, { ...charge, billed: '-10.1' }])[0].total,
    ).toBe('0');
  });
});

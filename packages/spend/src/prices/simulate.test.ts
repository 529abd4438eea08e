import Big from 'big.js';
import { DefaultPriceBook } from './DefaultPriceBook';
import { simulate } from './simulate';

const book = DefaultPriceBook.load({ clock: () => new Date('2026-11-23') });

const lab = {
  provider: 'aws',
  region: 'us-east-1',
  instanceType: 'g4dn.xlarge',
  hours: 4,
};

describe('simulate', () => {
  it('is instances × hours × price, with the price’s source', () => {
    expect(simulate(lab, book)).toEqual({
      currency: 'USD',
      low: '1.052',
      likely: '2.104',
      high: '2.63',
      parts: [
        {
          id: 'instances',
          title: '1 × g4dn.xlarge (on-demand) for 4 h',
          amount: '2.104',
          quantity: '4',
          unit: 'instance-hour',
          unitPrice: '0.526',
          source: 'AWS public price list via tsaol/aws-gpu, 2026-01-21',
        },
      ],
      pricedAt: '2026-01-21',
    });
  });

  // By hand: instances × hours × price per hour + instances × GiB × hours / 730 × price per GiB-month.
  it.each([
    ['us-east-1', 'g5.xlarge', 2, 1, 100, 2.033917808],
    ['eu-central-1', 'g4dn.xlarge', 3, 2, 50, 3.987123288],
    ['us-west-2', 'g6.xlarge', 8, 1, 0, 6.4384],
    ['eu-west-1', 'p4d.24xlarge', 1, 1, 200, 23.739799589],
    ['us-east-1', 'p5.48xlarge', 2, 1, 0, 110.08],
  ])(
    'of %s %s for %d h, %d of them with %d GiB is what it comes to by hand',
    (region, instanceType, hours, count, diskGb, byHand) => {
      const { likely } = simulate(
        { ...lab, region, instanceType, hours, count, diskGb },
        book,
      );
      expect(Number(likely)).toBeCloseTo(byHand, 6);
    },
  );

  it('adds its parts up to the likely amount, to the last digit', () => {
    const estimate = simulate({ ...lab, count: 3, diskGb: 120 }, book);
    const sum = estimate.parts.reduce(
      (total, { amount }) => total.plus(amount),
      new Big(0),
    );
    expect(sum.toFixed()).toBe(estimate.likely);
    for (const part of estimate.parts) {
      expect(new Big(part.quantity).times(part.unitPrice).toFixed()).toBe(
        part.amount,
      );
    }
  });

  it('gives a spot lab the range of spot prices', () => {
    const spot = simulate({ ...lab, purchase: 'spot' }, book);
    expect(spot.parts[0].unitPrice).toBe('0.2157');
    expect(spot.parts[0].amount).toBe('0.8628');
    expect(spot.low).toBe('0.2736');
    // 0.526 for five hours, and for the 5 × 5 / 730 / 2 hours that one interruption a month costs.
    expect(Number(spot.high)).toBeCloseTo(2.639, 3);
  });

  it('adds what spot interruptions make one do again', () => {
    const [, risk] = simulate({ ...lab, purchase: 'spot' }, book).parts;
    // Two in ten months: 4 h × 0.2 / 730 h × half of 4 h.
    expect(risk).toMatchObject({
      id: 'spot-risk',
      quantity: '0.00219178',
      unit: 'instance-hour',
      unitPrice: '0.2157',
    });
  });

  it('says whether even the high end stays within the budget', () => {
    const within = (budget: string) =>
      simulate({ ...lab, budget }, book).withinBudget;
    expect(within('2.63')).toBe(true);
    expect(within('2.62')).toBe(false);
    expect(simulate(lab, book)).not.toHaveProperty('withinBudget');
  });

  it('says of a price that is old how old it is', () => {
    const later = DefaultPriceBook.load({
      maxAgeDays: 30,
      clock: () => new Date('2026-11-23'),
    });
    expect(simulate(lab, later).parts[0].source).toBe(
      'AWS public price list via tsaol/aws-gpu, 2026-01-21 (older than 30 days)',
    );
  });

  it('refuses what the book does not have and names the nearest offers', () => {
    expect(() =>
      simulate({ ...lab, instanceType: 'g4dn.xlrge' }, book),
    ).toThrow(
      'The price book has no price for on-demand g4dn.xlrge in us-east-1 of aws; the nearest offers are g4dn.xlarge in us-east-1',
    );
    expect(() => simulate({ ...lab, region: 'mars-1' }, book)).toThrow(
      /nearest offers are g4dn.xlarge in us-east-1, g4dn.xlarge in us-east-2/,
    );
    expect(() => simulate({ ...lab, provider: 'oci' }, book)).toThrow(
      'it has none of that provider',
    );
    const azure = {
      provider: 'azure',
      region: 'eastus',
      instanceType: 'Standard_NC4as_T4_v3',
      hours: 4,
    };
    expect(simulate(azure, book).likely).toBe('2.104');
    expect(() => simulate({ ...azure, diskGb: 64 }, book)).toThrow(
      'no price for disks in eastus of azure; it has none of that provider',
    );
  });

  it.each([
    [{ hours: 0 }, 'hours: found 0, expected a number above 0'],
    [{ count: -1 }, 'count: found -1'],
    [{ diskGb: NaN }, 'diskGb: found null'],
    [{ budget: '1,50' }, 'budget: found "1,50"'],
  ])('refuses %j', (wrong, message) => {
    expect(() => simulate({ ...lab, ...wrong }, book)).toThrow(message);
  });
});

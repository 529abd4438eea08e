import Big from 'big.js';
import { HAND_COMPUTED_LABS } from '../../__fixtures__/handComputedLabs';
import { DefaultPriceBook } from '../DefaultPriceBook';
import { LabPlan } from './LabPlan';
import { PublishedUsageRates } from './PublishedUsageRates';
import { simulateLab } from './simulateLab';

const book = DefaultPriceBook.load({ clock: () => new Date('2026-11-23') });

describe('simulateLab, beside a table of 30 labs computed by hand', () => {
  it('has all 30 to compare with, of three clouds', () => {
    expect(HAND_COMPUTED_LABS).toHaveLength(30);
    const providers = HAND_COMPUTED_LABS.flatMap(({ plan }) =>
      plan.instances.map(({ provider }) => provider),
    );
    expect([...new Set(providers)]).toEqual(['aws', 'gcp', 'azure']);
  });

  it.each(HAND_COMPUTED_LABS)(
    'is within 1 %% for $name: $formula',
    ({ plan, usage, byHand }) => {
      const likely = Number(simulateLab(plan, usage, book).likely);
      expect(Math.abs(likely - byHand) / byHand).toBeLessThan(0.01);
    },
  );
});

describe('simulateLab', () => {
  const plan: LabPlan = {
    instances: [
      {
        provider: 'aws',
        region: 'us-east-1',
        instanceType: 'g5.xlarge',
        purchase: 'on-demand',
        count: 1,
      },
      {
        provider: 'aws',
        region: 'us-east-1',
        instanceType: 'g6.xlarge',
        purchase: 'spot',
        count: 2,
      },
    ],
    disks: [{ provider: 'aws', region: 'us-east-1', gib: 100, count: 3 }],
    unpriced: [],
  };

  it('shows every part of the formula, and they add up to what is likely', () => {
    const { parts, likely } = simulateLab(
      plan,
      { hours: 4, egressGib: 10 },
      book,
    );
    expect(parts.map(({ id }) => id)).toEqual([
      'instances',
      'instances-2',
      'disks',
      'egress',
      'spot-risk',
    ]);
    for (const part of parts) {
      expect(new Big(part.quantity).times(part.unitPrice).toFixed()).toBe(
        part.amount,
      );
      expect(part.source).toMatch(/\d{4}-\d{2}-\d{2}/);
    }
    const sum = parts.reduce(
      (total, { amount }) => total.plus(amount),
      new Big(0),
    );
    expect(sum.toFixed()).toBe(likely);
  });

  it('orders low, likely and high, whatever the usage', () => {
    for (const hours of [0.5, 4, 100, 730]) {
      const { low, likely, high } = simulateLab(
        plan,
        { hours, egressGib: 5 },
        book,
      );
      expect(Number(low)).toBeLessThanOrEqual(Number(likely));
      expect(Number(likely)).toBeLessThanOrEqual(Number(high));
    }
  });

  it('counts on more interruptions where somebody knows better', () => {
    const riskAt = (interruptionsPerMonth: number) =>
      Number(
        simulateLab(plan, { hours: 10, interruptionsPerMonth }, book).parts[3]
          .quantity,
      );
    // 2 instances × 10 h × 5 / 730 h × half of 10 h.
    expect(riskAt(5)).toBeCloseTo(0.68493151, 8);
    expect(riskAt(0)).toBe(0);
  });

  it('is as dated as the oldest price in it', () => {
    expect(simulateLab(plan, { hours: 1 }, book).pricedAt).toBe('2025-01-01');
    const { instances } = plan;
    expect(
      simulateLab(
        { instances: [instances[0]], disks: [], unpriced: [] },
        { hours: 1 },
        book,
      ).pricedAt,
    ).toBe('2026-01-21');
  });

  it('says of a rate that is old how old it is', () => {
    const rates = PublishedUsageRates.create({
      maxAgeDays: 365,
      clock: () => new Date('2026-11-23'),
    });
    const place = { provider: 'gcp', region: 'us-east4' };
    expect(rates.storageGibMonth(place)).toMatchObject({
      likely: '0.023',
      stale: true,
      source: expect.stringContaining('2025-03-06 (older than 365 days)'),
    });
    expect(
      rates.egressGib({ provider: 'aws', region: 'us-east-1' }),
    ).toMatchObject({ likely: '0.09', stale: false });
  });

  it.each([
    [{ hours: 0 }, 'hours: found 0, expected a number above 0'],
    [
      { hours: 1, egressGib: -1 },
      'egressGib: found -1, expected a number of 0',
    ],
    [{ hours: 1, storageGib: NaN }, 'storageGib: found null'],
    [
      { hours: 1, storageGib: 5 },
      'no price for object storage in us-east-1 of aws',
    ],
    [{ hours: 1, budget: 'ten' }, 'budget: found "ten"'],
  ])('refuses %j', (usage, message) => {
    expect(() => simulateLab(plan, usage, book)).toThrow(message);
  });

  it('refuses a plan without anything that has a price', () => {
    expect(() =>
      simulateLab(
        { instances: [], disks: [], unpriced: [] },
        { hours: 1 },
        book,
      ),
    ).toThrow('plan: found "no instance and no disk"');
  });
});

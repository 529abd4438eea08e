import { DefaultPriceBook } from '../DefaultPriceBook';
import { StaleQuoteError } from '../PriceBook';
import { LabPlan } from './LabPlan';
import { leaveOutUnpriced } from './leaveOutUnpriced';
import { simulateLab } from './simulateLab';

const clock = () => new Date('2026-11-23');

const plan: LabPlan = {
  instances: [
    {
      provider: 'gcp',
      region: 'us-central1',
      instanceType: 'g2-standard-4',
      purchase: 'on-demand',
      count: 1,
      addresses: ['google_container_node_pool.gpu'],
    },
    {
      provider: 'gcp',
      region: 'us-central1',
      instanceType: 'e2-standard-2',
      purchase: 'on-demand',
      count: 2,
      addresses: ['google_container_node_pool.a', 'google_compute_instance.b'],
    },
  ],
  disks: [
    { provider: 'gcp', region: 'us-central1', gib: 100, count: 1 },
    { provider: 'azure', region: 'eastus', gib: 64, count: 1 },
  ],
  unpriced: [{ address: 'google_compute_address.nat', reason: 'why' }],
};

describe('leaveOutUnpriced', () => {
  it('keeps what has a price, and lists the rest under its own name', () => {
    const book = DefaultPriceBook.load({ clock });
    const priced = leaveOutUnpriced(plan, book);
    expect(priced).toEqual({
      instances: [plan.instances[0]],
      disks: [plan.disks[0]],
      unpriced: [
        ...plan.unpriced,
        ...plan.instances[1].addresses!.map(address => ({
          address,
          reason:
            'on-demand e2-standard-2 in us-central1 of gcp is not in the price book',
        })),
        {
          address: 'a disk of 64 GiB in eastus of azure',
          reason:
            'a disk of 64 GiB in eastus of azure is not in the price book',
        },
      ],
    });
    expect(simulateLab(priced, { hours: 4 }, book).parts).toHaveLength(2);
    expect(() => simulateLab(plan, { hours: 4 }, book)).toThrow(
      'has no price for on-demand e2-standard-2',
    );
  });

  it('names what costs where nothing of it has a price', () => {
    const book = DefaultPriceBook.load({ clock });
    const none = { ...plan, instances: [plan.instances[1]], disks: [] };
    expect(() =>
      simulateLab(leaveOutUnpriced(none, book), { hours: 4 }, book),
    ).toThrow(
      'no instance and no disk with a price, but these cost: google_compute_address.nat (why); google_container_node_pool.a (on-demand e2-standard-2',
    );
  });

  it('does not hide that a price is too old to be used', () => {
    const book = DefaultPriceBook.load({ clock, refuseAfterDays: 1 });
    expect(() => leaveOutUnpriced(plan, book)).toThrow(StaleQuoteError);
  });
});

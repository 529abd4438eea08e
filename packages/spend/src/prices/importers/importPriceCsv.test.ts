import { DefaultPriceBook } from '../DefaultPriceBook';
import { simulate } from '../simulate';
import { importPriceCsv } from './importPriceCsv';
import { OfferPriceBook } from './OfferPriceBook';

const clock = () => new Date('2026-11-23');
const options = { file: 'ours.csv', clock };

const OURS = `as_of,provider,region,instance_type,gpu_model,gpu_count,vcpus,memory_gib,on_demand,spot,currency,source
2026-11-01,aws,us-east-1,g5.xlarge,NVIDIA A10G,1,4,16,0.9000,,USD,"Agreement of 2026, annex B"
2026-11-01,cellar,berlin,rack-1,NVIDIA L40S,2,32,256,1.10,0.40,EUR,Facilities
2026-11-01,cellar,berlin,rack-2,NVIDIA L40S,2,32,256,,,EUR,Facilities
`;

describe('importPriceCsv', () => {
  it('reads prices with the source, the currency and the date of each', () => {
    const { offers, leftOut } = importPriceCsv(OURS, options);
    expect(offers).toEqual([
      {
        provider: 'aws',
        region: 'us-east-1',
        instanceType: 'g5.xlarge',
        gpuModel: 'NVIDIA A10G',
        gpuCount: 1,
        vcpus: 4,
        memoryGib: 16,
        onDemand: '0.9',
        currency: 'USD',
        source: 'Agreement of 2026, annex B',
        asOf: '2026-11-01',
      },
      expect.objectContaining({
        instanceType: 'rack-1',
        onDemand: '1.1',
        spot: '0.4',
        currency: 'EUR',
      }),
    ]);
    expect(leftOut).toEqual([{ reason: 'not offered at any price', rows: 1 }]);
  });

  it.each([
    [
      '2026-11-01,cellar',
      '2026-01-01,cellar',
      'ours.csv, row 2, column as_of: found prices of 2026-01-01, 326 days old',
    ],
    ['EUR', 'euro', 'row 2, column currency: found "euro", expected a code'],
    [
      'rack-2',
      'rack-1',
      'row 3, column instance_type: found "rack-1", expected it once for the region; row 2 has it too',
    ],
    ['memory_gib', 'memory', 'line 1, column memory_gib: found no such column'],
  ])(
    'refuses %j changed to %j and names row and column',
    (from, to, message) => {
      expect(() => importPriceCsv(OURS.replace(from, to), options)).toThrow(
        message,
      );
    },
  );
});

describe('OfferPriceBook', () => {
  const published = DefaultPriceBook.load({ clock });
  const book = OfferPriceBook.create({
    offers: importPriceCsv(OURS, options).offers,
    fallback: published,
    clock,
  });
  const lab = {
    provider: 'aws',
    region: 'us-east-1',
    instanceType: 'g5.xlarge',
    hours: 10,
  };

  it('prices labs by its own offers first and by the book behind it for the rest', () => {
    expect(simulate(lab, book)).toMatchObject({ likely: '9' });
    const disk = simulate({ ...lab, diskGb: 73 }, book).parts[1];
    expect(disk).toMatchObject({ quantity: '1', amount: '0.08' });
    expect(simulate({ ...lab, instanceType: 'g4dn.xlarge' }, book).likely).toBe(
      '5.26',
    );
  });

  it('offers each instance type of a region once', () => {
    const offers = book.offers({ provider: 'aws', region: 'us-east-1' });
    const types = offers.map(({ instanceType }) => instanceType);
    expect(new Set(types).size).toBe(types.length);
    expect(types).toHaveLength(
      published.offers({ provider: 'aws', region: 'us-east-1' }).length,
    );
    expect(offers[0].onDemand).toBe('0.9');
  });

  it('gives spot the range up to the on-demand price', () => {
    expect(
      book.instanceHour({
        provider: 'cellar',
        region: 'berlin',
        instanceType: 'rack-1',
        purchase: 'spot',
      }),
    ).toMatchObject({ low: '0.4', likely: '0.4', high: '1.1', stale: false });
  });

  it('refuses spot where only on-demand is offered', () => {
    expect(() => simulate({ ...lab, purchase: 'spot' }, book)).toThrow(
      'no price for spot g5.xlarge in us-east-1 of aws',
    );
  });

  it('says of a price that has become old how old it is', () => {
    const later = OfferPriceBook.create({
      offers: importPriceCsv(OURS, options).offers,
      fallback: published,
      clock: () => new Date('2027-03-01'),
    });
    expect(simulate(lab, later).parts[0].source).toBe(
      'Agreement of 2026, annex B, 2026-11-01 (older than 90 days)',
    );
  });
});

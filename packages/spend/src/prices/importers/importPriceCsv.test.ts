import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
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
    ['provider', 'vendor', 'line 1, column provider: found no such column'],
    ['on_demand,spot', 'a,b', 'line 1, column on_demand: found no such column'],
    ['as_of', 'when', 'line 1, column as_of: found no such column'],
    ['currency', 'money', 'line 1, column currency: found no such column'],
    [
      'A10G,1,4',
      'A10G,1,four',
      'row 1, column vcpus: found "four", expected a number above 0',
    ],
  ])(
    'refuses %j changed to %j and names row and column',
    (from, to, message) => {
      expect(() => importPriceCsv(OURS.replace(from, to), options)).toThrow(
        message,
      );
    },
  );
});

describe('a list of few columns', () => {
  const known = DefaultPriceBook.load({ clock }).offers();
  const few = `cloud,location,sku,on_demand_usd_per_hour
aws,us-east-1,g5.xlarge,0.80
aws,us-east-1,unheard.of,0.10
`;
  const about = { file: 'few.csv', source: 'Agreement', clock, known };

  it('takes sizes from known offers, and the rest from options', () => {
    const { offers, leftOut } = importPriceCsv(few, {
      ...about,
      asOf: '2026-11-01',
    });
    expect(offers).toEqual([
      {
        provider: 'aws',
        region: 'us-east-1',
        instanceType: 'g5.xlarge',
        gpuModel: 'NVIDIA A10G',
        gpuCount: 1,
        vcpus: 4,
        memoryGib: 16,
        onDemand: '0.8',
        currency: 'USD',
        source: 'Agreement',
        asOf: '2026-11-01',
      },
    ]);
    expect(leftOut).toEqual([
      {
        reason: 'of a size that neither the list nor a known offer tells',
        rows: 1,
      },
    ]);
  });

  it('is refused where nobody says of which day it is', () => {
    expect(() => importPriceCsv(few, about)).toThrow(
      'few.csv, line 1, column as_of: found no such column',
    );
  });
});

const published = path.resolve(
  __dirname,
  '../../../../../../shared/data/prices/aws-gpu-prices.csv',
);
const describePublished = existsSync(published) ? describe : describe.skip;

describePublished(
  'a published list of AWS prices (skipped where ../shared/data is absent)',
  () => {
    it('says the same as the price book, for each type and region that both have', () => {
      const book = DefaultPriceBook.load({ clock }).offers({ provider: 'aws' });
      const { offers } = importPriceCsv(readFileSync(published, 'utf8'), {
        file: 'aws-gpu-prices.csv',
        source: 'AWS public price list',
        maxAgeDays: 365,
        clock,
        known: book,
      });
      const both = book.flatMap(mine => {
        const theirs = offers.find(
          ({ region, instanceType }) =>
            region === mine.region && instanceType === mine.instanceType,
        );
        return theirs ? [[Number(mine.onDemand), Number(theirs.onDemand)]] : [];
      });
      expect(both.length).toBeGreaterThan(300);
      for (const [mine, theirs] of both) {
        expect(Math.abs(mine - theirs)).toBeLessThan(0.0001);
      }
    });
  },
);

describe('OfferPriceBook', () => {
  const fallback = DefaultPriceBook.load({ clock });
  const book = OfferPriceBook.create({
    offers: importPriceCsv(OURS, options).offers,
    fallback,
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
      fallback.offers({ provider: 'aws', region: 'us-east-1' }).length,
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
      fallback,
      clock: () => new Date('2027-03-01'),
    });
    expect(simulate(lab, later).parts[0].source).toBe(
      'Agreement of 2026, annex B, 2026-11-01 (older than 90 days)',
    );
  });
});

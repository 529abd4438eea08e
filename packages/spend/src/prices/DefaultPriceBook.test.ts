import { DefaultPriceBook } from './DefaultPriceBook';
import { StaleQuoteError } from './PriceBook';

const text = `
apiVersion: gpu-academy.io/price-book/v1alpha1
provider: aws
currency: USD
sources:
  list: { title: A list, asOf: 2026-01-21 }
instanceTypes:
  g5.xlarge:
    gpu: { model: NVIDIA A10G, count: 1, memoryGib: 24 }
    vcpus: 4
    memoryGib: 16
    source: list
    onDemand: { us-east-1: '1.006' }
`;

describe('DefaultPriceBook', () => {
  it('offers the types of a region with their size, price, source and date', () => {
    const book = DefaultPriceBook.load();
    const offers = book.offers({ provider: 'aws', region: 'us-east-1' });
    expect(offers.length).toBeGreaterThan(30);
    expect(offers.find(offer => offer.instanceType === 'g5.xlarge')).toEqual({
      provider: 'aws',
      region: 'us-east-1',
      instanceType: 'g5.xlarge',
      gpuModel: 'NVIDIA A10G',
      gpuCount: 1,
      vcpus: 4,
      memoryGib: 16,
      onDemand: '1.006',
      spot: '0.4125',
      currency: 'USD',
      source: 'AWS public price list via tsaol/aws-gpu',
      asOf: '2026-01-21',
    });
    expect(book.offers({ provider: 'oci' })).toEqual([]);
  });

  it('has labs of AWS, Google Cloud and Azure', () => {
    const book = DefaultPriceBook.load();
    const priceOf = (provider: string, region: string, instanceType: string) =>
      book.offers({ provider, region, instanceType })[0].onDemand;
    expect(priceOf('aws', 'us-east-1', 'g4dn.xlarge')).toBe('0.526');
    expect(priceOf('gcp', 'us-central1', 'g2-standard-24')).toBe('2.000833');
    expect(priceOf('gcp', 'us-central1', 'a2-highgpu-1g')).toBe('3.673385');
    expect(priceOf('azure', 'eastus', 'Standard_NC4as_T4_v3')).toBe('0.526');
  });

  it.each(['aws', 'gcp'])(
    'has a disk price in every region that it has an instance price of %s in',
    provider => {
      const book = DefaultPriceBook.load();
      for (const { region } of book.offers({ provider })) {
        expect(
          Number(book.diskGibMonth({ provider, region }).likely),
        ).toBeGreaterThan(0);
      }
    },
  );

  it('says that a price is old, and refuses one that is too old, or offers it at all', () => {
    const offer = {
      provider: 'aws',
      region: 'us-east-1',
      instanceType: 'g5.xlarge',
      purchase: 'on-demand',
    } as const;
    const bookAt = (today: string, options = {}) =>
      DefaultPriceBook.fromText(text, 'b.yaml', {
        clock: () => new Date(today),
        ...options,
      });
    expect(bookAt('2026-06-01').instanceHour(offer).stale).toBe(false);
    expect(bookAt('2027-06-01').instanceHour(offer).source).toContain(
      '(older than 365 days)',
    );
    const refusing = bookAt('2028-06-01');
    expect(() => refusing.instanceHour(offer)).toThrow(
      'The price of on-demand g5.xlarge in us-east-1 of aws is of 2026-01-21, which is more than 730 days ago; give a newer price book',
    );
    expect(refusing.offers()).toEqual([]);
    expect(() =>
      bookAt('2026-06-01', { refuseAfterDays: 30 }).instanceHour(offer),
    ).toThrow(StaleQuoteError);
    expect(
      bookAt('2030-01-01', { maxAgeDays: 3000 }).instanceHour(offer).stale,
    ).toBe(false);
  });

  it('has no spot price where the file gives no share', () => {
    const book = DefaultPriceBook.fromText(text, 'b.yaml');
    expect(book.offers()[0]).not.toHaveProperty('spot');
    expect(() =>
      book.instanceHour({
        provider: 'aws',
        region: 'us-east-1',
        instanceType: 'g5.xlarge',
        purchase: 'spot',
      }),
    ).toThrow('no price for spot g5.xlarge');
  });

  it.each([
    [
      "'1.006'",
      '1.006',
      "b.yaml, instanceTypes > g5.xlarge > onDemand > us-east-1: found 1.006, expected a decimal number in quotes such as '0.526'",
    ],
    ["'1.006'", "'-1'", 'found "-1"'],
    [
      '2026-01-21',
      'January',
      'b.yaml, sources > list > asOf: found "January", expected a date',
    ],
    [
      'source: list',
      'source: rumour',
      'instanceTypes > g5.xlarge > source: found "rumour", expected one of list',
    ],
    [
      'vcpus: 4',
      'vcpus: none',
      'vcpus: found "none", expected a number above 0',
    ],
    ['v1alpha1', 'v9', 'b.yaml, apiVersion: found'],
    ['provider: aws', '', 'b.yaml, provider: found nothing, expected text'],
    ['sources:', 'sources: [', 'b.yaml, the file: found'],
  ])(
    'refuses a file with %s changed to %s and names the field',
    (from, to, message) => {
      expect(() =>
        DefaultPriceBook.fromText(text.replace(from, to), 'b.yaml'),
      ).toThrow(message);
    },
  );
});

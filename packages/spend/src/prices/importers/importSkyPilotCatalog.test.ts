import { importSkyPilotCatalog } from './importSkyPilotCatalog';

const options = {
  file: 'vms.csv',
  provider: 'aws',
  source: 'SkyPilot catalog',
  asOf: '2026-11-20',
  clock: () => new Date('2026-11-23'),
};

// Written for these tests in the catalog's form; the numbers are nobody's prices.
const T4 = `"{'Gpus': [{'Name': 'T4', 'Manufacturer': 'NVIDIA', 'Count': 1.0, 'MemoryInfo': {'SizeInMiB': 16384}}], 'TotalGpuMemoryInMiB': 16384}"`;
const AWS = `InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,GpuInfo,Price,SpotPrice,Region,AvailabilityZone,Arch
g9.xlarge,T4,1.0,4.0,16.0,${T4},0.5,0.2,us-east-1,us-east-1a,x86_64
g9.xlarge,T4,1.0,4.0,16.0,${T4},0.5,0.3,us-east-1,us-east-1b,x86_64
g9.xlarge,T4,1.0,4.0,16.0,${T4},0.5,,us-east-1,us-east-1c,x86_64
g9.xlarge,T4,1.0,4.0,16.0,${T4},0.5,0.25,us-east-1,us-east-1d,x86_64
g9.xlarge,T4,1.0,4.0,16.0,${T4},0.60,,eu-west-1,eu-west-1a,x86_64
g9.2xlarge,T4,1.0,8.0,32.0,${T4},,,eu-west-1,eu-west-1a,x86_64
m9.large,,,2.0,8.0,,0.1,0.05,us-east-1,us-east-1a,x86_64
`;

const GCP = `InstanceType,vCPUs,MemoryGiB,AcceleratorName,AcceleratorCount,GpuInfo,Region,AvailabilityZone,Price,SpotPrice
a2-highgpu-1g,12.0,85.0,,,,us-central1,us-central1-a,0.7,0.3
a2-highgpu-1g,12.0,85.0,,,,us-central1,us-central1-b,0.7,0.3
a2-highgpu-1g,12.0,85.0,,,,us-east1,us-east1-b,0.7,0.3
a2-highgpu-8g,96.0,680.0,,,,us-central1,us-central1-a,5.6,2.4
g2-standard-24,24.0,96.0,,,,us-central1,us-central1-a,0.9,0.4
n1-standard-4,4.0,15.0,,,,us-central1,us-central1-a,0.2,0.05
,,,A100,1.0,A100,us-central1,us-central1-a,2.9,1.5
,,,A100,1.0,A100,us-central1,us-central1-b,2.9,
,,,A100,8.0,A100,us-central1,us-central1-a,23.2,12.0
,,,L4,2.0,L4,us-central1,us-central1-a,1.1,0.45
`;

describe('importSkyPilotCatalog', () => {
  it('folds zones into regions: the on-demand price, and the middle of the spot prices', () => {
    const { offers, leftOut } = importSkyPilotCatalog(AWS, options);
    expect(offers).toEqual([
      {
        provider: 'aws',
        region: 'us-east-1',
        instanceType: 'g9.xlarge',
        gpuModel: 'NVIDIA T4',
        gpuCount: 1,
        vcpus: 4,
        memoryGib: 16,
        onDemand: '0.5',
        spot: '0.25',
        currency: 'USD',
        source: 'SkyPilot catalog',
        asOf: '2026-11-20',
      },
      expect.objectContaining({ region: 'eu-west-1', onDemand: '0.6' }),
    ]);
    expect(offers[1]).not.toHaveProperty('spot');
    expect(leftOut).toEqual([
      { reason: 'not offered at any price', rows: 1 },
      { reason: 'without a GPU', rows: 1 },
    ]);
  });

  it('adds up what Google prices apart: the machine and its GPUs, where both are', () => {
    const { offers, leftOut } = importSkyPilotCatalog(GCP, {
      ...options,
      provider: 'gcp',
    });
    expect(
      offers.map(({ instanceType, gpuModel, gpuCount, onDemand, spot }) => [
        instanceType,
        gpuModel,
        gpuCount,
        onDemand,
        spot,
      ]),
    ).toEqual([
      ['a2-highgpu-1g', 'A100', 1, '3.6', '1.8'],
      ['a2-highgpu-8g', 'A100', 8, '28.8', '14.4'],
      ['g2-standard-24', 'L4', 2, '2', '0.85'],
    ]);
    expect(leftOut).toEqual([
      { reason: 'a machine type in a zone without its GPUs', rows: 1 },
      { reason: 'without a GPU', rows: 1 },
    ]);
  });

  it('reads columns by name, in any order and without zones', () => {
    const lambda = `Price,SpotPrice,Region,GpuInfo,MemoryGiB,vCPUs,AcceleratorCount,AcceleratorName,InstanceType
1.29,,us-east-1,"{'Gpus': [{'Name': 'A100', 'Manufacturer': 'nvidia'}]}",200,30,1,A100,gpu_1x_a100
`;
    const { offers } = importSkyPilotCatalog(lambda, options);
    expect(offers).toEqual([
      expect.objectContaining({
        instanceType: 'gpu_1x_a100',
        gpuModel: 'NVIDIA A100',
        onDemand: '1.29',
        vcpus: 30,
      }),
    ]);
  });

  it('reads Windows line ends, a byte-order mark and prices in exponents', () => {
    const windows = `\uFEFF${AWS.replace('0.60', '6e-1').replace(
      /\n/g,
      '\r\n',
    )}`;
    expect(importSkyPilotCatalog(windows, options)).toEqual(
      importSkyPilotCatalog(AWS, options),
    );
  });

  it.each([
    [
      'a stale list',
      { asOf: '2026-06-01' },
      'vms.csv: found prices of 2026-06-01, 175 days old, expected prices of the last 90 days',
    ],
    ['a date to come', { asOf: '2026-12-01' }, 'found "2026-12-01"'],
    ['no date', { asOf: 'yesterday' }, 'found "yesterday", expected the date'],
  ])('refuses %s', (_, wrong, message) => {
    expect(() => importSkyPilotCatalog(AWS, { ...options, ...wrong })).toThrow(
      message,
    );
  });

  it('takes an older list where somebody says that it may be older', () => {
    const { offers } = importSkyPilotCatalog(AWS, {
      ...options,
      asOf: '2026-06-01',
      maxAgeDays: 200,
    });
    expect(offers).toHaveLength(2);
  });

  it.each([
    [
      'g9.xlarge,T4,1.0,4.0,16.0',
      'g9.xlarge,T4,one,4.0,16.0',
      'vms.csv, row 1, column AcceleratorCount: found "one", expected a number above 0',
    ],
    ['0.60,', '-0.60,', 'row 5, column Price: found "-0.60", expected a price'],
    ['0.60,', '0,', 'row 5, column Price: found "0"'],
    ['0.60,', '"0,60",', 'row 5, column Price: found "0,60"'],
    ['0.60,', '0,60,', 'row 5: found 12 fields, expected 11'],
    [
      'eu-west-1,eu-west-1a',
      ',eu-west-1a',
      'row 5, column Region: found nothing, expected text',
    ],
    [
      "{'Gpus': [{'Name'",
      "{'Gpus' [{'Name'",
      "row 1, column GpuInfo: found \"{'Gpus' [",
    ],
    ['SpotPrice', 'Spot', 'line 1, column SpotPrice: found no such column'],
    [
      'AcceleratorName',
      'Price',
      'line 1, column Price: found the column twice',
    ],
    ['x86_64\nm9', '"x86_64\nm9', 'found a double quote that is never closed'],
  ])(
    'refuses %j changed to %j and names row and column',
    (from, to, message) => {
      expect(AWS).toContain(from);
      expect(() =>
        importSkyPilotCatalog(AWS.replace(from, to), options),
      ).toThrow(message);
    },
  );

  it('refuses an empty file', () => {
    expect(() => importSkyPilotCatalog('\n', options)).toThrow(
      'vms.csv, line 1: found an empty file',
    );
  });
});

import { importGpuhuntCatalog } from './importGpuhuntCatalog';

const options = {
  file: 'azure.csv',
  provider: 'azure',
  source: 'gpuhunt',
  asOf: '2026-11-20',
  clock: () => new Date('2026-11-23'),
};

// Written for these tests in the catalog's form; the numbers are nobody's prices.
const CATALOG = `instance_name,location,price,cpu,memory,gpu_count,gpu_name,gpu_memory,spot,disk_size,gpu_vendor,flags
NC1,eastus,0.5,4,28.0,1,T4,16.0,False,,nvidia,
NC1,eastus,0.2,4,28.0,1,T4,16.0,True,,nvidia,
NC1,westus,,4,28.0,1,T4,16.0,False,,nvidia,
ND8,eastus,9.5,96,900.0,8,MI300X,192.0,True,,amd,"new,preview"
D2,eastus,0.1,2,8.0,0,,,False,,,
`;

describe('importGpuhuntCatalog', () => {
  it('puts the on-demand and the spot row of an instance type together', () => {
    const { offers, leftOut } = importGpuhuntCatalog(CATALOG, options);
    expect(offers).toEqual([
      {
        provider: 'azure',
        region: 'eastus',
        instanceType: 'NC1',
        gpuModel: 'NVIDIA T4',
        gpuCount: 1,
        vcpus: 4,
        memoryGib: 28,
        onDemand: '0.5',
        spot: '0.2',
        currency: 'USD',
        source: 'gpuhunt',
        asOf: '2026-11-20',
      },
      expect.objectContaining({
        instanceType: 'ND8',
        gpuModel: 'AMD MI300X',
        spot: '9.5',
      }),
    ]);
    expect(offers[1]).not.toHaveProperty('onDemand');
    expect(leftOut).toEqual([
      { reason: 'not offered at any price', rows: 1 },
      { reason: 'without a GPU', rows: 1 },
    ]);
  });

  it.each([
    ['False', 'maybe', 'azure.csv, row 1, column spot: found "maybe"'],
    ['0.5', 'free', 'row 1, column price: found "free", expected a price'],
    ['location', 'region', 'line 1, column location: found no such column'],
    ['NC1', '', 'row 1, column instance_name: found nothing'],
  ])(
    'refuses %j changed to %j and names row and column',
    (from, to, message) => {
      expect(() =>
        importGpuhuntCatalog(CATALOG.replace(from, to), options),
      ).toThrow(message);
    },
  );

  it('refuses a stale list', () => {
    expect(() =>
      importGpuhuntCatalog(CATALOG, { ...options, asOf: '2025-11-20' }),
    ).toThrow('azure.csv: found prices of 2025-11-20, 368 days old');
  });
});

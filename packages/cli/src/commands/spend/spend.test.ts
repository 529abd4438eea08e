import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from '../../Command';
import { spendIngest } from './ingest';
import { spendReport } from './report';
import { spendSimulate } from './simulate';

jest.setTimeout(60_000);

/** Runs a command and answers its exit code and what it printed. */
async function run(command: Command, ...args: string[]) {
  const written: string[] = [];
  const write = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation(text => Boolean(written.push(String(text))));
  try {
    return { code: await command.run(args), text: written.join('') };
  } finally {
    write.mockRestore();
  }
}

const HEADER = [
  'BilledCost',
  'EffectiveCost',
  'ListCost',
  'BillingCurrency',
  'BillingPeriodStart',
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'ChargeCategory',
  'ProviderName',
  'ServiceCategory',
  'ServiceName',
  'SubAccountId',
  'Tags',
];

/** A charge of `learner` on a day of November. */
function charge(
  day: number,
  learner: string,
  cost: string,
  category = 'Usage',
) {
  const start = `2026-11-${String(day).padStart(2, '0')}T10:00:00Z`;
  return [
    cost,
    cost,
    cost,
    'USD',
    '2026-11-01T00:00:00Z',
    start,
    start.replace('T10', 'T11'),
    category,
    'AWS',
    'Compute',
    'Amazon EC2',
    '012345678901',
    learner && `"{""learner"": ""${learner}""}"`,
  ].join(',');
}

describe('academy spend', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'academy-cli-spend-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const at = (name: string) => join(folder, name);

  async function exported(name: string, ...charges: string[]) {
    await writeFile(at(name), [HEADER.join(','), ...charges, ''].join('\n'));
    return at(name);
  }

  async function planFile(text: string) {
    await writeFile(at('plan.yaml'), text);
    return at('plan.yaml');
  }

  const PLAN = `
subjects:
  Ada: user:default/ada
  bob: user:default/bob
sharedCosts:
  - { id: tax, kind: tax, within: scope }
`;

  describe('ingest', () => {
    it('attributes, reconciles, shares and says so', async () => {
      const file = await exported(
        'a.csv',
        charge(1, 'ada', '1'),
        charge(2, 'bob', '3'),
        charge(2, '', '0.4', 'Tax'),
        charge(3, 'zoe', '0.1'),
      );
      const { code, text } = await run(
        spendIngest,
        '--plan',
        await planFile(PLAN),
        '--format',
        'json',
        file,
      );
      expect(code).toBe(0);
      const [period] = JSON.parse(text);
      expect(period).toMatchObject({
        billingPeriod: '2026-11',
        files: 1,
        billedThrough: '2026-11-03T11:00:00Z',
        totals: [{ currency: 'USD', rows: 4, billed: '4.5' }],
      });
      expect(
        period.learners.map((it: { subject: string; billed: string }) => [
          it.subject,
          it.billed,
        ]),
      ).toEqual([
        ['user:default/bob', '3.292682926829268293'],
        ['user:default/ada', '1.097560975609756097'],
        ['unattributed', '0.10975609756097561'],
      ]);
    });

    it.each(['daily.csv', 'daily.jsonl', 'daily.parquet'])(
      'writes %s, which report reads',
      async name => {
        const file = await exported(
          'a.csv',
          charge(1, 'ada', '1.5'),
          charge(2, 'bob', '2'),
        );
        const plan = await planFile(PLAN);
        const { text } = await run(
          spendIngest,
          '--plan',
          plan,
          '--out',
          at(name),
          file,
        );
        expect(text).toContain('2 rows of daily cost written to');
        const report = await run(spendReport, '--format', 'csv', at(name));
        expect(report.text).toBe(
          [
            'learner,currency,simulated,billed,effective,charges',
            'user:default/bob,USD,false,2,2,1',
            'user:default/ada,USD,false,1.5,1.5,1',
            '',
          ].join('\n'),
        );
      },
    );

    it('names file, row and column of what cannot be used, and writes nothing', async () => {
      const file = await exported('a.csv', charge(1, 'ada', 'much'));
      await expect(
        run(spendIngest, '--out', at('daily.csv'), file),
      ).rejects.toThrow(
        /a\.csv, row 1, column BilledCost: found "much", expected a decimal number/,
      );
      expect(existsSync(at('daily.csv'))).toBe(false);
    });

    it('holds a period that fell too far since the run before, unless it may', async () => {
      const file = await exported(
        'a.csv',
        charge(1, 'ada', '8'),
        charge(1, 'ada', '8'),
      );
      await run(spendIngest, '--out', at('before.csv'), file);
      await exported('a.csv', charge(1, 'ada', '8'));
      const args = [
        '--previous',
        at('before.csv'),
        '--out',
        at('now.csv'),
        file,
      ];
      await expect(run(spendIngest, ...args)).rejects.toThrow(
        'Billing period 2026-11 is held as it was: billed USD fell from 16 to 8 (50 %)',
      );
      expect(existsSync(at('now.csv'))).toBe(false);
      const { code } = await run(spendIngest, '--max-fall', '60', ...args);
      expect(code).toBe(0);
    });

    it('counts no file twice', async () => {
      const file = await exported('a.csv', charge(1, 'ada', '1'));
      await expect(run(spendIngest, folder, file)).rejects.toThrow(
        'expected every file once: charges would count twice',
      );
    });

    it('takes charges alone of a delivery that holds contract commitments too', async () => {
      const commitments = at('commitments.csv');
      await writeFile(
        commitments,
        'ContractCommitmentId,ContractCommitmentCost,BillingCurrency\nc/1,1000,USD\n',
      );
      await expect(run(spendIngest, folder)).rejects.toThrow(
        'commitments.csv, column BilledCost, EffectiveCost, BillingPeriodStart',
      );
      await exported('a.csv', charge(1, 'ada', '1'));
      const { code, text } = await run(spendIngest, '--format=json', folder);
      expect(JSON.parse(text)).toMatchObject([
        { billingPeriod: '2026-11', files: 1, totals: [{ billed: '1' }] },
      ]);
      expect(code).toBe(0);
    });

    it('holds a delivery against what its manifest promises', async () => {
      const file = await exported('part_0_0001.csv', charge(1, 'ada', '1'));
      await writeFile(
        at('manifest.json'),
        JSON.stringify({
          manifestVersion: '2024-04-01',
          dataRowCount: 2,
          blobCount: 1,
          exportConfig: { exportName: 'costs', type: 'FocusCost' },
          runInfo: {
            runId: 'r1',
            startDate: '2026-11-01T00:00:00',
            endDate: '2026-11-30T00:00:00',
          },
          blobs: [{ blobName: 'part_0_0001.csv', dataRowCount: 2 }],
        }),
      );
      await expect(run(spendIngest, folder)).rejects.toThrow(
        /found 1 rows, expected 2/,
      );
      expect((await run(spendIngest, file)).code).toBe(0);
    });

    it.each([
      ['leasse: []', 'found leasse, expected learnerTagKeys'],
      ['leases: [{ id: l1 }]', 'leases.0: found no provider, expected one'],
      [
        'scopes: [{ provider: aws, scopeId: 012345678901, subjectRef: user:default/ada }]',
        'scopes.0.scopeId: found',
      ],
      [
        'sharedCosts: [{ id: r, kind: coffee, within: scope }]',
        'sharedCosts.0.kind: found "coffee", expected unused-commitment, support, tax',
      ],
      ['overrides: [{ id: o, subjectRef: user:a/b }]', 'overrides.0: found'],
      ['a: [', 'is not YAML'],
    ])('refuses the plan %s', async (text, message) => {
      const file = await exported('a.csv', charge(1, 'ada', '1'));
      await expect(
        run(spendIngest, '--plan', await planFile(text), file),
      ).rejects.toThrow(message);
    });
  });

  describe('report', () => {
    /** Sixteen days at 2, and one at 40. */
    async function dailyCost() {
      const days = Array.from({ length: 16 }, (_, index) =>
        charge(index + 1, 'ada', '2'),
      );
      const file = await exported(
        'a.csv',
        ...days,
        charge(17, 'ada', '40'),
        charge(3, 'bob', '5'),
        charge(3, 'ada', '-1', 'Credit'),
      );
      await run(
        spendIngest,
        '--plan',
        await planFile(PLAN),
        '--out',
        at('daily.parquet'),
        file,
      );
      return at('daily.parquet');
    }

    it('sums by learner, lab, service and day', async () => {
      const file = await dailyCost();
      const table = async (...args: string[]) =>
        (await run(spendReport, '--format', 'csv', ...args, file)).text
          .trim()
          .split('\n')
          .slice(1)
          .map(line => line.split(',').filter((_, i) => i === 0 || i === 3));
      expect(await table()).toEqual([
        ['user:default/ada', '71'],
        ['user:default/bob', '5'],
      ]);
      expect(await table('--by', 'lab')).toEqual([['no lab', '76']]);
      expect(await table('--by', 'service')).toEqual([
        ['AWS: Amazon EC2', '76'],
      ]);
      expect(
        await table(
          '--by',
          'day',
          '--from',
          '2026-11-02',
          '--to',
          '2026-11-04',
        ),
      ).toEqual([
        ['2026-11-02', '2'],
        ['2026-11-03', '6'],
      ]);
    });

    it('expects the month’s end, names what stands out and where budgets stand', async () => {
      const file = await dailyCost();
      await writeFile(
        at('budgets.yaml'),
        `budgets:
  - { id: ada, scope: { learner: 'user:default/ada' }, amount: '60', currency: USD }
  - { id: all, amount: '1000', currency: USD }
`,
      );
      const { code, text } = await run(
        spendReport,
        '--budgets',
        at('budgets.yaml'),
        file,
      );
      expect(code).toBe(1);
      expect(text).toContain('2026-11 USD: 76 so far, likely ');
      expect(text).toMatch(
        /2026-11-17 user:default\/ada: 40 USD, expected [12]\.\d+; Amazon EC2 38/,
      );
      expect(text).toMatch(/ada +2026-11 +USD +60 +72 /);
      expect(text).toContain(
        'ada: reported spend of 72 USD in 2026-11 reached 60 (spent)',
      );
      expect(text).not.toContain('all: ');
    });

    it('leaves what is simulated out of all but the table, where it is marked', async () => {
      const file = await exported('a.csv', charge(1, 'ada', '2'));
      await run(spendIngest, '--simulated', '--out', at('daily.csv'), file);
      const { text } = await run(spendReport, at('daily.csv'));
      expect(text).toContain('unattributed (simulated)');
      expect(text).toContain('nothing that is paid for');
    });

    it('says what is wrong with what it is asked', async () => {
      const file = await dailyCost();
      await expect(run(spendReport, '--by', 'moon', file)).rejects.toThrow(
        '--by is “moon”, but expected learner, lab, service, day',
      );
      await expect(
        run(spendReport, '--from', '2026-02-30', file),
      ).rejects.toThrow('--from is “2026-02-30”, but expected a day');
      await expect(
        run(spendReport, '--from', '2027-01-01', file),
      ).rejects.toThrow('the files have 2026-11-01 to 2026-11-17');
      await writeFile(at('budgets.yaml'), 'budgets: [{ id: a, amount: 5 }]');
      await expect(
        run(spendReport, '--budgets', at('budgets.yaml'), file),
      ).rejects.toThrow('budgets.0: found no currency, expected one');
    });
  });

  describe('simulate', () => {
    const lab = [
      '--provider',
      'aws',
      '--region',
      'us-east-1',
      '--instance-type',
      'g4dn.xlarge',
      '--hours',
      '4',
      '--max-age-days',
      '100000',
    ];

    it('prints low, likely, high and the parts that add up to likely', async () => {
      const { code, text } = await run(
        spendSimulate,
        ...lab,
        '--disk-gib',
        '100',
        '--egress-gib',
        '1',
      );
      expect(code).toBe(0);
      expect(text).toMatch(/^USD: low 1\.1\d+, likely 2\.2\d+, high 2\.7\d+/);
      expect(text).toContain('1 × g4dn.xlarge (on-demand) for 4 h');
      const { text: json } = await run(
        spendSimulate,
        '--format',
        'json',
        ...lab,
      );
      expect(JSON.parse(json)).toMatchObject({
        likely: '2.104',
        unpriced: [],
        parts: [{ quantity: '4', unitPrice: '0.526', amount: '2.104' }],
      });
    });

    it('reads a Terraform plan, and exits with 1 where the high end is above the budget', async () => {
      await writeFile(
        at('plan.json'),
        JSON.stringify({
          format_version: '1.2',
          planned_values: {
            root_module: {
              resources: [
                {
                  address: 'aws_instance.gpu',
                  mode: 'managed',
                  type: 'aws_instance',
                  values: { instance_type: 'g4dn.xlarge' },
                },
              ],
            },
          },
        }),
      );
      const args = [
        '--hours',
        '4',
        '--region',
        'us-east-1',
        '--max-age-days',
        '100000',
      ];
      const { code, text } = await run(
        spendSimulate,
        ...args,
        '--budget',
        '2.5',
        at('plan.json'),
      );
      expect(code).toBe(1);
      expect(text).toContain('likely 2.104');
      expect(text).toContain(
        'The high end is above the budget, without what is not in it.',
      );
    });

    it('estimates a cluster by its nodes, and lists what has no price instead of failing', async () => {
      const resource = (type: string, values: object) => ({
        address: `${type}.this`,
        mode: 'managed',
        type,
        values: { location: 'eastus', ...values },
      });
      await writeFile(
        at('cluster.json'),
        JSON.stringify({
          format_version: '1.2',
          planned_values: {
            root_module: {
              resources: [
                resource('azurerm_kubernetes_cluster', {
                  default_node_pool: [
                    {
                      vm_size: 'Standard_D2s_v5',
                      node_count: 1,
                      os_disk_size_gb: 64,
                    },
                  ],
                }),
                resource('azurerm_kubernetes_cluster_node_pool', {
                  vm_size: 'Standard_NC4as_T4_v3',
                  node_count: 2,
                  os_disk_size_gb: 128,
                }),
              ],
            },
          },
        }),
      );
      const { code, text } = await run(
        spendSimulate,
        '--hours',
        '4',
        '--max-age-days',
        '100000',
        at('cluster.json'),
      );
      expect(code).toBe(0);
      expect(text).toContain('2 × Standard_NC4as_T4_v3 (on-demand) for 4 h');
      expect(
        text.split('Costs and is not in it:')[1].trim().split(/\n */),
      ).toEqual([
        'azurerm_kubernetes_cluster.this: control planes are not in the price book',
        'azurerm_kubernetes_cluster.this: on-demand Standard_D2s_v5 in eastus of azure is not in the price book',
        'azurerm_kubernetes_cluster.this: a disk of 64 GiB in eastus of azure is not in the price book',
        'azurerm_kubernetes_cluster_node_pool.this: a disk of 128 GiB in eastus of azure is not in the price book',
      ]);
    });

    it('refuses prices that are too old, and what has none names what comes nearest', async () => {
      await expect(
        run(spendSimulate, ...lab.slice(0, -1), '1'),
      ).rejects.toThrow(
        /^The price of on-demand g4dn\.xlarge in us-east-1 of aws is of \d{4}-\d\d-\d\d, which is more than 1 days ago/,
      );
      await expect(
        run(spendSimulate, ...lab, '--region', 'mars-1'),
      ).rejects.toThrow('the nearest offers are');
    });

    it('says what is missing', async () => {
      await expect(run(spendSimulate)).rejects.toThrow('--hours is missing');
      await expect(run(spendSimulate, '--hours', '4')).rejects.toThrow(
        'name a plan in JSON, or --provider, --region and --instance-type',
      );
      await expect(
        run(spendSimulate, ...lab, '--hours', 'four'),
      ).rejects.toThrow('--hours is “four”, but expected a number');
      await expect(
        run(spendSimulate, ...lab, '--purchase', 'rent'),
      ).rejects.toThrow('--purchase is “rent”, but expected on-demand, spot');
    });
  });

  const sample = resolve(
    __dirname,
    '../../../../../../shared/data/focus/focus-1.0-sample-1000.csv',
  );
  const describeSample = existsSync(sample) ? describe : describe.skip;

  describeSample(
    'the real sample (skipped where ../shared/data is absent)',
    () => {
      it('is ingested by billing period', async () => {
        const { text } = await run(spendIngest, '--format', 'json', sample);
        expect(
          JSON.parse(text).map(
            (it: { billingPeriod: string; totals: object[] }) => [
              it.billingPeriod,
              it.totals.length,
            ],
          ),
        ).toEqual([
          ['2024-09', 1],
          ['2024-10', 1],
        ]);
      });
    },
  );
});

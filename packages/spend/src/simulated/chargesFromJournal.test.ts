import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Big from 'big.js';
import {
  fixturePlan,
  makeFolder,
  rollUpFolder,
} from '../__fixtures__/focusFixtures';
import { listChargeFiles } from '../focus';
import { checkFocusFiles } from '../focusRules';
import { DefaultPriceBook } from '../prices';
import { DuckDbRollupEngine } from '../rollup';
import { chargesFromJournal } from './chargesFromJournal';
import { JournalRecord } from './JournalRecord';
import { writeFocusCsv } from './writeFocusCsv';

const book = DefaultPriceBook.load();
const until = new Date('2026-11-02T00:00:00Z');

const instance: JournalRecord = {
  at: '2026-11-01T10:15:00Z',
  op: 'create',
  provider: 'aws',
  accountId: '012345678901',
  region: 'us-east-1',
  type: 'aws_instance',
  id: 'i-1',
  sku: 'g4dn.xlarge',
  purchase: 'on-demand',
  sizeGb: null,
  tags: { Name: 'lab "1"', learner: 'ada' },
  simulated: true,
};

const destroyed = (at: string): JournalRecord => ({
  ...instance,
  at,
  op: 'destroy',
});

function sum(rows: { BilledCost: string }[]): string {
  return rows
    .reduce((total, row) => total.plus(row.BilledCost), new Big(0))
    .toFixed();
}

describe('chargesFromJournal', () => {
  it('bills what ran, in rows that end with the hours of the clock', () => {
    const { rows, unpriced } = chargesFromJournal(
      [instance, destroyed('2026-11-01T12:45:00Z')],
      book,
      { until },
    );
    expect(
      rows.map(row => [
        row.ChargePeriodStart,
        row.ChargePeriodEnd,
        row.ConsumedQuantity,
        row.BilledCost,
      ]),
    ).toEqual([
      ['2026-11-01T10:15:00Z', '2026-11-01T11:00:00Z', '0.75', '0.3945'],
      ['2026-11-01T11:00:00Z', '2026-11-01T12:00:00Z', '1', '0.526'],
      ['2026-11-01T12:00:00Z', '2026-11-01T12:45:00Z', '0.75', '0.3945'],
    ]);
    expect(rows[0]).toMatchObject({
      BillingPeriodStart: '2026-11-01T00:00:00Z',
      BillingPeriodEnd: '2026-12-01T00:00:00Z',
      ProviderName: 'AWS',
      SubAccountId: '012345678901',
      x_Simulated: 'true',
    });
    expect(unpriced).toEqual([]);
  });

  it('bills a run of seconds as a minute', () => {
    const { rows } = chargesFromJournal(
      [instance, destroyed('2026-11-01T10:15:20Z')],
      book,
      { until },
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].ChargePeriodEnd).toBe('2026-11-01T10:16:00Z');
    expect(Number(rows[0].BilledCost)).toBeCloseTo(0.526 / 60, 9);
  });

  it('bills the disk of an instance and a volume by GiB and month', () => {
    const { rows } = chargesFromJournal(
      [{ ...instance, at: '2026-11-01T00:00:00Z', sizeGb: 730 }],
      book,
      { until: new Date('2026-11-01T02:00:00Z') },
    );
    const disk = rows.filter(row => row.ServiceCategory === 'Storage');
    expect(sum(disk)).toBe('0.16');
    expect(disk[0].ConsumedUnit).toBe('GB-Months');
  });

  it('goes on to bill what was never destroyed, and bills a resized instance at each size', () => {
    const { rows } = chargesFromJournal(
      [
        { ...instance, at: '2026-11-01T00:00:00Z' },
        {
          ...instance,
          at: '2026-11-01T01:00:00Z',
          op: 'update',
          sku: 'g5.xlarge',
        },
        {
          ...instance,
          at: '2026-11-01T01:30:00Z',
          op: 'update',
          sku: 'g5.xlarge',
          tags: { learner: 'bob' },
        },
      ],
      book,
      { until: new Date('2026-11-01T02:00:00Z') },
    );
    expect(rows.map(row => [row.SkuId, row.BilledCost])).toEqual([
      ['g4dn.xlarge.on-demand', '0.526'],
      ['g5.xlarge.on-demand', '1.006'],
    ]);
  });

  it('makes no row of what clouds do not bill by time, and names what has no price', () => {
    const { rows, unpriced } = chargesFromJournal(
      [
        { ...instance, type: 'aws_vpc', sku: null },
        { ...instance, sku: 'x9.mega' },
      ],
      book,
      { until },
    );
    expect(rows).toEqual([]);
    expect(unpriced).toEqual(['aws_instance x9.mega in us-east-1']);
  });

  it('bills machines and disks of Google Cloud and Azure by the names of their bills', () => {
    const google: JournalRecord = {
      ...instance,
      provider: 'gcp',
      accountId: 'lab-1',
      region: 'us-central1',
      type: 'google_compute_instance',
      sku: 'g2-standard-4',
      sizeGb: 73,
    };
    const azure: JournalRecord = {
      ...instance,
      provider: 'azure',
      accountId: 'subscription-1',
      region: 'eastus',
      type: 'azurerm_linux_virtual_machine',
      sku: 'Standard_NC4as_T4_v3',
    };
    const billed = (record: JournalRecord) =>
      chargesFromJournal([{ ...record, at: '2026-11-01T11:00:00Z' }], book, {
        until: new Date('2026-11-01T12:00:00Z'),
      }).rows.map(row => [
        row.ProviderName,
        row.ServiceName,
        row.SubAccountId,
        row.BilledCost,
      ]);
    expect(billed(google)).toEqual([
      ['Google Cloud', 'Compute Engine', 'lab-1', '0.706832'],
      ['Google Cloud', 'Compute Engine', 'lab-1', '0.01'],
    ]);
    expect(billed(azure)).toEqual([
      ['Microsoft', 'Virtual Machines', 'subscription-1', '0.526'],
    ]);
    const { unpriced } = chargesFromJournal(
      [
        { ...azure, sizeGb: 30 },
        { ...google, id: 'n1', sku: 'n1-standard-4+1xnvidia-tesla-t4' },
        {
          ...google,
          id: 'f1',
          type: 'google_filestore_instance',
          sku: 'BASIC_HDD',
        },
        {
          ...instance,
          id: 'v1',
          type: 'aws_ebs_volume',
          sku: 'io2',
          sizeGb: 8,
        },
      ],
      book,
      { until },
    );
    expect(unpriced.sort()).toEqual([
      '30 GiB of disk of azurerm_linux_virtual_machine Standard_NC4as_T4_v3 in eastus',
      'aws_ebs_volume io2 in us-east-1',
      'google_compute_instance n1-standard-4+1xnvidia-tesla-t4 in us-central1',
      'google_filestore_instance BASIC_HDD in us-central1',
    ]);
  });

  it('writes files that come to the same daily cost, marked as simulated', async () => {
    const { rows } = chargesFromJournal(
      [instance, destroyed('2026-11-01T12:45:00Z')],
      book,
      { until, tags: { workspace: 'ws-1' } },
    );
    const folder = await makeFolder();
    await writeFile(path.join(folder, 'ws-1.csv'), writeFocusCsv(rows));
    const daily = await rollUpFolder(DuckDbRollupEngine.create(), folder, {
      ...fixturePlan,
    });
    expect(daily).toEqual([
      expect.objectContaining({
        day: '2026-11-01',
        billed: sum(rows),
        effective: sum(rows),
        quantity: '2.5',
        simulated: true,
        attribution: expect.objectContaining({
          subjectRef: 'user:default/ada',
        }),
      }),
    ]);
    await rm(folder, { recursive: true });
  });

  it('writes files that keep every requirement of FOCUS 1.2', async () => {
    const { rows } = chargesFromJournal(
      [
        { ...instance, sizeGb: 100 },
        {
          ...instance,
          provider: 'gcp',
          accountId: 'lab-1',
          region: 'us-central1',
          type: 'google_compute_instance',
          id: 'vm-1',
          sku: 'g2-standard-4',
          purchase: 'spot',
        },
      ],
      book,
      { until },
    );
    const folder = await makeFolder();
    await writeFile(path.join(folder, 'ws-1.csv'), writeFocusCsv(rows));
    const { files } = await checkFocusFiles(await listChargeFiles(folder));
    expect(files).toMatchObject([{ version: '1.2', rows: rows.length }]);
    expect(rows.length).toBeGreaterThan(30);
    expect(files[0].violations.filter(it => it.level === 'error')).toEqual([]);
    await rm(folder, { recursive: true });
  });
});

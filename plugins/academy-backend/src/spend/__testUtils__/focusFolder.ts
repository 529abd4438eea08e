import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AttributionPlan, planVersion } from '@gpu-academy/attribution';

/** A charge as tests write it: FOCUS column to text. */
export type Charge = Record<string, string>;

const CHARGE: Charge = {
  BilledCost: '1.00',
  EffectiveCost: '0.90',
  BillingCurrency: 'USD',
  BillingPeriodStart: '2026-11-01T00:00:00Z',
  ChargePeriodStart: '2026-11-03T10:00:00Z',
  ChargePeriodEnd: '2026-11-03T11:00:00Z',
  ChargeCategory: 'Usage',
  ProviderName: 'AWS',
  ServiceCategory: 'Compute',
  ServiceName: 'Amazon Elastic Compute Cloud',
  SubAccountId: '012345678901',
  RegionId: 'us-east-1',
  Tags: '{"learner": "ada"}',
};

export function focusCsv(charges: Charge[]): string {
  const columns = Object.keys(CHARGE);
  return [
    columns.join(','),
    ...charges.map(charge =>
      columns
        .map(
          column =>
            `"${({ ...CHARGE, ...charge }[column] ?? '').replace(/"/g, '""')}"`,
        )
        .join(','),
    ),
    '',
  ].join('\n');
}

/** A new folder with these files. */
export async function focusFolder(
  files: Record<string, Charge[]> = {},
): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'academy-spend-test-'));
  for (const [name, charges] of Object.entries(files)) {
    await writeFile(path.join(folder, name), focusCsv(charges));
  }
  return folder;
}

export function planOfLearners(...names: string[]): AttributionPlan {
  const plan = {
    leases: [],
    scopes: [],
    learnerTagKeys: ['learner'],
    workspaceTagKeys: ['workspace'],
    subjects: Object.fromEntries(
      names.map(name => [name, `user:default/${name}`]),
    ),
  };
  return { ...plan, version: planVersion(plan) };
}

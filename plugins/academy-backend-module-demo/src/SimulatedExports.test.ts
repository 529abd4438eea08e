import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { GradedEvidence } from '@gpu-academy/backstage-plugin-academy-node';
import { readFindings, readScanManifest } from '@gpu-academy/findings';
import {
  DefaultPriceBook,
  DuckDbRollupEngine,
  listChargeFiles,
} from '@gpu-academy/spend';
import { SimulatedExports } from './SimulatedExports';

const record = {
  at: '2026-11-20T10:00:00.000Z',
  op: 'create',
  provider: 'aws',
  accountId: '000000000001',
  region: 'us-east-1',
  type: 'aws_instance',
  id: 'i-1',
  sku: 'g4dn.xlarge',
  purchase: 'on-demand',
  sizeGb: 100,
  tags: { learner: 'ada' },
  simulated: true,
};
const destroyed = { ...record, at: '2026-11-20T11:00:00.000Z', op: 'destroy' };

const plan = {
  planned_values: {
    root_module: {
      child_modules: [
        {
          resources: [
            {
              address: 'module.gpu.aws_instance.gpu',
              type: 'aws_instance',
              mode: 'managed',
              values: {
                metadata_options: [{ http_tokens: 'optional' }],
                root_block_device: [{ encrypted: true }],
                tags_all: { learner: 'ada' },
              },
            },
          ],
        },
      ],
    },
  },
};

function evidenceOf(
  journal: object[],
  changes: {
    mode?: 'simulated' | 'cloud';
    files?: Record<string, string>;
  } = {},
): GradedEvidence {
  return {
    workspace: {
      id: 'ws-1',
      provider: 'aws',
      scopeId: '000000000001',
      region: 'us-east-1',
    },
    attempt: {
      mode: changes.mode ?? 'simulated',
      id: 'attempt-1',
      submittedAt: '2026-11-20T11:05:00.000Z',
    },
    files: changes.files ?? {
      'journal.jsonl': journal.map(each => JSON.stringify(each)).join('\n'),
      'plan.json': JSON.stringify(plan),
    },
  } as unknown as GradedEvidence;
}

describe('SimulatedExports', () => {
  let root: string;
  let exports: SimulatedExports;
  const logger = mockServices.logger.mock();

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'academy-demo-'));
    exports = SimulatedExports.create({
      focusFolder: path.join(root, 'focus'),
      findingsFolder: path.join(root, 'findings'),
      priceBook: DefaultPriceBook.load(),
      logger,
    });
  });

  afterEach(async () => {
    await rm(root, { recursive: true });
  });

  async function billed() {
    const files = await listChargeFiles(path.join(root, 'focus'));
    const engine = DuckDbRollupEngine.create();
    return await Promise.all(
      files.map(async file => {
        const inspected = await engine.inspect(file);
        return [file.name, inspected.periods[0]?.totals[0]];
      }),
    );
  }

  it('bills what ran, in an export that the roll-up reads', async () => {
    await exports.onGraded(evidenceOf([record, destroyed]));
    // An hour of the instance at 0.526, and of 100 GiB at 0.08 a month of 730 hours.
    expect(await billed()).toEqual([
      [
        'ws-1.csv',
        {
          currency: 'USD',
          rows: 2,
          billed: '0.53695890411',
          effective: '0.53695890411',
          list: '0.53695890411',
        },
      ],
    ]);
    const csv = await readFile(path.join(root, 'focus/ws-1.csv'), 'utf8');
    expect(csv).toContain('""workspace"":""ws-1""');
    expect(
      csv
        .trim()
        .split('\n')
        .slice(1)
        .every(row => row.endsWith(',true')),
    ).toBe(true);
  });

  it('bills once what is submitted twice, and keeps what a later journal has lost', async () => {
    await exports.onGraded(evidenceOf([record, destroyed]));
    const once = await billed();
    await exports.onGraded(evidenceOf([record, destroyed]));
    expect(await billed()).toEqual(once);
    await exports.onGraded(evidenceOf([]));
    expect(await billed()).toEqual(once);
  });

  it('bills nothing to an account that is not the workspace’s', async () => {
    const others = { ...record, accountId: '000000000002' };
    await exports.onGraded(evidenceOf([others]));
    expect(await billed()).toEqual([['ws-1.csv', undefined]]);
  });

  it('says what it has no price for', async () => {
    await exports.onGraded(evidenceOf([{ ...record, sku: 'x9.mega' }]));
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('aws_instance x9.mega in us-east-1'),
    );
  });

  it('writes findings of the plan, marked as simulated, which findings can read', async () => {
    await exports.onGraded(evidenceOf([record]));
    const file = path.join(root, 'findings/ws-1.ocsf.json');
    const { records, errors } = readFindings({
      file: 'ws-1.ocsf.json',
      source: 'demo',
      text: await readFile(file, 'utf8'),
    });
    expect(errors).toEqual([]);
    expect(
      records.map(each => [each.checkId, each.status, each.simulated]),
    ).toEqual([
      ['academy_ec2_imdsv2_required', 'fail', true],
      ['academy_ec2_disk_encrypted', 'pass', true],
      ['academy_ec2_no_public_ip', 'pass', true],
    ]);
    expect(records[0]).toMatchObject({
      scopeId: '000000000001',
      severity: 'high',
    });
  });

  it('says that the plan is all of the account, so that what is no longer planned is gone', async () => {
    await exports.onGraded(evidenceOf([record]));
    const file = 'findings/ws-1.ocsf.json.run.json';
    expect(
      readScanManifest({
        file,
        text: await readFile(path.join(root, file), 'utf8'),
        now: '2026-11-21T00:00:00.000Z',
      }),
    ).toMatchObject({
      manifest: {
        id: 'attempt-1',
        startedAt: '2026-11-20T11:05:00.000Z',
        coverage: {
          scopes: ['000000000001'],
          checks: expect.arrayContaining(['academy_ec2_disk_encrypted']),
        },
      },
      errors: [],
    });
  });

  it('writes nothing for a run in a cloud, nor of evidence without journal and plan', async () => {
    await exports.onGraded(evidenceOf([record], { mode: 'cloud' }));
    await exports.onGraded(evidenceOf([], { files: {} }));
    expect(await readdir(root)).toEqual([]);
  });
});

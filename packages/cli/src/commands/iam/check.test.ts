import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const BIN = resolve(__dirname, '../../../bin/academy');

const policy = (Action: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action, Resource: '*' },
  });

describe('academy iam check', () => {
  jest.setTimeout(60_000);
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'academy-iam-'));
    writeFileSync(join(folder, 'bad.json'), policy('iam:PutUserPolicy'));
    writeFileSync(join(folder, 'good.json'), policy('s3:GetObject'));
    writeFileSync(join(folder, 'package.json'), '{"name": "lab"}');
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) =>
    spawnSync(process.execPath, [BIN, 'iam', 'check', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });

  it('prints problems with file and line, and exits with 2', () => {
    const { status, stdout } = run('.');
    expect(stdout).toContain(
      'bad.json:1: critical: whoever has bad.json may iam:PutUserPolicy on *',
    );
    expect(stdout).toContain(
      'critical: 1, high: 0, medium: 0, low: 0; files judged: 2',
    );
    expect(status).toBe(2);
  });

  it('exits with 0 where nothing is as severe as asked for', () => {
    expect(run('good.json').status).toBe(0);
    const { status, stdout } = run('--fail-on=never', '--format=sarif', '.');
    expect(JSON.parse(stdout).runs[0].results).toEqual([
      expect.objectContaining({
        ruleId: 'aws-escalation/iam:PutUserPolicy',
        level: 'error',
      }),
    ]);
    expect(status).toBe(0);
    const ocsf = run('--fail-on=never', '--format=ocsf', 'bad.json');
    expect(JSON.parse(ocsf.stdout)).toEqual([
      expect.objectContaining({
        class_uid: 2008,
        permission_analysis_results: [
          {
            policy: { name: 'bad.json' },
            granted_privileges: ['iam:PutUserPolicy'],
          },
        ],
      }),
    ]);
  });

  it('exits with 1 where a file was named that is nothing of the kind', () => {
    const { status, stdout } = run('--format=json', 'bad.json', 'package.json');
    expect(JSON.parse(stdout)).toMatchObject({
      problems: [{ severity: 'critical' }],
      errors: [{ file: 'package.json' }],
    });
    expect(status).toBe(1);
  });
});

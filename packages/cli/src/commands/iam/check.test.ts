import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

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
    mkdirSync(join(folder, 'infra'));
    writeFileSync(
      join(folder, 'infra/main.tf'),
      `resource "aws_iam_policy" "lab" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = var.action, Resource = "*" },
    ]
  })
}
`,
    );
    writeFileSync(
      join(folder, 'infra/variables.tf'),
      'variable "action" {\n  default = "iam:PutUserPolicy"\n}\n',
    );
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) =>
    spawnSync(process.execPath, [BIN, 'iam', 'check', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });

  it('prints problems with file and line, and exits with 1', () => {
    const { status, stdout } = run('bad.json', 'good.json');
    expect(stdout).toContain(
      'bad.json:1: critical: whoever has bad.json may iam:PutUserPolicy on *',
    );
    expect(stdout).toContain('critical because it can give itself any');
    expect(stdout).toContain(
      'allowed by bad.json:1 (bad.json, statement 0, /Statement)',
    );
    expect(stdout).toContain(
      'critical: 1, high: 0, medium: 0, low: 0; files judged: 2',
    );
    expect(status).toBe(1);
  });

  it('exits with 0 where nothing is as severe as asked for', () => {
    expect(run('good.json').status).toBe(0);
    const { status, stdout } = run(
      '--fail-on=never',
      '--format=sarif',
      'bad.json',
    );
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

  it('prints the smaller policy and the way to put it there', () => {
    writeFileSync(join(folder, 'all.json'), policy('*'));
    const { stdout } = run('--fix', '--keep=s3:GetObject', 'all.json');
    expect(stdout).toContain('smaller: all.json');
    expect(stdout).toContain('"Action": "s3:GetObject"');
    for (const part of ['Console:', 'Command line:', 'Terraform:']) {
      expect(stdout).toContain(part);
    }
  });

  it('judges a folder of Terraform, and a file of it with what stands beside it', () => {
    const { status, stdout } = run('infra');
    expect(stdout).toContain(
      'infra/main.tf:5: critical: whoever has aws_iam_policy.lab may iam:PutUserPolicy',
    );
    expect(status).toBe(1);
    const alone = run('infra/main.tf');
    expect(alone.stdout).toContain('iam:PutUserPolicy');
    expect(alone.stdout).not.toContain('warning');
    expect(alone.stdout).toContain('files judged: 1');
  });

  it('exits with 2 where a file is not there, or a flag has no such value', () => {
    expect(run('gone.json').status).toBe(2);
    expect(run('--fail-on=sometimes', 'good.json').status).toBe(2);
  });

  it('judges a file that was named whatever its name ends in, and a folder without any in words', () => {
    writeFileSync(
      join(folder, 'policy.json.txt.gz'),
      gzipSync(policy('iam:PutUserPolicy')),
    );
    const { status, stdout } = run('policy.json.txt.gz');
    expect(stdout).toContain('policy.json.txt.gz:1: critical');
    expect(status).toBe(1);
    writeFileSync(join(folder, 'notes.txt'), 'nothing of the kind');
    const sarif = run('--format=sarif', 'notes.txt');
    expect(JSON.parse(sarif.stdout).runs[0].invocations).toEqual([
      expect.objectContaining({ executionSuccessful: false }),
    ]);
    expect(sarif.status).toBe(2);
    mkdirSync(join(folder, 'empty'));
    const { status: code, stderr } = run('empty');
    expect(stderr).toBe(
      'academy: empty holds no file of policies, exports or Terraform (.json, .yaml, .tf, .tofu); check the path\n',
    );
    expect(code).toBe(2);
  });

  it('exits with 2 where a file was named that is nothing of the kind', () => {
    const { status, stdout } = run('--format=json', 'bad.json', 'package.json');
    expect(JSON.parse(stdout)).toMatchObject({
      problems: [{ severity: 'critical' }],
      errors: [{ file: 'package.json' }],
    });
    expect(status).toBe(2);
  });
});

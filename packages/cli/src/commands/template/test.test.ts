import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const BIN = path.resolve(__dirname, '../../../bin/academy');

const TEMPLATE = `apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata: { name: note }
spec:
  owner: group:default/sample
  type: note
  parameters:
    - required: [size]
      properties:
        size: { type: string, default: small, enum: [small, large] }
  steps:
    - id: fetch
      action: fetch:template
      input:
        url: ./skeleton
        values: { size: '\${{ parameters.size }}' }
`;

const NETWORK = `terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}
`;

describe('academy template test', () => {
  jest.setTimeout(300_000);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'academy-template-'));

  function write(name: string, files: Record<string, string>) {
    for (const [file, text] of Object.entries({
      'note.template.yaml': TEMPLATE,
      ...files,
    })) {
      const target = path.join(folder, name, file);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, text);
    }
  }

  function templateTest(args: string[], env: NodeJS.ProcessEnv = {}) {
    return spawnSync(process.execPath, [BIN, 'template', 'test', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', ...env },
    });
  }

  beforeAll(() => {
    write('good', { 'skeleton/note.txt': 'It is ${{ values.size }}.\n' });
    write('bad', { 'skeleton/note.txt': 'It is ${{ values.sise }}.\n' });
    write('infra', {
      'skeleton/note.txt': 'It is ${{ values.size }}.\n',
      'skeleton/main.tf': NETWORK,
    });
  });

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('passes a good template, with progress beside the report', () => {
    const { status, stdout, stderr } = templateTest(['good']);

    expect(stdout).toMatch(
      /✔ note \(note\.template\.yaml\): passed, 4 samples/,
    );
    expect(stderr).toContain('note 4/4 ');
    expect(status).toBe(0);
  });

  it('says what is wrong with another, in the format that was asked for', () => {
    const json = templateTest(['bad', '--format', 'json']);
    const junit = templateTest(['bad', '--format', 'junit']);

    expect(JSON.parse(json.stdout).templates[0].problems).toMatchObject([
      { check: 'unknown-value', file: 'skeleton/note.txt', line: 1 },
      { check: 'unused-value', file: 'note.template.yaml' },
    ]);
    expect(junit.stdout).toMatch(/^<\?xml.*<failure type="unknown-value"/s);
    expect([json.status, junit.status]).toEqual([1, 1]);
  });

  it('does not call a pass what was looked at without Terraform', () => {
    const PATH = path.dirname(process.execPath);
    const reduced = templateTest(['infra'], { PATH });
    const without = templateTest(['infra', '--no-terraform'], { PATH });

    expect(reduced.stdout).toMatch(/◐ note .*: reduced/);
    expect(reduced.stdout).toContain('Reduced check, not a pass');
    expect(reduced.status).toBe(2);
    expect(without.status).toBe(0);
  });

  it.each([
    [['good', '--only', 'none'], 'there is no template none in good'],
    [['missing'], 'there is no missing'],
    [['good', '--samples', 'some'], '--samples is “some”'],
    [['good', '--life', 'long'], '--life is “long”'],
    [['good', '--jobs', '0'], '--jobs is “0”'],
  ])('refuses %j', (args, message) => {
    const { status, stderr } = templateTest(args);

    expect(stderr).toContain(message);
    expect(status).toBe(1);
  });
});

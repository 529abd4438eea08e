import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { labs, renderLab, root } from './__testUtils__/labRepository';

/*
 * What every lab repository's Makefile and scripts say to a person: which commands there are, why a machine or the
 * simulator refuses, and by which name what is left over can be imported.
 */

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lab-scripts-'));
const shared = path.join(labs, 'shared/repository');

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('make help', () => {
  const makefiles = fs
    .readdirSync(labs, { recursive: true })
    .map(String)
    .filter(name => name.endsWith('.mk'));

  it.each(makefiles)('lists what %s adds', name => {
    const repository = fs.mkdtempSync(path.join(folder, 'help-'));
    fs.cpSync(path.join(shared, 'Makefile'), path.join(repository, 'Makefile'));
    fs.mkdirSync(path.join(repository, 'make'));
    fs.cpSync(
      path.join(labs, name),
      path.join(repository, 'make', path.basename(name)),
    );
    const { stdout, stderr } = spawnSync('make', ['help'], {
      cwd: repository,
      encoding: 'utf8',
    });
    const targets = [
      ...fs
        .readFileSync(path.join(labs, name), 'utf8')
        .matchAll(/^\.PHONY: (.+)$/gm),
    ].flatMap(([, listed]) => listed.split(' '));

    expect(targets.length).toBeGreaterThan(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('make sim-plan');
    for (const target of targets) {
      expect(stdout).toContain(`  make ${target} `);
    }
  });

  it('has an interpreter asked for before it is used, and says where to get one', () => {
    const repository = fs.mkdtempSync(path.join(folder, 'python-'));
    fs.cpSync(path.join(shared, 'Makefile'), path.join(repository, 'Makefile'));
    for (const lab of ['lab-3-cost-monitoring', 'lab-4-secure-ml-workload']) {
      fs.cpSync(path.join(labs, lab, 'repository'), repository, {
        recursive: true,
      });
    }
    for (const target of ['rehearse', 'report', 'calculator']) {
      const { stderr, status } = spawnSync(
        'make',
        [target, 'PYTHON=no-such-python'],
        { cwd: repository, encoding: 'utf8' },
      );
      expect(stderr).toContain('Python 3.9 or newer is needed');
      expect(status).not.toBe(0);
    }
  });
});

/** Runs a module that may import the scripts of a repository; what it printed. */
function runModule(text: string) {
  return spawnSync(process.execPath, ['--input-type=module', '-'], {
    cwd: path.join(shared, 'scripts'),
    env: { PATH: process.env.PATH },
    input: text,
    encoding: 'utf8',
  });
}

const importing = (name: string) =>
  `const it = await import(${JSON.stringify(
    path.join(shared, 'scripts/shared', name),
  )});`;

describe('a command that the machine refuses something', () => {
  it.each([
    [
      { code: 'EROFS', path: '.sim/run' },
      '.sim/run cannot be read or written: its file system is read-only (EROFS)',
    ],
    [
      { code: 'EACCES', path: '.sim', syscall: 'mkdir' },
      '.sim cannot be read or written: this user may not (EACCES)',
    ],
    [
      { code: 'ENOSPC', syscall: 'write' },
      'a file cannot be read or written: the disk is full (ENOSPC)',
    ],
    [
      { code: 'EACCES', path: 'terraform', syscall: 'spawn terraform' },
      'terraform cannot be run: this user may not (EACCES).',
    ],
  ])('says so for %j, without a stack', (facts, message) => {
    const { stderr, status } = runModule(`${importing('lab-error.mjs')}
await it.runCommand(() => {
  throw Object.assign(new Error('raw'), ${JSON.stringify(facts)});
});`);

    expect(stderr).toContain(`Error: ${message}`);
    expect(stderr).not.toContain('    at ');
    expect(status).toBe(1);
  });

  it('keeps the stack of what nobody foresaw', () => {
    const { stderr, status } = runModule(`${importing('lab-error.mjs')}
await it.runCommand(() => { throw new Error('unforeseen'); });`);

    expect(stderr).toMatch(/Error: unforeseen\n +at /);
    expect(status).toBe(1);
  });
});

describe('Terraform that is to stop', () => {
  const bin = path.join(folder, 'slow');
  const program = `${importing('terraform.mjs')}
const terraform = new it.Terraform('.', { PATH: ${JSON.stringify(
    `${bin}${path.delimiter}${process.env.PATH}`,
  )} });
const { code, log } = await terraform.log(['apply'], () => {}, OPTIONS);
console.log('ended with', code, log.trim());`;

  // It ends what it is at before it stops, as the real one does.
  beforeAll(() => {
    fs.mkdirSync(bin);
    fs.writeFileSync(
      path.join(bin, 'terraform'),
      `#!/bin/sh
trap 'sleep 0.5; echo the state is written; exit 1' INT
echo begun
while :; do sleep 0.05; done
`,
      { mode: 0o755 },
    );
  });

  it('is asked to after the minutes that it was given, and waited for', () => {
    const { stdout, stderr } = runModule(
      program.replace('OPTIONS', '{ minutes: 0.01 }'),
    );

    expect(stdout).toBe('ended with 1 begun\nthe state is written\n');
    expect(stderr).toContain('Out of time after 0.01 minutes');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'is waited for where %s comes',
    async signal => {
      const child = spawn(
        process.execPath,
        [
          '--input-type=module',
          '--eval',
          program
            .replace('OPTIONS', '{}')
            .replace('() => {}', "() => console.log('line')"),
        ],
        { detached: true, env: { PATH: process.env.PATH } },
      );
      let output = '';
      child.stdout.on('data', chunk => {
        if (!output) {
          // Ctrl+C is of all that the terminal runs, a request to end of one process.
          process.kill(signal === 'SIGINT' ? -child.pid! : child.pid!, signal);
        }
        output += chunk;
      });
      await new Promise(resolve => {
        child.on('close', resolve);
      });

      expect(output).toContain('ended with 1 begun\nthe state is written');
    },
  );
});

describe('what is left in an account', () => {
  it.each([
    [
      'by its id and ARN on AWS',
      { type: 'sns lab', id: 'lab', arn: 'arn:aws:sns:us-east-1:1:lab' },
      'sns lab lab (arn:aws:sns:us-east-1:1:lab)',
    ],
    [
      'by its full name on Google Cloud',
      {
        type: 'compute.googleapis.com/Instance',
        id: 'gpu',
        name: '//compute.googleapis.com/projects/p/zones/z/instances/gpu',
      },
      'compute.googleapis.com/Instance projects/p/zones/z/instances/gpu',
    ],
    [
      'by its whole id on Azure',
      {
        type: 'Microsoft.Compute/virtualMachines',
        id: 'gpu',
        resourceId: '/subscriptions/s/resourceGroups/lab/gpu',
      },
      'Microsoft.Compute/virtualMachines /subscriptions/s/resourceGroups/lab/gpu',
    ],
    [
      'by its id in the simulator',
      { type: 'aws_vpc', id: 'vpc-0sim', name: 'lab' },
      'aws_vpc vpc-0sim',
    ],
  ])('is named as an import finds it: %s', (_, resource, name) => {
    const { stdout, stderr } = runModule(`${importing('teardown.mjs')}
const { inAccount } = await it.recordTeardown({
  terraform: { read: () => '{}' },
  records: { writeJson: () => {} },
  inventory: () => (${JSON.stringify({ resources: [resource] })}),
});
console.log(inAccount.join());`);

    expect([stdout, stderr]).toEqual([`${name}\n`, '']);
  });
});

describe('laying a solution over a repository', () => {
  const layOver = (...args: string[]) =>
    spawnSync(
      process.execPath,
      [path.join(root, 'solutions/lay-over.mjs'), ...args],
      { env: { PATH: process.env.PATH }, encoding: 'utf8' },
    );

  it('gives what it writes the values of that repository', () => {
    const repository = fs.mkdtempSync(path.join(folder, 'solved-'));
    fs.mkdirSync(path.join(repository, 'infra'));
    fs.writeFileSync(
      path.join(repository, 'infra/lab.auto.tfvars.json'),
      '{"region": "eu-north-1", "budget": "12.50"}',
    );
    expect(layOver('lab-3-cost-monitoring', 'aws', repository).status).toBe(0);
    expect(
      JSON.parse(
        fs.readFileSync(path.join(repository, 'calculator/plan.json'), 'utf8'),
      ),
    ).toMatchObject({ region: 'eu-north-1', budget: '12.50' });
    expect(fs.readdirSync(path.join(repository, 'calculator'))).toEqual([
      'plan.json',
    ]);
    expect(fs.existsSync(path.join(repository, 'report/report.py'))).toBe(true);
  });

  it.each([
    [['lab-1-gpu-environment', 'aws', folder], 'Lab 1 has nothing to solve'],
    [['lab-3-cost-monitoring', 'aws', folder], 'is no lab repository'],
    [['lab-3-cost-monitoring', 'aws'], 'Usage: node solutions/lay-over.mjs'],
  ])('refuses %j', (args, message) => {
    const { stderr, status } = layOver(...args);
    expect(stderr).toContain(message);
    expect(status).toBe(1);
  });
});

const describeWithTerraform = spawnSync('terraform', ['version']).error
  ? describe.skip
  : describe;

describeWithTerraform(
  'a type that the simulator does not know (skipped without Terraform)',
  () => {
    jest.setTimeout(60_000);
    const repository = path.join(folder, 'lab');

    beforeAll(async () => {
      await renderLab('lab-2-iam-and-secrets', 'aws', repository);
      fs.writeFileSync(
        path.join(repository, 'infra/more.tf'),
        'resource "aws_no_such_thing" "this" {}\n\ndata "aws_nor_this" "this" {}\n',
      );
    });

    it.each(['sim-plan', 'sim-verify'])(
      'is named by make %s, with its place and what to do',
      target => {
        const { stderr, status } = spawnSync('make', [target], {
          cwd: repository,
          env: { ...process.env, NODE_OPTIONS: '' },
          encoding: 'utf8',
        });

        expect(stderr).toContain('The simulator does not know ');
        expect(stderr).toContain(
          'resource type aws_no_such_thing (infra/more.tf:1)',
        );
        expect(stderr).toContain('data source aws_nor_this (infra/more.tf:3)');
        expect(stderr).toContain('plan in a real account: make plan');
        expect(status).not.toBe(0);
      },
    );
  },
);

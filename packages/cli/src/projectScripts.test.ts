import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { FakeTools } from './__testUtils__/FakeTools';
import { CLOUDS, make, renderLab } from './__testUtils__/labRepository';

/*
 * The scripts with which people bring data to the project, train on its machine and hand it over, as they are in a
 * generated repository. The clouds' command lines and Terraform's outputs are played, and Python with them: what it
 * computes is shown by projectWorkload.test.ts.
 */

jest.setTimeout(60_000);

const describeWithPython = spawnSync('python3', ['--version']).error
  ? describe.skip
  : describe;

const OUTPUTS = {
  aws: {
    network: 'vpc-1',
    data_bucket: 'lab-data',
    instance_id: 'i-0abc',
  },
  gcp: {
    network: 'networks/lab',
    data_bucket: 'lab-data',
    machine_name: 'lab-training',
    machine_zone: 'us-central1-a',
  },
  azure: {
    network: '/virtualNetworks/lab',
    resource_group: 'lab',
    machine_name: 'lab-training',
  },
};

const TRAINED =
  'Trained model 0123456789ab: right for 98% of 80 jobs that it had not seen.\n';

/** What each cloud's command line says, where the machine says this. */
const SAYS = {
  aws: (stdout: string, stderr = '') =>
    [
      'aws',
      [
        { when: /^ssm send-command/, stdout: 'a-command\n' },
        { when: /^ssm wait/, code: stderr ? 255 : 0 },
        {
          when: /^ssm get-command-invocation/,
          stdout: JSON.stringify({
            Status: stderr ? 'Failed' : 'Success',
            StandardOutputContent: stdout,
            StandardErrorContent: stderr,
          }),
        },
        {},
      ],
    ] as const,
  gcp: (stdout: string, stderr = '') =>
    ['gcloud', [{ stdout, stderr, code: stderr ? 1 : 0 }]] as const,
  // Azure's run command succeeds whatever the machine says.
  azure: (stdout: string, stderr = '') =>
    [
      'az',
      [{ stdout: JSON.stringify({ value: [{ message: stdout + stderr }] }) }],
    ] as const,
};

const CLIS = { aws: 'aws', gcp: 'gcloud', azure: 'az' };

const TRAINING = {
  aws: [
    'ssm send-command --document-name AWS-RunShellScript --instance-ids i-0abc --parameters {"commands":["train"]} --query Command.CommandId --output text --region us-east-1',
    'ssm wait command-executed --command-id a-command --instance-id i-0abc --region us-east-1',
  ],
  gcp: [
    'compute ssh lab-training --zone us-central1-a --tunnel-through-iap --quiet --command train --project lab-project',
  ],
  azure: [
    'vm run-command invoke --command-id RunShellScript --resource-group lab --name lab-training --output json --scripts train',
  ],
};

const LANDING = {
  aws: 's3 cp --recursive --only-show-errors FOLDER/landing s3://lab-data/landing --region us-east-1',
  gcp: 'storage cp --recursive FOLDER/landing gs://lab-data/',
  azure:
    'vm run-command invoke --command-id RunShellScript --resource-group lab --name lab-training --output json --scripts file=$(mktemp); echo PACKED(1,1,1,1) | base64 --decode | gunzip > "$file"; land "$file"',
};

/** A call without what differs from time to time. */
const readable = (call: string) =>
  call
    .replace(/\S+\/project-data-\w+/, 'FOLDER')
    .replace(/echo ([\w+/=]+) /, (_, packed) => {
      const data = gunzipSync(Buffer.from(packed, 'base64'));
      return `echo PACKED(${data.toString().trim()}) `;
    });

describe.each(CLOUDS)('the scripts of the project on %s', cloud => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'project-scripts-'));
  const repository = path.join(folder, 'repository');
  const temporary = path.join(folder, 'tmp');
  const tools = new FakeTools(path.join(folder, 'tools'));

  beforeAll(async () => {
    fs.mkdirSync(temporary);
    await renderLab('lab-4-secure-ml-workload', cloud, repository);
  });

  beforeEach(() => {
    tools.forgetCalls();
    outputs(OUTPUTS[cloud]);
    machineSays(TRAINED);
    // Lands one row, as landing.py would.
    fs.writeFileSync(
      path.join(tools.bin, 'python3'),
      '#!/bin/sh\n/bin/mkdir "$2/landing" && echo "1,1,1,1" > "$2/landing/jobs.csv" && echo "Landed 1 rows, sha256 0."\n',
      { mode: 0o755 },
    );
  });

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  function outputs(values: Record<string, unknown>) {
    const stdout = JSON.stringify(
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, { value }]),
      ),
    );
    tools.set('terraform', [{ when: /^output -json/, stdout }]);
  }

  function machineSays(stdout: string, stderr?: string) {
    const [program, answers] = SAYS[cloud](stdout, stderr);
    tools.set(program, [...answers]);
  }

  function run(
    script: string,
    env: Record<string, string> = {},
  ): Promise<{ code: number | null; stdout: string; stderr: string }> {
    const child = spawn(process.execPath, [`scripts/${script}.mjs`], {
      cwd: repository,
      env: { PATH: tools.bin, TMPDIR: temporary, HOME: folder, ...env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', chunk => {
      stdout += chunk;
    });
    child.stderr.on('data', chunk => {
      stderr += chunk;
    });
    return new Promise(resolve => {
      child.on('close', code => resolve({ code, stdout, stderr }));
    });
  }

  /** What the cloud's command line was asked. */
  const asked = () =>
    tools.calls(CLIS[cloud]).map(({ args }) => args.join(' '));

  it('train on the machine, and say where the model lies', async () => {
    const { code, stdout, stderr } = await run('train', {
      GOOGLE_PROJECT: 'lab-project',
    });

    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(TRAINED);
    expect(stdout).toContain('It lies in runs/0123456789ab and in current');
    expect(asked()).toEqual(expect.arrayContaining(TRAINING[cloud]));
  });

  it('say that nothing was trained, and why', async () => {
    machineSays('', 'Nothing has landed. First: make ingest\n');
    const { code, stdout, stderr } = await run('train');

    expect(stdout + stderr).toContain('Nothing has landed');
    expect(stderr).toContain('Error: ');
    expect(code).toBe(1);
  });

  it('land what was validated, and leave nothing behind', async () => {
    machineSays('Landed 1 rows, sha256 0.\n');
    const { code, stdout, stderr } = await run('ingest');

    expect([code, stdout, stderr]).toEqual([
      0,
      'Landed 1 rows, sha256 0.\n',
      '',
    ]);
    expect(fs.readdirSync(temporary)).toEqual([]);
    expect(asked().map(readable)).toEqual([LANDING[cloud]]);
  });

  it('land nothing where the data are refused', async () => {
    fs.writeFileSync(
      path.join(tools.bin, 'python3'),
      '#!/bin/sh\necho "Nothing landed: line 2" >&2\nexit 1\n',
      { mode: 0o755 },
    );
    const { code, stderr } = await run('ingest');

    expect(stderr).toContain('Nothing landed: line 2');
    expect(code).toBe(1);
    expect(asked()).toEqual([]);
    expect(fs.readdirSync(temporary)).toEqual([]);
  });

  it('hand over what there is, with a schema and the end of the lease', async () => {
    const { code, stdout } = await run('handover');
    const document = JSON.parse(
      fs.readFileSync(path.join(repository, 'handover.json'), 'utf8'),
    );

    expect([code, stdout]).toEqual([
      0,
      'Wrote handover.json; docs/handover.md says who takes what.\n',
    ]);
    expect(document).toEqual({
      schema: 'gpu-academy.io/project-handover/v1alpha1',
      workspaceId: expect.any(String),
      provider: cloud,
      region: expect.any(String),
      expiresAt: expect.stringMatching(/^\d{4}-.*Z$/),
      outputs: OUTPUTS[cloud],
    });
  });

  it('hand over by the names that the contract lists, no more and no less', () => {
    const listed = fs
      .readFileSync(path.join(repository, 'docs/handover.md'), 'utf8')
      .split('\n')
      .filter(line => line.startsWith('|'))
      .map(line => line.split('|')[2 + CLOUDS.indexOf(cloud)])
      .flatMap(cell => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));
    const written = [
      ...fs
        .readFileSync(path.join(repository, 'infra/outputs.tf'), 'utf8')
        .matchAll(/^output "(\w+)"/gm),
    ].map(([, name]) => name);
    // By which the scripts find the machine that trains.
    const own = /^(instance_id|machine_\w+)$/;

    expect([...new Set(listed)].sort()).toEqual(
      written.filter(name => !own.test(name)).sort(),
    );
  });

  describeWithPython('with Python', () => {
    it('rehearse ingestion and training without a cloud', async () => {
      await make(repository, 'rehearse');
      const rehearsed = path.join(repository, '.sim/workload/models/current');

      expect(fs.readFileSync(path.join(rehearsed, 'model.json'), 'utf8')).toBe(
        fs.readFileSync(
          path.join(repository, 'infra/workload/seed-model.json'),
          'utf8',
        ),
      );
    });
  });

  it.each(['ingest', 'train', 'handover'])(
    'say in %s that there is no project yet',
    async script => {
      outputs({});
      const { code, stderr } = await run(script);

      expect(stderr).toContain('There is no project yet: make apply.');
      expect(code).toBe(1);
    },
  );
});

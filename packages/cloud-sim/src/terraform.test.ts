import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseJournal } from './journal/parseJournal';
import { runningIntervals } from './journal/runningIntervals';
import { packageFolder } from './packageFolder';
import {
  fixture,
  isTerraformInstalled,
  SimulatedLab,
} from './testing/SimulatedLab';

/*
 * The genuine `terraform` against the bundle that learners get.
 */

const LIFE_TIMEOUT_MS = 120_000;
const GPU_LAB = fixture('gpu-lab/main.tf');

const PROVIDER = `
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
provider "aws" {
  region = "us-east-1"
}
`;

let outFolder: string;
let bundle: string;
const labs: SimulatedLab[] = [];

function createLab(
  files: Record<string, string>,
  cloud?: string,
): SimulatedLab {
  const lab = SimulatedLab.create({ bundle, files, cloud });
  labs.push(lab);
  return lab;
}

function initialised(files: Record<string, string>, cloud?: string) {
  const lab = createLab(files, cloud);
  expect(lab.terraform('init')).toMatchObject({ exitCode: 0 });
  return lab;
}

function sleep(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms);
  });
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!condition()) {
    if (Date.now() > deadline) {
      throw new Error(`did not come to pass: ${condition}`);
    }
    await sleep(20);
  }
}

beforeAll(() => {
  outFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-sim-test-'));
  bundle = path.join(outFolder, 'cloud-sim.mjs');
  execFileSync(process.execPath, [
    path.join(packageFolder(), 'scripts/bundle.mjs'),
    '--outfile',
    bundle,
  ]);
}, LIFE_TIMEOUT_MS);

afterAll(() => {
  labs.forEach(lab => lab.remove());
  fs.rmSync(outFolder, { recursive: true });
});

describe('the bundle', () => {
  it('is the same to the byte wherever it is built', () => {
    const elsewhere = path.join(outFolder, 'deep/elsewhere');
    for (const part of ['package.json', 'schemas', 'scripts', 'src']) {
      fs.cpSync(path.join(packageFolder(), part), path.join(elsewhere, part), {
        recursive: true,
      });
    }
    const modules = path.resolve(
      require.resolve('esbuild/package.json'),
      '../..',
    );
    fs.symlinkSync(modules, path.join(elsewhere, 'node_modules'));
    execFileSync(process.execPath, [
      path.join(elsewhere, 'scripts/bundle.mjs'),
    ]);
    const digest = (file: string) =>
      createHash('sha256').update(fs.readFileSync(file)).digest('hex');
    expect(digest(path.join(elsewhere, 'bundle/cloud-sim.mjs'))).toBe(
      digest(bundle),
    );
  });

  it('runs where nothing of this repository is', () => {
    const output = execFileSync(process.execPath, [bundle, 'help'], {
      cwd: outFolder,
      env: {},
    });
    expect(output.toString()).toContain('a simulated cloud for Terraform');
  });

  it('carries the licences of the schemas and packages inside', () => {
    const text = fs.readFileSync(bundle, 'utf8');
    expect(text.slice(0, 1500)).toContain('MPL-2.0');
    expect(text).toMatch(/^\/\/ protobufjs [\d.]+, BSD-3-Clause$/m);
  });

  it('ends with a message and exit code 1 on a wrong command line', () => {
    const run = () =>
      execFileSync(process.execPath, [bundle, 'fly'], { stdio: 'pipe' });
    expect(run).toThrow('there is no command "fly"');
  });
});

const describeWithTerraform = isTerraformInstalled() ? describe : describe.skip;

describeWithTerraform(
  'with the genuine terraform (skipped where it is not installed)',
  () => {
    it(
      'a GPU lab lives from init to destroy, and a second plan shows no changes',
      () => {
        const lab = initialised({ 'main.tf': GPU_LAB });
        expect(lab.terraform('validate')).toMatchObject({ exitCode: 0 });

        const plan = lab.terraform('plan', '-out=lab.tfplan');
        expect(plan.output).toContain(
          'Plan: 22 to add, 0 to change, 0 to destroy.',
        );
        expect(lab.inventory()).toEqual([]);

        expect(lab.terraform('apply', 'lab.tfplan').output).toContain(
          'Resources: 22 added, 0 changed, 0 destroyed.',
        );
        expect(lab.inventory()).toHaveLength(22);
        expect(lab.terraform('plan', '-detailed-exitcode').exitCode).toBe(0);

        const [instance] = lab
          .inventory('--tag', 'Name=gpu-lab')
          .filter(({ type }) => type === 'aws_instance');
        expect(instance).toMatchObject({
          id: expect.stringMatching(/^i-0sim/),
          accountId: '000123456789',
          region: 'eu-central-1',
          sku: 'g6.xlarge',
          purchase: 'spot',
          sizeGb: 100,
          tags: {
            Name: 'gpu-lab',
            workload: 'training',
            learner: 'ada',
            lab: 'lab-1',
            'expires-at': '2026-12-01T00:00:00Z',
          },
          simulated: true,
        });

        expect(lab.terraform('destroy', '-auto-approve').output).toContain(
          'Destroy complete! Resources: 22 destroyed.',
        );
        expect(lab.inventory()).toEqual([]);
        expect(lab.terraform('state', 'list').output).toBe('');
        expect(lab.socketFolders()).toEqual([]);

        const records = parseJournal(lab.cloudSim('journal').output);
        const intervals = runningIntervals(records, new Date().toISOString());
        expect(intervals).toHaveLength(22);
        expect(intervals.every(({ from, to }) => to && from <= to)).toBe(true);
      },
      LIFE_TIMEOUT_MS,
    );

    it.each([
      {
        cloud: 'Google',
        lab: 'gcp-gpu-lab',
        resources: 12,
        instance: {
          provider: 'gcp',
          accountId: 'sim-ada-lab-1',
          region: 'us-central1',
          sku: 'g2-standard-4',
          purchase: 'spot',
          sizeGb: 100,
          tags: { lab: 'lab-1', learner: 'ada', workload: 'training' },
        },
      },
      {
        cloud: 'Azure',
        lab: 'azure-gpu-lab',
        resources: 14,
        instance: {
          provider: 'azure',
          accountId: '00000000-0000-0000-0000-000000000042',
          region: 'westeurope',
          sku: 'Standard_NC4as_T4_v3',
          purchase: 'spot',
          sizeGb: 128,
          tags: { lab: 'lab-1', learner: 'ada', workload: 'training' },
        },
      },
    ])(
      'a GPU lab on $cloud lives from init to destroy too',
      ({ lab: name, resources, instance }) => {
        const lab = initialised({ 'main.tf': fixture(`${name}/main.tf`) });
        expect(lab.terraform('validate')).toMatchObject({ exitCode: 0 });
        expect(lab.terraform('plan', '-out=lab.tfplan').output).toContain(
          `Plan: ${resources} to add, 0 to change, 0 to destroy.`,
        );
        expect(lab.terraform('apply', 'lab.tfplan').output).toContain(
          `Resources: ${resources} added, 0 changed, 0 destroyed.`,
        );
        expect(lab.terraform('plan', '-detailed-exitcode').exitCode).toBe(0);
        expect(lab.inventory('--tag', 'workload=training')).toMatchObject([
          instance,
        ]);
        const changed = lab.terraform('plan', '-var', 'workload=inference');
        expect(changed.output).toContain(
          'Plan: 0 to add, 1 to change, 0 to destroy.',
        );
        expect(lab.terraform('destroy', '-auto-approve').output).toContain(
          `Destroy complete! Resources: ${resources} destroyed.`,
        );
        expect(lab.inventory()).toEqual([]);
        expect(lab.socketFolders()).toEqual([]);
        const records = parseJournal(lab.cloudSim('journal').output);
        expect(records).toHaveLength(2 * resources);
      },
      LIFE_TIMEOUT_MS,
    );

    it(
      'drills reach learners: a spot machine is taken back, a disk is left behind',
      () => {
        const lab = initialised({ 'main.tf': fixture('gcp-gpu-lab/main.tf') });
        lab.setDrills('{"noCapacity": ["g2-*@us-central1-a"]}');
        const refused = lab.terraform('apply', '-auto-approve');
        expect(refused.exitCode).toBe(1);
        expect(refused.output).toContain('ZONE_RESOURCE_POOL_EXHAUSTED');

        lab.setDrills('{"spotInterruption": {"afterSeconds": 0}}');
        expect(lab.terraform('apply', '-auto-approve').exitCode).toBe(0);
        const plan = lab.terraform('plan', '-detailed-exitcode');
        expect(plan.exitCode).toBe(2);
        expect(plan.output).toContain(
          'google_compute_instance.gpu will be created',
        );
        expect(lab.journal().at(-1)).toMatchObject({
          op: 'destroy',
          cause: 'spot-interruption',
        });

        lab.setDrills('{"orphans": ["google_storage_bucket"]}');
        expect(lab.terraform('destroy', '-auto-approve').exitCode).toBe(0);
        expect(lab.inventory().map(({ type }) => type)).toEqual([
          'google_storage_bucket',
        ]);
      },
      LIFE_TIMEOUT_MS,
    );

    it(
      'an azurerm provider without its features block is refused',
      () => {
        const lab = initialised({
          'main.tf': fixture('azure-gpu-lab/main.tf').replace(
            'features {}',
            '',
          ),
        });
        const { exitCode, output } = lab.terraform('plan');
        expect(exitCode).toBe(1);
        expect(output).toContain('Insufficient features blocks');
      },
      LIFE_TIMEOUT_MS,
    );

    describe('a GPU lab that is applied', () => {
      let lab: SimulatedLab;

      beforeAll(() => {
        lab = initialised({ 'main.tf': GPU_LAB });
        lab.terraform('apply', '-auto-approve');
      }, LIFE_TIMEOUT_MS);

      it(
        'changes a tag in place',
        () => {
          lab.write('main.tf', GPU_LAB.replace('"training"', '"inference"'));
          expect(lab.terraform('plan').output).toContain(
            'Plan: 0 to add, 1 to change, 0 to destroy.',
          );
        },
        LIFE_TIMEOUT_MS,
      );

      it(
        'replaces the instance for another image',
        () => {
          const image = 'data.aws_ssm_parameter.image.insecure_value';
          lab.write(
            'main.tf',
            GPU_LAB.replace(image, '"ami-0123456789abcdef0"'),
          );
          const { output } = lab.terraform('plan');
          expect(output).toContain('aws_instance.gpu must be replaced');
          expect(output).toContain('# forces replacement');
        },
        LIFE_TIMEOUT_MS,
      );

      it(
        'makes again what vanished in the cloud',
        () => {
          lab.write('main.tf', GPU_LAB);
          const [instance] = lab.inventory('--tag', 'workload=training');
          lab.cloudSim('drift', '--id', instance.id);
          const plan = lab.terraform('plan', '-detailed-exitcode');
          expect(plan.exitCode).toBe(2);
          expect(plan.output).toContain('aws_instance.gpu will be created');
          lab.terraform('apply', '-auto-approve');
          expect(lab.inventory('--tag', 'workload=training')).toHaveLength(1);
        },
        LIFE_TIMEOUT_MS,
      );

      it(
        'takes on new default tags everywhere, once',
        () => {
          lab.write('main.tf', GPU_LAB.replace('"lab-1"', '"lab-2"'));
          lab.terraform('apply', '-auto-approve');
          expect(lab.terraform('plan', '-detailed-exitcode').exitCode).toBe(0);
          expect(lab.inventory('--tag', 'lab=lab-1')).toEqual([]);
          expect(lab.inventory('--tag', 'lab=lab-2').length).toBeGreaterThan(
            10,
          );
        },
        LIFE_TIMEOUT_MS,
      );
    });

    it(
      'a resource that Terraform forgot stays in the inventory after destroy, and can be imported',
      () => {
        const lab = initialised({
          'main.tf': `${PROVIDER}
resource "aws_vpc" "lab" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_key_pair" "lab" {
  key_name   = "lab"
  public_key = "ssh-ed25519 AAAA"
}
`,
        });
        lab.terraform('apply', '-auto-approve');
        lab.terraform('state', 'rm', 'aws_vpc.lab');
        lab.terraform('destroy', '-auto-approve');
        expect(lab.terraform('state', 'list').output).toBe('');
        const [orphan, ...others] = lab.inventory();
        expect(orphan.type).toBe('aws_vpc');
        expect(others).toEqual([]);

        const imported = lab.terraform('import', 'aws_vpc.lab', orphan.id);
        expect(imported.exitCode).toBe(0);
        lab.terraform('destroy', '-auto-approve');
        expect(lab.inventory()).toEqual([]);
      },
      LIFE_TIMEOUT_MS,
    );

    it(
      'a quota drill lets the plan pass and refuses the instance at apply',
      () => {
        const lab = initialised({ 'main.tf': GPU_LAB });
        lab.setDrills('{"quota": {"L-DB2E81BA": 4}}');
        const large = [
          '-var',
          'spot=false',
          '-var',
          'instance_type=g6.12xlarge',
        ];
        const refused = lab.terraform('apply', '-auto-approve', ...large);
        expect(refused.exitCode).toBe(1);
        expect(refused.output).toContain('VcpuLimitExceeded (simulated)');
        expect(refused.output).toContain('L-DB2E81BA');
        expect(lab.journal().map(({ type }) => type)).not.toContain(
          'aws_instance',
        );

        const small = ['-var', 'spot=false', '-var', 'instance_type=g6.xlarge'];
        const accepted = lab.terraform('apply', '-auto-approve', ...small);
        expect(accepted.exitCode).toBe(0);
        expect(accepted.output).toContain('gpu_quota = 4');
      },
      LIFE_TIMEOUT_MS,
    );

    it(
      'mistakes are found by validate, each with its line',
      () => {
        const lab = initialised({
          'main.tf': `${PROVIDER}
resource "aws_gpu_instance" "a" {}

resource "aws_instance" "b" {
  ami          = "ami-1"
  instance_typ = "g6.xlarge"
}

resource "aws_subnet" "c" {
  cidr_block = "10.0.0.0/24"
}

resource "aws_scheduler_schedule" "d" {
  schedule_expression = "rate(1 hour)"
}

output "e" {
  value = aws_key_pair.f.fingerprints
}

resource "aws_key_pair" "f" {
  public_key = "ssh-ed25519 AAAA"
}
`,
        });
        const { output } = lab.terraform('validate', '-json');
        const found = JSON.parse(output).diagnostics.map(
          (diagnostic: Record<string, any>) =>
            `${diagnostic.range?.start.line}: ${diagnostic.summary}. ${diagnostic.detail}`,
        );
        expect(found).toEqual(
          expect.arrayContaining([
            expect.stringMatching(
              /^11: Invalid resource type.*aws_gpu_instance/,
            ),
            expect.stringMatching(/^15: Unsupported argument.*instance_type/),
            expect.stringMatching(/^18: Missing required argument.*vpc_id/),
            expect.stringMatching(/^22: Insufficient target blocks/),
            expect.stringMatching(
              /^22: Insufficient flexible_time_window blocks/,
            ),
            expect.stringMatching(/^27: Unsupported attribute.*fingerprints/),
          ]),
        );
      },
      LIFE_TIMEOUT_MS,
    );

    it(
      'rules that a schema cannot hold are checked too',
      () => {
        const lab = initialised({
          'main.tf': `${PROVIDER}
resource "aws_budgets_budget" "lab" {
  budget_type = "CASH"
  time_unit   = "MONTHLY"
}

resource "aws_instance" "gpu" {
  ami           = "ami-1"
  instance_type = "g6.xlarge"

  metadata_options {
    http_tokens = "sometimes"
  }
}

data "aws_servicequotas_service_quota" "gpu" {
  service_code = "ec2"
  quota_code   = "L-00000000"
}
`,
        });
        const { exitCode, output } = lab.terraform('validate');
        expect(exitCode).toBe(1);
        expect(output).toContain('on main.tf line 12');
        expect(output).toMatch(
          /expected budget_type to be one of.*got\s+CASH/s,
        );
        expect(output).toMatch(/http_tokens to be one of.*got\s+sometimes/s);
      },
      LIFE_TIMEOUT_MS,
    );

    it(
      'a provider block without a region is refused as the real one refuses it',
      () => {
        const lab = initialised({
          'main.tf': `${PROVIDER.replace('region = "us-east-1"', '')}
data "aws_caller_identity" "current" {}
`,
        });
        const { exitCode, output } = lab.terraform('plan');
        expect(exitCode).toBe(1);
        expect(output).toContain('Missing region');
      },
      LIFE_TIMEOUT_MS,
    );

    it(
      'an environment that is wrong is explained in place of a crash',
      () => {
        const lab = initialised({
          'main.tf': `${PROVIDER}
data "aws_caller_identity" "current" {}
`,
        });
        lab.setDrills('{"weather": "bad"}');
        const { exitCode, output } = lab.terraform('plan');
        expect(exitCode).toBe(1);
        expect(output).toContain('Invalid environment of cloud-sim');
        expect(output).toContain('there is no drill "weather"');
      },
      LIFE_TIMEOUT_MS,
    );

    it(
      'secrets are masked, and write-only ones are kept nowhere',
      () => {
        const lab = initialised({
          'main.tf': `${PROVIDER}
resource "aws_secretsmanager_secret" "lab" {
  name = "lab"
}

resource "aws_secretsmanager_secret_version" "plain" {
  secret_id     = aws_secretsmanager_secret.lab.id
  secret_string = "masked-secret"
}

resource "aws_secretsmanager_secret_version" "write_only" {
  secret_id                = aws_secretsmanager_secret.lab.id
  secret_string_wo         = "write-only-secret"
  secret_string_wo_version = 1
}
`,
        });
        const apply = lab.terraform('apply', '-auto-approve');
        expect(apply.output).not.toContain('masked-secret');
        expect(apply).toMatchObject({ exitCode: 0 });
        expect(lab.terraform('plan', '-detailed-exitcode').exitCode).toBe(0);
        const state = lab.terraform('state', 'pull').output;
        expect(state).toContain('masked-secret');
        expect(state).not.toContain('write-only-secret');
      },
      LIFE_TIMEOUT_MS,
    );

    it(
      'terraform test runs against the simulated cloud and against mocks',
      () => {
        const lab = initialised({
          'main.tf': `${PROVIDER}
resource "aws_vpc" "lab" {
  cidr_block = "10.0.0.0/16"
}
`,
          'lab.tftest.hcl': `
run "applies" {
  assert {
    condition     = startswith(aws_vpc.lab.id, "vpc-0sim")
    error_message = "The id must be a simulated one."
  }
}

`,
          'mock.tftest.hcl': `
mock_provider "aws" {}

run "mocked" {
  assert {
    condition     = aws_vpc.lab.cidr_block == "10.0.0.0/16"
    error_message = "The network must be the configured one."
  }
}
`,
        });
        const { exitCode, output } = lab.terraform('test');
        expect(output).toContain('2 passed, 0 failed');
        expect(exitCode).toBe(0);
        expect(lab.inventory()).toEqual([]);
      },
      LIFE_TIMEOUT_MS,
    );

    const vpcs = (name: string, count: number) => `${PROVIDER}
resource "aws_vpc" "many" {
  count      = ${count}
  cidr_block = "10.\${count.index}.0.0/16"
  tags       = { run = "${name}" }
}
`;

    it(
      'two runs at once share a cloud without losing anything',
      async () => {
        const one = initialised({ 'main.tf': vpcs('one', 15) });
        const two = initialised({ 'main.tf': vpcs('two', 15) }, one.cloud);
        const exitCodes = await Promise.all(
          [one, two].map(
            lab =>
              new Promise(resolve => {
                lab
                  .startTerraform('apply', '-auto-approve')
                  .once('exit', resolve);
              }),
          ),
        );
        expect(exitCodes).toEqual([0, 0]);
        expect(one.inventory('--tag', 'run=one')).toHaveLength(15);
        expect(one.inventory('--tag', 'run=two')).toHaveLength(15);
        expect(one.journal()).toHaveLength(30);
        one.terraform('destroy', '-auto-approve');
        expect(two.inventory('--tag', 'run=two')).toHaveLength(15);
      },
      LIFE_TIMEOUT_MS,
    );

    it(
      'after kill -9 of Terraform and provider the next run goes on, and sweeps the socket',
      async () => {
        const lab = initialised({ 'main.tf': vpcs('killed', 80) });
        const run = lab.startTerraform('apply', '-auto-approve');
        await until(() => lab.hasBegun());
        // The negative number is the process group: Terraform and its providers.
        process.kill(-Number(run.pid), 'SIGKILL');
        await until(() => run.signalCode !== null);
        expect(lab.socketFolders().length).toBeGreaterThan(0);

        const recovered = lab.terraform('apply', '-auto-approve');
        expect(recovered.exitCode).toBe(0);
        expect(lab.terraform('plan', '-detailed-exitcode').exitCode).toBe(0);
        expect(lab.socketFolders()).toEqual([]);

        // What was created and never reached the state is an orphan, as in a cloud.
        lab.terraform('destroy', '-auto-approve');
        const orphans = lab.inventory().map(({ id }) => id);
        orphans.forEach(id => lab.cloudSim('drift', '--id', id));
        expect(lab.inventory()).toEqual([]);
      },
      LIFE_TIMEOUT_MS,
    );

    it(
      'a provider whose Terraform is gone ends by itself and leaves no socket',
      async () => {
        const lab = initialised({ 'main.tf': vpcs('orphaned', 80) });
        const run = lab.startTerraform('apply', '-auto-approve');
        await until(() => lab.hasBegun());
        process.kill(Number(run.pid), 'SIGKILL');
        await until(() => lab.socketFolders().length === 0);
        expect(lab.socketFolders()).toEqual([]);
      },
      LIFE_TIMEOUT_MS,
    );

    it(
      'what everybody reads of clusters by index is there, and moves with its region',
      () => {
        const lab = initialised({ 'main.tf': fixture('usual/main.tf') });
        expect(lab.terraform('apply', '-auto-approve').output).toContain(
          'Apply complete! Resources: 12 added',
        );
        expect(lab.terraform('plan', '-detailed-exitcode').exitCode).toBe(0);

        const elsewhere = fixture('usual/main.tf').replace(
          'region = "us-east-1"',
          'region = "eu-west-1"',
        );
        lab.write('main.tf', elsewhere);
        const moved = lab.terraform('plan');
        expect(moved.output).toMatch(
          /"us-east-1" -> "eu-west-1" # forces replacement/,
        );
      },
      LIFE_TIMEOUT_MS,
    );
  },
);

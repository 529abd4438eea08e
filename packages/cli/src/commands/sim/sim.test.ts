import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const BIN = resolve(__dirname, '../../../bin/academy');
const BUNDLE = join(
  dirname(require.resolve('@gpu-academy/cloud-sim/package.json')),
  'bundle/cloud-sim.mjs',
);

const CONFIGURATION = `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.28, < 7.0"
    }
  }

  backend "s3" {
    bucket = "state"
    key    = "lab"
    region = "us-east-1"
  }
}

provider "aws" {
  region = "us-east-1"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  tags = { lab = "lab-1" }
}
`;

const canRun =
  spawnSync('terraform', ['version']).status === 0 && existsSync(BUNDLE);

(canRun ? describe : describe.skip)(
  `academy sim${canRun ? '' : ' (terraform or the bundle is missing)'}`,
  () => {
    jest.setTimeout(300_000);
    let folder: string;

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'academy-sim-'));
      writeFileSync(join(folder, 'main.tf'), CONFIGURATION);
    });

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    function sim(...args: string[]) {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [BIN, 'sim', ...args],
        {
          cwd: folder,
          encoding: 'utf8',
          env: { ...process.env, NO_COLOR: '1' },
        },
      );
      return { status, stdout, stderr };
    }

    it('lives through apply, drift, plan and destroy beside the configuration, which stays as it was', () => {
      const apply = sim('apply');
      expect(apply.stdout).toContain('1 added');
      expect(apply.stderr).toContain('not that a cloud would accept it');
      expect(apply.status).toBe(0);
      const inventory = sim('inventory', '--tag', 'lab=lab-1', '--empty');
      const { resources } = JSON.parse(inventory.stdout);
      expect(resources).toHaveLength(1);
      expect(inventory.status).toBe(2);

      // Terraform's own exit code: something would change.
      const drift = sim('drift', resources[0].id);
      expect(drift.stdout).toContain('deleted aws_sqs_queue');
      expect(sim('plan', '--', '-detailed-exitcode').status).toBe(2);

      expect(sim('destroy').status).toBe(0);
      expect(sim('inventory', '--empty').status).toBe(0);
      const records = sim('journal').stdout.trim().split('\n');
      expect(records.map(line => JSON.parse(line).op)).toEqual([
        'create',
        'destroy',
      ]);
      expect(readdirSync(folder).sort()).toEqual(['.sim', 'main.tf']);
    });

    it('prints an environment in which Terraform finds the simulated providers', () => {
      const { copy, env } = JSON.parse(sim('setup', '--format', 'json').stdout);

      expect(copy).toBe(join(folder, '.sim/run'));
      expect(existsSync(env.TF_CLI_CONFIG_FILE)).toBe(true);
    });

    it('says of a type that it lacks whose gap that is, and writes no colours into pipes', () => {
      const other = join(folder, 'unknown');
      mkdirSync(other);
      writeFileSync(
        join(other, 'main.tf'),
        'provider "aws" {\n  region = "us-east-1"\n}\nresource "aws_dms_endpoint" "x" {}\n',
      );
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [BIN, 'sim', 'plan', other],
        { encoding: 'utf8', env: { ...process.env, NO_COLOR: '' } },
      );
      rmSync(other, { recursive: true });

      expect(stderr).toMatch(
        /aws_dms_endpoint: the simulator does not have this resource type; the genuine hashicorp\/aws may\. The simulator knows \d+ resource types/,
      );
      // eslint-disable-next-line no-control-regex
      expect(stdout + stderr).not.toMatch(/\u001b\[/);
      expect(status).toBe(1);
      expect(sim('types', 'aws').stdout).toContain('\ndata.aws_vpc\n');
    });

    it('offers the reduced check where there is no terraform, and never calls it a pass', () => {
      const { status, stdout } = spawnSync(
        process.execPath,
        [BIN, 'sim', 'plan', folder],
        { encoding: 'utf8', env: { ...process.env, PATH: '/nowhere' } },
      );

      expect(stdout).toContain('there is no terraform on this machine');
      expect(stdout).toContain('1 blocks were checked, 0 problems found');
      expect(stdout).toContain('Reduced check, not a pass');
      expect(status).toBe(1);
    });

    it('says what to do where there is no configuration', () => {
      const { status, stderr } = sim('plan', tmpdir());

      expect(stderr).toContain('holds no .tf file');
      expect(status).toBe(1);
    });
  },
);

import {
  type ChildProcess,
  execFile,
  execFileSync,
  spawn,
} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { Inventory } from '../inventory/Inventory';
import { packageFolder } from '../packageFolder';
import { isTerraformInstalled } from '../testing/SimulatedLab';

// Through the bundle: what is loaded when it is needed is loaded there as it is for everybody.

jest.setTimeout(60_000);

const MAIN = `
terraform {
  required_providers {
    aws    = { source = "hashicorp/aws" }
    google = { source = "hashicorp/google" }
  }
}
provider "aws" {
  region = "us-east-1"
}
provider "aws" {
  alias  = "far"
  region = "ap-northeast-1"
}
provider "google" {
  project = "sim-ada-lab-1"
  region  = "us-central1"
}
variable "name" {
  type = string
}
resource "aws_sns_topic" "near" {
  name = var.name
}
resource "aws_sns_topic" "far" {
  provider = aws.far
  name     = var.name
}
resource "google_pubsub_topic" "this" {
  name = var.name
}
`;

(isTerraformInstalled() ? describe : describe.skip)(
  'ProviderHost (needs terraform)',
  () => {
    let folder: string;
    let host: ChildProcess;
    let answers: AsyncIterator<string>;

    beforeEach(() => {
      folder = fs.mkdtempSync(path.join(os.tmpdir(), 'host-'));
      const bundle = path.join(folder, 'cloud-sim.mjs');
      execFileSync(process.execPath, [
        path.join(packageFolder(), 'scripts/bundle.mjs'),
        ...['--outfile', bundle],
      ]);
      host = spawn(process.execPath, [bundle, 'host'], {
        env: { ...process.env, TMPDIR: folder },
      });
      answers = readline
        .createInterface({ input: host.stdout! })
        [Symbol.asyncIterator]();
    });

    afterEach(() => {
      host.kill('SIGKILL');
      fs.rmSync(folder, { recursive: true });
    });

    /** A configuration in an account of its own, run by Terraform without a provider installed. */
    async function account(name: string) {
      const cwd = path.join(folder, name);
      fs.mkdirSync(cwd);
      fs.writeFileSync(path.join(cwd, 'main.tf'), MAIN);
      const cloud = path.join(folder, `${name}-cloud`);
      fs.mkdirSync(cloud);
      host.stdin!.write(`${JSON.stringify({ CLOUD_SIM_DIR: cloud })}\n`);
      const { value } = await answers.next();
      const env = {
        ...process.env,
        ...JSON.parse(value),
        TF_VAR_name: name,
        CHECKPOINT_DISABLE: '1',
      };
      const terraform = (...args: string[]) =>
        new Promise<void>((resolve, reject) => {
          execFile('terraform', args, { cwd, env }, (error, stdout, stderr) =>
            error ? reject(new Error(stdout + stderr)) : resolve(),
          );
        });
      const regions = async () => {
        const entries = await Inventory.open(cloud).run(view => view.entries);
        return entries
          .map(it => `${it.type} ${String(it.state?.name)} ${it.region}`)
          .sort();
      };
      return { terraform, regions };
    }

    it('serves several accounts at once, each with provider blocks of its own, and leaves no socket', async () => {
      const ada = await account('ada');
      const bob = await account('bob');

      await Promise.all(
        [ada, bob].map(async ({ terraform }) => {
          await terraform('init', '-input=false');
          await terraform('apply', '-auto-approve', '-input=false');
          await terraform('plan', '-detailed-exitcode', '-input=false');
        }),
      );

      const topics = (name: string) => [
        `aws_sns_topic ${name} ap-northeast-1`,
        `aws_sns_topic ${name} us-east-1`,
        expect.stringMatching(`google_pubsub_topic ${name}`),
      ];
      expect(await ada.regions()).toEqual(topics('ada'));
      expect(await bob.regions()).toEqual(topics('bob'));

      await ada.terraform('destroy', '-auto-approve', '-input=false');
      expect(await ada.regions()).toEqual([]);
      expect(await bob.regions()).toEqual(topics('bob'));

      const sockets = () =>
        fs.readdirSync(folder).filter(it => it.startsWith('cloud-sim-'));
      expect(sockets()).toHaveLength(1);
      host.stdin!.end();
      await new Promise(resolve => {
        host.once('close', resolve);
      });
      expect(sockets()).toEqual([]);
    });
  },
);

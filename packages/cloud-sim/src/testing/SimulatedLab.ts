import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { JournalRecord } from '../journal/JournalRecord';
import { packageFolder } from '../packageFolder';

/** What a command left behind. */
export interface CommandResult {
  exitCode: number;
  /** Standard output and standard error, in one. */
  output: string;
}

export interface SimulatedLabOptions {
  /** Absolute path of the bundle. */
  bundle: string;
  /** The configuration: file names and texts. */
  files: Record<string, string>;
  /** A simulated cloud that another lab uses too; one of its own otherwise. */
  cloud?: string;
}

/** Whether there is a `terraform` to test with. */
export function isTerraformInstalled(): boolean {
  return spawnSync('terraform', ['version', '-json']).status === 0;
}

/** The text of a fixture. */
export function fixture(name: string): string {
  return fs.readFileSync(path.join(packageFolder(), 'fixtures', name), 'utf8');
}

/**
 * The working copy of a lab, run by the genuine `terraform` against the simulated
 * cloud, in temporary folders. Sockets go to a folder of the lab's own, where
 * leftovers can be seen.
 */
export class SimulatedLab {
  readonly cloud: string;
  readonly sockets: string;
  readonly #root: string;
  readonly #bundle: string;
  readonly #copy: string;
  #env: NodeJS.ProcessEnv;

  static create(options: SimulatedLabOptions): SimulatedLab {
    return new SimulatedLab(options);
  }

  private constructor({ bundle, files, cloud }: SimulatedLabOptions) {
    this.#root = fs.mkdtempSync(path.join(os.tmpdir(), 'sim-'));
    this.#bundle = bundle;
    this.cloud = cloud ?? path.join(this.#root, 'cloud');
    this.#copy = path.join(this.#root, 'copy');
    this.sockets = path.join(this.#root, 's');
    fs.mkdirSync(this.#copy);
    fs.mkdirSync(this.sockets);
    for (const [name, text] of Object.entries(files)) {
      this.write(name, text);
    }
    this.#env = {
      ...process.env,
      TMPDIR: this.sockets,
      CLOUD_SIM_ACCOUNT_ID: '000123456789',
      CLOUD_SIM_PROJECT_ID: 'sim-ada-lab-1',
      CLOUD_SIM_SUBSCRIPTION_ID: '00000000-0000-0000-0000-000000000042',
      AWS_REGION: '',
      AWS_DEFAULT_REGION: '',
    };
    const setup = this.cloudSim('setup');
    this.#env = { ...this.#env, ...JSON.parse(setup.output) };
  }

  setDrills(text: string): void {
    this.#env.CLOUD_SIM_DRILLS = text;
  }

  write(name: string, text: string): void {
    fs.writeFileSync(path.join(this.#copy, name), text);
  }

  terraform(...args: string[]): CommandResult {
    const { status, stdout, stderr } = spawnSync(
      'terraform',
      [...args, '-no-color'],
      { cwd: this.#copy, env: this.#env, encoding: 'utf8' },
    );
    return { exitCode: status ?? -1, output: stdout + stderr };
  }

  /** Terraform in the background, in a process group of its own. */
  startTerraform(...args: string[]): ChildProcess {
    return spawn('terraform', [...args, '-no-color'], {
      cwd: this.#copy,
      env: this.#env,
      detached: true,
      stdio: 'ignore',
    });
  }

  /** A command of the bundle on this lab's cloud. */
  cloudSim(command: string, ...args: string[]): CommandResult {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [this.#bundle, command, '--dir', this.cloud, ...args],
      { env: this.#env, encoding: 'utf8' },
    );
    return { exitCode: status ?? -1, output: stdout + stderr };
  }

  inventory(...args: string[]): Array<Record<string, any>> {
    return JSON.parse(this.cloudSim('inventory', ...args).output).resources;
  }

  journal(): JournalRecord[] {
    const { output } = this.cloudSim('journal');
    return output
      .trim()
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line));
  }

  /** Whether anything was created in this lab's cloud; quick to ask. */
  hasBegun(): boolean {
    return fs.existsSync(path.join(this.cloud, 'journal.jsonl'));
  }

  /** Names of the socket folders that are there now. */
  socketFolders(): string[] {
    return fs
      .readdirSync(this.sockets)
      .filter(name => name.startsWith('cloud-sim-'));
  }

  remove(): void {
    fs.rmSync(this.#root, { recursive: true, force: true });
  }
}

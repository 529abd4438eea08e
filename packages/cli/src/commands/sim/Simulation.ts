import { findCloudSimBundle } from '@gpu-academy/cloud-sim';
import { parseLabContract } from '@gpu-academy/labs';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { copyConfiguration } from './copyConfiguration';
import { ProgramResult, runProgram } from './runProgram';

/** What a simulated run cannot show; belongs wherever its result is shown. */
export const SIMULATED_NOTICE =
  'simulated: no cloud was asked. A pass here shows that the configuration is well formed and comes and goes as it should, not that a cloud would accept it.';

/**
 * A configuration and the simulated cloud that it is run against, in a folder of their own: `cloud` holds what exists,
 * `run` the copy of the configuration with its state.
 */
export class Simulation {
  readonly #configuration: string;
  readonly #folder: string;
  readonly #bundle: string;

  static open(options: { configuration: string; folder: string }): Simulation {
    return new Simulation(options);
  }

  private constructor(options: { configuration: string; folder: string }) {
    this.#configuration = resolve(options.configuration);
    this.#folder = resolve(options.folder);
    this.#bundle = findCloudSimBundle().path;
  }

  /** Where Terraform is run. */
  get copy(): string {
    return join(this.#folder, 'run');
  }

  /** Makes the cloud and the copy ready, and answers the environment to run Terraform in. */
  async setup(): Promise<NodeJS.ProcessEnv> {
    await mkdir(this.#folder, { recursive: true });
    await copyConfiguration(this.#configuration, this.copy);
    const { stdout } = await this.cloudSim('setup');
    return { ...scopeOf(this.#configuration), ...JSON.parse(stdout) };
  }

  /** Runs Terraform in the copy, after `init` where that was not done or is no longer right. */
  async terraform(
    args: readonly string[],
    options: { show?: boolean } = {},
  ): Promise<ProgramResult> {
    const env = { ...process.env, ...(await this.setup()) };
    const init = await runProgram(
      'terraform',
      ['init', '-input=false', '-no-color'],
      { cwd: this.copy, env },
    );
    if (init.exitCode !== 0) {
      process.stderr.write(init.stdout + init.stderr);
      return init;
    }
    return runProgram('terraform', args, { cwd: this.copy, env, ...options });
  }

  /**
   * Runs a command of cloud-sim on this cloud.
   *
   * @throws Error with what it said, where it failed
   */
  async cloudSim(...args: string[]): Promise<ProgramResult> {
    const [command, ...rest] = args;
    const result = await runProgram(
      process.execPath,
      [this.#bundle, command, '--dir', join(this.#folder, 'cloud'), ...rest],
      { env: process.env },
    );
    if (result.exitCode !== 0) {
      throw new Error(result.stderr.trim() || result.stdout.trim());
    }
    return result;
  }
}

/**
 * Runs a command of cloud-sim that needs no cloud, and answers what it printed.
 *
 * @throws Error with what it said, where it failed
 */
export async function askSimulator(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runProgram(
    process.execPath,
    [findCloudSimBundle().path, ...args],
    { env: process.env },
  );
  if (exitCode !== 0) {
    throw new Error(stderr.trim() || stdout.trim());
  }
  return stdout;
}

/** Whom a lab's resources are booked under; a configuration without a `lab.yaml` has cloud-sim's own account. */
function scopeOf(configuration: string): NodeJS.ProcessEnv {
  const file = [configuration, join(configuration, '..')]
    .map(folder => join(folder, 'lab.yaml'))
    .find(existsSync);
  if (!file) {
    return {};
  }
  const { provider, scopeId } = parseLabContract(readFileSync(file, 'utf8'));
  const variable = {
    aws: 'CLOUD_SIM_ACCOUNT_ID',
    gcp: 'CLOUD_SIM_PROJECT_ID',
    azure: 'CLOUD_SIM_SUBSCRIPTION_ID',
  }[provider];
  return { [variable]: scopeId };
}

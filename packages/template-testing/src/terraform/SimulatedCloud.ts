import {
  findCloudSimBundle,
  simulatedAccountId,
  simulatedProjectId,
  simulatedSubscriptionId,
} from '@gpu-academy/cloud-sim';
import fs from 'node:fs';
import path from 'node:path';
import { LineProgram } from '../process/LineProgram';
import { runCommand } from '../process/runCommand';

/** Whose the simulated accounts are: the same ids in every run, so that plans are the same too. */
const OWNER = 'template-testing';

/** Something that exists in a simulated account. */
export interface InventoryResource {
  type: string;
  id: string;
}

/*
 * One installation of cloud-sim for a whole run: the mirror that Terraform takes providers from is laid out once. Each
 * sample has an account of its own, that is, a folder.
 *
 * Lives are many and short, and most of their time would go to starting the clouds anew for each command. So one process
 * hosts them for all lives. Terraform's `init` and the jobs of pipelines start their own, as on everybody's machine.
 */
export class SimulatedCloud {
  readonly #folder: string;
  readonly #bundle: string | undefined;
  #environment: Promise<Record<string, string>> | undefined;
  #host: LineProgram | undefined;

  /**
   * @param folder - where it may write
   * @param bundle - path of cloud-sim.mjs; the built one of the package unless given
   */
  constructor(folder: string, bundle?: string) {
    this.#folder = folder;
    this.#bundle = bundle;
  }

  /** What Terraform is to be run with, for an account that nobody else uses. */
  async environmentFor(account: string): Promise<Record<string, string>> {
    this.#environment ??= this.#setUp();
    const folder = this.#accountFolder(account);
    fs.mkdirSync(folder, { recursive: true });
    return {
      ...(await this.#environment),
      CLOUD_SIM_DIR: folder,
      CLOUD_SIM_ACCOUNT_ID: simulatedAccountId(OWNER),
      CLOUD_SIM_PROJECT_ID: simulatedProjectId(OWNER),
      CLOUD_SIM_SUBSCRIPTION_ID: simulatedSubscriptionId(OWNER),
    };
  }

  /**
   * What is to be added to the environment of an account, once providers are installed, so that Terraform uses clouds
   * that run already.
   */
  async hosted(
    environment: Record<string, string>,
  ): Promise<Record<string, string>> {
    this.#host ??= LineProgram.start(process.execPath, [
      this.#program(),
      'host',
    ]);
    return JSON.parse(await this.#host.ask(JSON.stringify(environment)));
  }

  async stop(): Promise<void> {
    await this.#host?.stop();
  }

  async inventory(account: string): Promise<InventoryResource[]> {
    const { resources } = JSON.parse(
      await this.#ask('inventory', '--dir', this.#accountFolder(account)),
    ) as { resources: InventoryResource[] };
    return resources;
  }

  #accountFolder(account: string): string {
    return path.join(this.#folder, 'accounts', account);
  }

  async #setUp(): Promise<Record<string, string>> {
    return JSON.parse(await this.#ask('setup', '--dir', this.#folder));
  }

  async #ask(...args: string[]): Promise<string> {
    const program = this.#program();
    const result = await runCommand(process.execPath, [program, ...args], {
      cwd: process.cwd(),
      timeoutMs: 60_000,
    });
    if (result.code !== 0) {
      throw new Error(`cloud-sim ${args[0]} failed: ${result.output}`);
    }
    return result.stdout;
  }

  /** Looked for when it is needed: who has no Terraform needs none. */
  #program(): string {
    return this.#bundle ?? findCloudSimBundle().path;
  }
}

import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { sha256 } from './digest.mjs';
import { LabError } from './lab-error.mjs';
import { sim } from './paths.mjs';

const execFileAsync = promisify(execFile);

// By which the simulator is told whose the account is.
const SCOPE_VARIABLES = {
  aws: 'CLOUD_SIM_ACCOUNT_ID',
  gcp: 'CLOUD_SIM_PROJECT_ID',
  azure: 'CLOUD_SIM_SUBSCRIPTION_ID',
};

/** What exists in the simulated account. */
const cloud = path.join(sim, 'cloud');

/**
 * The simulated cloud of this repository: a Terraform provider with the cloud's real schemas that creates nothing.
 * The portal serves it; lab.yaml pins the digest of the one file that is run.
 */
export class CloudSim {
  #file;
  #scope;

  constructor(file, scope) {
    this.#file = file;
    this.#scope = scope;
  }

  /** Fetches the simulator unless it is here already. */
  static async install(lab) {
    const { 'cloudSim.digest': digest, 'cloudSim.url': url } = lab.values;
    const hex = digest.replace(/^sha256:/, '');
    const folder = path.join(sim, 'cloud-sim', hex);
    const file = path.join(folder, 'cloud-sim.mjs');

    if (!fs.existsSync(file) || sha256(fs.readFileSync(file)) !== hex) {
      const bytes = await download(new URL(url, lab.values.portalUrl));
      if (sha256(bytes) !== hex) {
        throw new LabError(
          `The simulator from ${url} is not the one that lab.yaml names: its digest is sha256:${sha256(
            bytes,
          )}, expected ${digest}. Nothing was run. Create the lab again in the portal to get a repository that fits it.`,
        );
      }
      fs.mkdirSync(folder, { recursive: true });
      const partial = `${file}.${process.pid}`;
      fs.writeFileSync(partial, bytes);
      fs.renameSync(partial, file);
    }
    return new CloudSim(file, {
      [SCOPE_VARIABLES[lab.values.provider]]: lab.values.scopeId,
    });
  }

  /** What Terraform's environment needs so that it uses the simulator and nothing else. */
  async environment() {
    const variables = JSON.parse(await this.#run('setup', '--dir', cloud));
    return { ...variables, ...this.#scope };
  }

  /** Everything that exists in the simulated account, as `{"resources": [...]}`. */
  async inventory() {
    return JSON.parse(await this.#run('inventory', '--dir', cloud));
  }

  /** What was created and destroyed, one JSON record a line. */
  async journal() {
    return this.#run('journal', '--dir', cloud);
  }

  async #run(...args) {
    const { stdout } = await execFileAsync(
      process.execPath,
      [this.#file, ...args],
      { maxBuffer: 64 * 1024 * 1024 },
    );
    return stdout;
  }
}

async function download(url) {
  let response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw new LabError(
      `The portal at ${url.origin} does not answer (${
        error.cause?.code ?? error.message
      }). Is it running? The simulator comes from there the first time.`,
    );
  }
  if (!response.ok) {
    throw new LabError(
      `${url} answered ${response.status} ${response.statusText}. The portal may have moved on to a newer simulator: create the lab again to get a repository that fits it.`,
    );
  }
  return Buffer.from(await response.arrayBuffer());
}

import fs from 'node:fs';
import path from 'node:path';
import { loadSchema, SCHEMA_NAMES } from '../schema/loadSchema';
import { CommandError } from './CommandError';

/** Terraform's names of the machines that it runs on, by Node's. */
const PLATFORMS: Record<string, string> = { linux: 'linux', darwin: 'darwin' };
const ARCHITECTURES: Record<string, string> = { x64: 'amd64', arm64: 'arm64' };

/** Terraform's name of this machine, e.g. `linux_amd64`. */
function terraformPlatform(): string {
  const platform = PLATFORMS[process.platform];
  const architecture = ARCHITECTURES[process.arch];
  if (!platform || !architecture) {
    throw new CommandError(
      `cloud-sim runs on Linux and macOS, amd64 and arm64; found ${process.platform} ${process.arch}`,
    );
  }
  return `${platform}_${architecture}`;
}

function shellQuoted(text: string): string {
  return `'${text.replace(/'/g, `'\\''`)}'`;
}

/** A finished file appears at once, so that two set-ups never see half of one. */
function writeWhole(file: string, text: string, mode: number): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, text, { mode });
  fs.renameSync(draft, file);
}

/**
 * Writes a filesystem mirror and a CLI configuration into a folder, so that
 * Terraform finds the simulated providers where it looks for the real ones.
 *
 * @param bundle - the absolute path of this program
 * @returns the environment to run Terraform in
 */
export function setup(folder: string, bundle: string): Record<string, string> {
  const root = path.resolve(folder);
  const mirror = path.join(root, 'mirror');
  for (const name of SCHEMA_NAMES) {
    const { provider, version } = loadSchema(name);
    const program = `terraform-provider-${path.basename(provider)}_v${version}`;
    writeWhole(
      path.join(mirror, provider, version, terraformPlatform(), program),
      `#!/bin/sh\nexec ${shellQuoted(process.execPath)} ${shellQuoted(
        bundle,
      )} provider ${name}\n`,
      0o755,
    );
  }
  const configuration = path.join(root, 'cloud-sim.tfrc');
  writeWhole(
    configuration,
    `# Written by cloud-sim: every provider is a simulated one, nothing is downloaded.
disable_checkpoint = true

provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ["registry.terraform.io/*/*"]
  }
}
`,
    0o644,
  );
  return {
    TF_CLI_CONFIG_FILE: configuration,
    CLOUD_SIM_DIR: root,
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    // Terraform is done before collecting garbage pays: a twentieth of its time, for 40 MB.
    GOGC: '400',
    // One command of Terraform starts this program up to a dozen times.
    NODE_COMPILE_CACHE: path.join(root, 'compile-cache'),
  };
}

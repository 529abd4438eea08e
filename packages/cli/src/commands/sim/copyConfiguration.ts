import { cp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** What Terraform keeps beside a configuration, and what is no part of it. */
const KEPT =
  /^(\.terraform|\.terraform\.lock\.hcl|terraform\.tfstate.*|.*\.tfplan|sim_override\.tf)$/;

/** What the real provider would not take, or what is somebody else's. */
const NOT_COPIED =
  /^(\.terraform|\.terraform\.lock\.hcl|terraform\.tfstate.*|\.git|\.sim)$/;

/**
 * Copies a configuration to where it is run against cloud-sim. `init` writes a lock file with the simulator's checksum,
 * with which the real provider would not install, so what is written stays in the copy. State and plans of runs before
 * stay there too; a remote backend is replaced by a local one.
 */
export async function copyConfiguration(
  from: string,
  to: string,
): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(to)) {
    if (!KEPT.test(name)) {
      await rm(join(to, name), { recursive: true, force: true });
    }
  }
  // One by one: the copy may lie below the configuration, which a copy of the whole would refuse.
  for (const name of await readdir(from)) {
    if (!NOT_COPIED.test(name)) {
      await cp(join(from, name), join(to, name), {
        recursive: true,
        filter: source => !NOT_COPIED.test(basename(source)),
      });
    }
  }
  await writeFile(
    join(to, 'sim_override.tf'),
    'terraform {\n  backend "local" {}\n}\n',
  );
}

/** Whether a folder holds a configuration of Terraform. */
export async function isConfiguration(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.some(name => name.endsWith('.tf'));
}

/**
 * The folder of the configuration that a person means: the folder itself, or `infra` in the repository of a lab.
 *
 * @throws Error where neither holds one
 */
export async function findConfiguration(folder: string): Promise<string> {
  for (const candidate of [folder, join(folder, 'infra')]) {
    if (await isConfiguration(candidate)) {
      return candidate;
    }
  }
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  throw new Error(
    isThere
      ? `${folder} holds no .tf file, and neither does ${basename(
          folder,
        )}/infra: name the folder of a configuration or of a lab's repository`
      : `there is no folder ${folder}`,
  );
}

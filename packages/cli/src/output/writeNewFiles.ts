import { NewFiles } from '@gpu-academy/curriculum';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes files below a folder and says which.
 *
 * @param changed - names of files that are there and meant to be written again
 * @throws Error where another file is there already; nothing is written then
 */
export async function writeNewFiles(
  folder: string,
  files: NewFiles,
  changed: readonly string[] = [],
): Promise<void> {
  for (const name of Object.keys(files).filter(it => !changed.includes(it))) {
    if (await exists(join(folder, name))) {
      throw new Error(`${join(folder, name)} is there already`);
    }
  }
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    process.stdout.write(
      `${changed.includes(name) ? 'changed' : 'wrote'} ${path}\n`,
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

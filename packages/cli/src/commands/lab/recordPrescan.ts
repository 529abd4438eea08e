import { PrescanReport } from '@gpu-academy/labs';
import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a lab's repository keeps what its steps recorded; git does not take it. */
const FOLDER = '.runs';

/**
 * Keeps what pre-scan said, for `make evidence`, which takes it along as long as the source is the same.
 *
 * @returns where it lies, below the repository; nothing where it could not be written there
 */
export async function recordPrescan(
  repository: string,
  prescan: PrescanReport,
): Promise<string | undefined> {
  const folder = join(repository, FOLDER);
  const file = join(folder, 'prescan.json');
  const partial = `${file}.${process.pid}`;
  try {
    await mkdir(folder, { recursive: true });
    // A link would lead out of the repository.
    if (!(await lstat(folder)).isDirectory()) {
      return undefined;
    }
    await writeFile(partial, `${JSON.stringify(prescan, undefined, 2)}\n`, {
      flag: 'wx',
    });
    await rename(partial, file);
    return `${FOLDER}/prescan.json`;
  } catch {
    await rm(partial, { force: true });
    return undefined;
  }
}

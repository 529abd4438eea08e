import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';

/**
 * Whether a file, once every link is followed, is still below a folder. What a link leads to elsewhere is no part of a
 * folder that is published, and may be anything that the process can read.
 *
 * @returns undefined where there is no such file
 */
export async function isInFolder(
  folder: string,
  path: string,
): Promise<boolean | undefined> {
  try {
    const way = relative(await realpath(folder), await realpath(path));
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  } catch {
    return undefined;
  }
}

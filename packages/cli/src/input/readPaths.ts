import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readText } from './readText';

/** A file that was named on the command line, or stands in a folder that was. */
export interface NamedFile {
  file: string;
  text: string;
}

/** Which files of a folder are meant. */
export interface WantedFiles {
  names: RegExp;
  /** The same in words, for whoever names a folder without any: `findings (.json, .csv)`. */
  what: string;
}

/**
 * Reads files that were named on the command line; a folder stands for the files in it, at any depth, whose names match.
 * `.git`, `.terraform` and `node_modules` are left out.
 *
 * @throws Error where a file is not there, or a folder holds nothing that matches
 */
export async function readPaths(
  paths: readonly string[],
  wanted: WantedFiles,
): Promise<NamedFile[]> {
  const found: NamedFile[] = [];
  for (const path of paths) {
    const files = (await isFolder(path)) ? await filesIn(path, wanted) : [path];
    for (const file of files) {
      found.push({ file, text: await readText(file) });
    }
  }
  return found;
}

async function filesIn(
  folder: string,
  { names, what }: WantedFiles,
): Promise<string[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files = entries
    .filter(each => each.isFile() && names.test(each.name))
    .map(each => join(each.parentPath, each.name))
    .filter(
      each => !/(^|[\\/])(\.git|\.terraform|node_modules)[\\/]/.test(each),
    )
    .sort();
  if (!files.length) {
    throw new Error(`${folder} holds no file of ${what}; check the path`);
  }
  return files;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    it => it.isDirectory(),
    () => false,
  );
}

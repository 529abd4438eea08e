import { IamFile } from '@gpu-academy/findings';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readPaths } from '../../input/readPaths';
import { readText } from '../../input/readText';

/** Policies, exports, plans, and all that a configuration of Terraform is made of. */
const NAMES = /\.(json|tf|tfvars|tftpl|tpl)$/i;

/**
 * Reads the files to judge. Beside a `.tf` file that was named stand the rest of its module: they are read for what it
 * refers to.
 *
 * @throws Error where a file is not there, or a folder holds nothing of the kind
 */
export async function readIamFiles(
  paths: readonly string[],
): Promise<IamFile[]> {
  const files: IamFile[] = await readPaths(paths, NAMES);
  const known = new Set(files.map(it => it.file));
  const folders = new Set(
    paths.filter(it => /\.tf$/i.test(it)).map(it => dirname(it)),
  );
  for (const folder of folders) {
    for (const name of (await readdir(folder)).filter(it => NAMES.test(it))) {
      const file = join(folder, name);
      if (!known.has(file)) {
        known.add(file);
        files.push({ file, text: await readText(file), isContext: true });
      }
    }
  }
  return files;
}

import { IamFile } from '@gpu-academy/findings';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readPaths } from '../../input/readPaths';
import { readText } from '../../input/readText';

/** Policies, exports, plans, and all that a configuration of Terraform is made of. */
const NAMES = /\.(json|ya?ml)(\.gz)?$|\.(tf|tofu|tfvars|tftpl|tmpl|tpl)$/i;

/**
 * Reads the files to judge: of a folder those that are called like documents of permissions, and whatever was named. Beside a
 * `.tf` file that was named stand the rest of its module: they are read for what it
 * refers to.
 *
 * @throws Error where a file is not there, or a folder holds nothing of the kind
 */
export async function readIamFiles(
  paths: readonly string[],
): Promise<IamFile[]> {
  const read = await readPaths(paths, {
    names: NAMES,
    what: 'policies, exports or Terraform (.json, .yaml, .tf, .tofu)',
  });
  // A file may be named beside the folder that it is in.
  const files = Array.from(
    new Map(read.map(each => [each.file, each])).values(),
    (each): IamFile =>
      paths.includes(each.file) ? { ...each, isNamed: true } : each,
  );
  const known = new Set(files.map(it => it.file));
  const folders = new Set(
    paths
      .filter(it => /\.(tf|tofu)(\.json)?$/i.test(it))
      .map(it => dirname(it)),
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

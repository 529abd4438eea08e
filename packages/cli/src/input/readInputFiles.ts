import { CurriculumFile, fileKind } from '@gpu-academy/curriculum';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readText } from './readText';

/**
 * Reads files that were named on the command line; a folder stands for everything in it that can be imported.
 *
 * @throws Error where a file is not there, or a folder holds nothing to import
 */
export async function readInputFiles(
  paths: readonly string[],
): Promise<CurriculumFile[]> {
  const found = await Promise.all(
    paths.map(async path =>
      (await isFolder(path))
        ? readFolder(path)
        : [{ file: path, source: await readText(path) }],
    ),
  );
  return found.flat();
}

async function readFolder(folder: string): Promise<CurriculumFile[]> {
  const names = await readdir(folder, { recursive: true });
  const files = await Promise.all(
    names
      .filter(it => !/(^|[\\/])(\.git|node_modules)[\\/]/.test(it))
      .filter(it => /\.(md|ya?ml|gift)$/i.test(it))
      .sort()
      .map(async name => {
        const file = join(folder, name);
        return { file, source: await readText(file) };
      }),
  );
  const known = files.filter(isMeant);
  if (!known.length) {
    throw new Error(
      `there is nothing to import in ${folder}: no *-roadmap.md, *quiz*.md, metadata.yaml, master-plan.yaml, skills-matrix.yaml or repository-strategy.yaml`,
    );
  }
  return known;
}

// Any text may stand in a folder; a roadmap or quiz says what it is, by its name or by how it begins.
function isMeant(file: CurriculumFile): boolean {
  const kind = fileKind(file);
  return file.file.toLowerCase().endsWith('.md') && kind === 'roadmap'
    ? /roadmap[^\\/]*\.md$/i.test(file.file) ||
        /\*\*Module ID\b/i.test(file.source)
    : kind !== 'unknown';
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    it => it.isDirectory(),
    () => false,
  );
}

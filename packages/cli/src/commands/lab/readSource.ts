import { SourceFile } from '@gpu-academy/labs';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Files that Terraform reads, or that change what it does. */
const READ =
  /(\.tf|\.tf\.json|\.tfvars|\.tfvars\.json|\.tftest\.hcl|\.tftest\.json|\.tfrc)$|^(\.terraformrc|terraform\.rc|\.terraform\.lock\.hcl)$/;

/** The source of a configuration, for the pre-scan. What Terraform itself installed is none of it. */
export async function readSource(
  folder: string,
): Promise<Record<string, SourceFile>> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files = await Promise.all(
    entries.map(async (entry): Promise<[string, SourceFile][]> => {
      const path = join(entry.parentPath, entry.name);
      const name = relative(folder, path).split(sep).join('/');
      if (/(^|\/)\.(terraform|sim|git)(\/|$)/.test(name)) {
        return [];
      }
      if (entry.isSymbolicLink()) {
        return [[name, { symlink: await readlink(path) }]];
      }
      return entry.isFile() && READ.test(entry.name)
        ? [[name, await readFile(path, 'utf8')]]
        : [];
    }),
  );
  return Object.fromEntries(files.flat());
}

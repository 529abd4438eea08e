import { SourceFile } from '@gpu-academy/labs';
import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Files that Terraform reads, or that change what it does. */
const READ =
  /(\.tf|\.tf\.json|\.tfvars|\.tfvars\.json|\.tftest\.hcl|\.tftest\.json|\.tfrc)$|^(\.terraformrc|terraform\.rc|\.terraform\.lock\.hcl)$/;

/** What Terraform, a simulated run and git keep for themselves. */
const KEPT = /(^|\/)\.(terraform|sim|runs|git)(\/|$)/;

/** A lab's whole configuration is some 40 kB in thirty files; nobody writes so much, and nobody reads it. */
const MAX_FILES = 500;
const MAX_FILE_BYTES = 1024 * 1024;

/** The source of a configuration, and what of it was not read. */
export interface ReadSource {
  files: Record<string, SourceFile>;
  unread: { file: string; message: string }[];
}

/** The source of a configuration, for the pre-scan. What Terraform itself installed is none of it. */
export async function readSource(folder: string): Promise<ReadSource> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const found = entries
    .map(entry => {
      const path = join(entry.parentPath, entry.name);
      return { entry, path, name: relative(folder, path).split(sep).join('/') };
    })
    .filter(
      ({ entry, name }) =>
        !KEPT.test(name) &&
        (entry.isSymbolicLink() ||
          (!entry.isDirectory() && READ.test(entry.name))),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const read: ReadSource = { files: {}, unread: [] };
  for (const { entry, path, name } of found.slice(0, MAX_FILES)) {
    if (entry.isSymbolicLink()) {
      read.files[name] = { symlink: await readlink(path) };
      continue;
    }
    if (!entry.isFile()) {
      const message =
        'is a pipe, a device or the like; Terraform would wait for it, so remove it';
      read.unread.push({ file: name, message });
      continue;
    }
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) {
      read.unread.push({
        file: name,
        message: `has ${size} bytes, expected at most ${MAX_FILE_BYTES}; take out what is no configuration`,
      });
      continue;
    }
    const text = decode(await readFile(path));
    if (text === undefined) {
      read.unread.push({
        file: name,
        message:
          'is no text in UTF-8, as every file of Terraform’s is; save it as such',
      });
      continue;
    }
    read.files[name] = text;
  }
  if (found.length > MAX_FILES) {
    read.unread.push({
      file: found[MAX_FILES].name,
      message: `is one of ${found.length} files, expected at most ${MAX_FILES}; take out what is no configuration of this lab`,
    });
  }
  return read;
}

function decode(content: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

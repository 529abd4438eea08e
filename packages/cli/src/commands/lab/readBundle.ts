import {
  assembleBundle,
  BundleEntry,
  DEFAULT_EVIDENCE_LIMITS,
  EvidenceBundle,
  EvidenceError,
  readArchive,
  readSubmission,
} from '@gpu-academy/labs';
import { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * Reads evidence as people have it: the folder that `make evidence` writes, an archive of it (`.tar.gz`, `.tar`, `.zip`),
 * or what `make submit` sends (`.json`).
 *
 * @throws EvidenceError where it is no bundle, Error where it is not there
 */
export async function readBundle(path: string): Promise<EvidenceBundle> {
  const found = await stat(path).catch(() => undefined);
  if (!found) {
    throw new Error(`there is no file or folder ${path}`);
  }
  if (found.isDirectory()) {
    return assembleBundle(await readFolder(path));
  }
  if (!found.isFile()) {
    throw new Error(
      `${path} is neither a folder nor a file; name what \`make evidence\` wrote`,
    );
  }
  assertTaken(path, found.size, 2 * DEFAULT_EVIDENCE_LIMITS.maxTotalBytes);
  const content = await readFile(path);
  return path.endsWith('.json')
    ? readSubmission(content.toString('utf8'))
    : readArchive(content);
}

async function readFolder(folder: string): Promise<BundleEntry[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const { maxFiles, maxFileBytes, maxTotalBytes } = DEFAULT_EVIDENCE_LIMITS;
  const files = entries.filter(entry => entry.isFile());
  if (files.length > maxFiles + 1) {
    throw new EvidenceError(
      'too-many-files',
      `${folder} has ${files.length} files, at most ${maxFiles} and a manifest are taken. Name the folder that \`make evidence\` wrote.`,
    );
  }
  const read: BundleEntry[] = [];
  let total = 0;
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    const kind = kindOf(entry);
    const { size } = kind === 'file' ? await stat(path) : { size: 0 };
    total += size;
    assertTaken(name, size, maxFileBytes);
    assertTaken(`the bundle up to ${name}`, total, maxTotalBytes);
    const content = kind === 'file' ? await readFile(path) : Buffer.alloc(0);
    read.push({ path: name, kind, content });
  }
  return read;
}

// Before it is in memory.
function assertTaken(what: string, size: number, most: number): void {
  if (size > most) {
    throw new EvidenceError(
      'too-large',
      `The evidence is too large: ${what} has ${size} bytes, at most ${most} are taken. Name what \`make evidence\` wrote.`,
      { file: what },
    );
  }
}

function kindOf(entry: Dirent): BundleEntry['kind'] {
  if (entry.isSymbolicLink()) {
    return 'link';
  }
  if (entry.isDirectory()) {
    return 'directory';
  }
  return entry.isFile() ? 'file' : 'other';
}

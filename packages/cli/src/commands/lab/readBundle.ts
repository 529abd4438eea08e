import {
  assembleBundle,
  BundleEntry,
  DEFAULT_EVIDENCE_LIMITS,
  EvidenceBundle,
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
  if (found.size > DEFAULT_EVIDENCE_LIMITS.maxTotalBytes * 2) {
    throw new Error(
      `${path} has ${found.size} bytes, more than any evidence that is taken`,
    );
  }
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
  return Promise.all(
    entries.map(async entry => {
      const path = join(entry.parentPath, entry.name);
      const kind = kindOf(entry);
      return {
        path: relative(folder, path).split(sep).join('/'),
        kind,
        content: kind === 'file' ? await readFile(path) : Buffer.alloc(0),
      };
    }),
  );
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

import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { FindingFile, FindingSource } from './FindingSource';

const EXTENSIONS = /\.(json|ndjson|jsonl|csv|sarif)$/i;
/** A parsed file takes about eight times its size in memory. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * A folder that a scanner writes to: `.json`, `.ndjson`, `.jsonl`, `.csv` and `.sarif` files in it and in the folders below it. Hidden
 * files are left alone, so that a scanner can write under a hidden name and rename when it is done.
 */
export class FolderFindingSource implements FindingSource {
  readonly id: string;
  readonly simulated: boolean;
  readonly location: string;

  /** A relative path is relative to the working directory of the backend. */
  static create(options: {
    id: string;
    path: string;
    simulated?: boolean;
  }): FolderFindingSource {
    return new FolderFindingSource(
      options.id,
      resolve(options.path),
      options.simulated ?? false,
    );
  }

  private constructor(id: string, location: string, simulated: boolean) {
    this.id = id;
    this.location = location;
    this.simulated = simulated;
  }

  async listFiles(): Promise<FindingFile[]> {
    const entries = await readdir(this.location, {
      withFileTypes: true,
      recursive: true,
    }).catch(error => {
      throw new Error(
        `${this.location}: found no folder that can be read (${error.code}), expected the folder of findings source '${this.id}'. Create it, or correct academy.findings.sources.`,
      );
    });
    return entries
      .filter(entry => entry.isFile() && EXTENSIONS.test(entry.name))
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => ({ path, name: this.#nameOf(path) }))
      .filter(({ name }) => !name.split('/').some(part => part.startsWith('.')))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ path, name }) => ({
        name,
        read: () => readText(path, name),
      }));
  }

  #nameOf(path: string): string {
    return relative(this.location, path).split(sep).join('/');
  }
}

async function readText(path: string, name: string) {
  const { size, mtime } = await stat(path);
  if (size > MAX_BYTES) {
    throw new Error(
      `${name}: found ${size} bytes, expected at most ${MAX_BYTES}. Split the file, e.g. one for each account.`,
    );
  }
  return {
    text: await readFile(path, 'utf8'),
    receivedAt: mtime.toISOString(),
  };
}

import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { decodeText } from '@gpu-academy/findings';
import {
  FindingFile,
  FindingFileContent,
  FindingSource,
} from './FindingSource';

const EXTENSIONS = /\.(json|ndjson|jsonl|csv|sarif)$/i;
/** Beside a file of findings: what its run looked at. */
const MANIFEST = /^(.*\.(?:json|ndjson|jsonl|csv|sarif))\.run\.(?:yaml|json)$/i;
/** A parsed file takes about eight times its size in memory. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * A folder that a scanner writes to: `.json`, `.ndjson`, `.jsonl`, `.csv` and `.sarif` files in it and in the folders below it. Hidden
 * files are left alone, so that a scanner can write under a hidden name and rename when it is done; first the manifest of its
 * run, `<file>.run.yaml` or `<file>.run.json`, then the file itself.
 */
export class FolderFindingSource implements FindingSource {
  readonly id: string;
  readonly simulated: boolean;
  readonly completeScans: boolean;
  readonly location: string;

  /** A relative path is relative to the working directory of the backend. */
  static create(options: {
    id: string;
    path: string;
    simulated?: boolean;
    completeScans?: boolean;
  }): FolderFindingSource {
    return new FolderFindingSource(options);
  }

  private constructor(
    options: Parameters<typeof FolderFindingSource.create>[0],
  ) {
    this.id = options.id;
    this.location = resolve(options.path);
    this.simulated = options.simulated ?? false;
    this.completeScans = options.completeScans ?? false;
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
    const names = entries
      .filter(entry => entry.isFile())
      .map(entry => this.#nameOf(join(entry.parentPath, entry.name)))
      .filter(name => !name.split('/').some(part => part.startsWith('.')))
      .sort();
    const present = new Set(names);
    return names.flatMap(name => {
      const described = MANIFEST.exec(name)?.[1];
      if (described !== undefined) {
        return present.has(described) ? [] : [manifestAlone(name, described)];
      }
      return EXTENSIONS.test(name)
        ? [{ name, read: () => this.#read(name, present) }]
        : [];
    });
  }

  async #read(
    name: string,
    present: ReadonlySet<string>,
  ): Promise<FindingFileContent> {
    const content = await readText(join(this.location, name), name);
    const manifests = [`${name}.run.yaml`, `${name}.run.json`].filter(each =>
      present.has(each),
    );
    if (manifests.length > 1) {
      throw new Error(
        `${name}: found ${manifests.join(
          ' and ',
        )}, expected one manifest. Remove the one that is not meant.`,
      );
    }
    const [manifest] = manifests;
    if (manifest === undefined) {
      return content;
    }
    const { text } = await readText(join(this.location, manifest), manifest);
    return { ...content, manifest: { name: manifest, text } };
  }

  #nameOf(path: string): string {
    return relative(this.location, path).split(sep).join('/');
  }
}

/** A name with a typing error would leave a file without its manifest, and nobody would know. */
function manifestAlone(name: string, described: string): FindingFile {
  return {
    name,
    read: async () => {
      throw new Error(
        `${name}: found no ${described} beside it, expected the file of findings that it is about. Write that file, with [] where nothing was found, or remove the manifest.`,
      );
    },
  };
}

async function readText(path: string, name: string) {
  const { size, mtime } = await stat(path);
  if (size > MAX_BYTES) {
    throw new Error(
      `${name}: found ${size} bytes, expected at most ${MAX_BYTES}. Split the file, e.g. one for each account.`,
    );
  }
  return {
    text: decodeText(await readFile(path)),
    receivedAt: mtime.toISOString(),
  };
}

import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isInFolder } from '../folder/isInFolder';

const IGNORED = /(^|\/)(\.git|node_modules|\.terraform|\.DS_Store)(\/|$)/;

/** A symbolic link that is not followed, and why. */
export interface FolderLink {
  name: string;
  leads: 'nowhere' | 'outside' | 'folder';
}

/** The files of a module folder, by their paths within it with `/` between the parts. */
export class FolderFiles {
  readonly #root: string;
  readonly #names: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly #texts = new Map<string, Promise<string>>();
  /** Symbolic links that are not followed. */
  readonly links: readonly FolderLink[];

  private constructor(root: string, names: string[], links: FolderLink[]) {
    this.#root = root;
    this.#names = names;
    this.#known = new Set(names);
    this.links = links;
  }

  /** A folder that is not there has no files. */
  static async open(root: string): Promise<FolderFiles> {
    const entries = await readdir(root, {
      recursive: true,
      withFileTypes: true,
    }).catch(() => []);
    const names: string[] = [];
    const links: FolderLink[] = [];
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      const name = relative(root, path).replaceAll(sep, '/');
      if (IGNORED.test(name)) {
        continue;
      }
      const leads = entry.isSymbolicLink()
        ? await whereLeads(root, path)
        : undefined;
      if (leads === 'file' || entry.isFile()) {
        names.push(name);
      } else if (leads) {
        links.push({ name, leads });
      }
    }
    return new FolderFiles(root, names.sort(), links);
  }

  /** All names in their order, or those that match. */
  names(pattern?: RegExp): string[] {
    return this.#names.filter(it => !pattern || pattern.test(it));
  }

  has(name: string): boolean {
    return this.#known.has(name);
  }

  /** Whether anything is below a folder of this name. */
  hasFolder(name: string): boolean {
    const prefix = `${name.replace(/\/$/, '')}/`;
    return this.#names.some(it => it.startsWith(prefix));
  }

  async text(name: string): Promise<string> {
    const text =
      this.#texts.get(name) ?? readFile(join(this.#root, name), 'utf8');
    this.#texts.set(name, text);
    return text;
  }
}

async function whereLeads(
  root: string,
  path: string,
): Promise<FolderLink['leads'] | 'file'> {
  const isInside = await isInFolder(root, path);
  if (!isInside) {
    return isInside === undefined ? 'nowhere' : 'outside';
  }
  return (await stat(path)).isFile() ? 'file' : 'folder';
}

import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const IGNORED = /(^|\/)(\.git|node_modules|\.terraform|\.DS_Store)(\/|$)/;

/** The files of a module folder, by their paths within it with `/` between the parts. */
export class FolderFiles {
  readonly #root: string;
  readonly #names: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly #texts = new Map<string, Promise<string>>();

  private constructor(root: string, names: string[]) {
    this.#root = root;
    this.#names = names;
    this.#known = new Set(names);
  }

  /** A folder that is not there has no files. */
  static async open(root: string): Promise<FolderFiles> {
    const entries = await readdir(root, {
      recursive: true,
      withFileTypes: true,
    }).catch(() => []);
    const names = entries
      .filter(it => it.isFile())
      .map(it => relative(root, join(it.parentPath, it.name)))
      .map(it => it.replaceAll(sep, '/'))
      .filter(it => !IGNORED.test(it))
      .sort();
    return new FolderFiles(root, names);
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

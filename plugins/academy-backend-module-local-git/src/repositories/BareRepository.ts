import { runGit } from './runGit';

/** A branch, tag or commit; nothing that git could take for an option or a range. */
const REF = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/;

/** One repository on disk. Paths and refs come from URLs: what cannot be one is answered as not there. */
export class BareRepository {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** The commit that a ref names; undefined where there is none. */
  async resolve(ref: string): Promise<string | undefined> {
    if (!REF.test(ref) || ref.includes('..')) {
      return undefined;
    }
    const sha = await this.#tryGit(
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${ref}^{commit}`,
    );
    return sha?.toString().trim();
  }

  /** The bytes of a file in a commit; undefined where there is none. */
  async readFile(commit: string, path: string): Promise<Buffer | undefined> {
    return this.#tryGit('cat-file', 'blob', `${commit}:${path}`);
  }

  /** The paths of all files of a commit. */
  async listFiles(commit: string): Promise<string[]> {
    const output = await runGit(
      '--git-dir',
      this.#directory,
      'ls-tree',
      '-r',
      '-z',
      '--name-only',
      commit,
    );
    return output.toString().split('\0').filter(Boolean);
  }

  /** A `.tar.gz` of a commit, within one folder. */
  async archive(commit: string, folder: string): Promise<Buffer> {
    return runGit(
      '--git-dir',
      this.#directory,
      'archive',
      '--format=tar.gz',
      `--prefix=${folder}/`,
      commit,
    );
  }

  async #tryGit(...args: string[]): Promise<Buffer | undefined> {
    try {
      return await runGit('--git-dir', this.#directory, ...args);
    } catch (error) {
      // A number is git's own "no"; anything else (git is not there, too much output) is a fault.
      if (typeof (error as { code?: unknown }).code === 'number') {
        return undefined;
      }
      throw error;
    }
  }
}

import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { BareRepository } from './BareRepository';
import { isRepositoryNamePart, RepositoryName } from './RepositoryName';
import { runGit } from './runGit';

const MAX_PUSH_BYTES = 50 * 1024 * 1024;

/** All repositories of the host: `<root>/<organization>/<repository>.git`. */
export class BareRepositories {
  /** The folder that git's own server serves. */
  readonly root: string;
  readonly #organizations: ReadonlySet<string>;

  private constructor(root: string, organizations: readonly string[]) {
    this.root = root;
    this.#organizations = new Set(organizations);
  }

  /** @throws Error where git is not installed or the folder cannot be made. */
  static async create(options: {
    root: string;
    organizations: readonly string[];
  }): Promise<BareRepositories> {
    const { root, organizations } = options;
    await fs.mkdir(root, { recursive: true });
    try {
      await runGit('--version');
    } catch (error) {
      throw new Error(
        `academy.localGit needs git, which cannot be run: ${
          (error as Error).message
        }`,
      );
    }
    return new BareRepositories(root, organizations);
  }

  hasOrganization(organization: string): boolean {
    return this.#organizations.has(organization);
  }

  async find({
    organization,
    repository,
  }: RepositoryName): Promise<BareRepository | undefined> {
    if (
      !this.hasOrganization(organization) ||
      !isRepositoryNamePart(repository)
    ) {
      return undefined;
    }
    const directory = this.#directory({ organization, repository });
    try {
      await fs.access(directory);
      return new BareRepository(directory);
    } catch {
      return undefined;
    }
  }

  /** @throws NotFoundError, InputError or ConflictError, for the answer. */
  async add(name: RepositoryName, description: string): Promise<void> {
    const { organization, repository } = name;
    if (!this.hasOrganization(organization)) {
      throw new NotFoundError(`There is no organization '${organization}'`);
    }
    if (!isRepositoryNamePart(repository)) {
      throw new InputError(
        `'${repository}' cannot be the name of a repository: expected letters, digits, dots, dashes and underscores, at most 64, starting with a letter or digit`,
      );
    }
    // Made aside and moved, so that of two requests one wins and nobody sees half a repository.
    const aside = path.join(this.root, organization, `.new-${randomUUID()}`);
    await fs.mkdir(path.dirname(aside), { recursive: true });
    try {
      await runGit('init', '--bare', '--quiet', '--initial-branch=main', aside);
      await fs.writeFile(path.join(aside, 'description'), description);
      await runGit('--git-dir', aside, 'config', 'http.receivepack', 'true');
      await runGit(
        '--git-dir',
        aside,
        'config',
        'receive.maxInputSize',
        String(MAX_PUSH_BYTES),
      );
      await fs.rename(aside, this.#directory(name));
    } catch (error) {
      await fs.rm(aside, { recursive: true, force: true });
      const { code } = error as { code?: string };
      if (code === 'ENOTEMPTY' || code === 'EEXIST') {
        throw new ConflictError(
          'The repository with the same name already exists.',
        );
      }
      throw error;
    }
  }

  #directory({ organization, repository }: RepositoryName): string {
    return path.join(this.root, organization, `${repository}.git`);
  }
}

import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import path from 'node:path';
import { isRepositoryNamePart } from './repositories/RepositoryName';

/** Where the host is mounted, under the backend's own address. */
export const LOCAL_GIT_PATH = '/git';

/** What the host needs to know. */
export interface LocalGitOptions {
  /** Absolute folder. */
  root: string;
  organizations: string[];
  /** E.g. `http://localhost:7007/git`. */
  baseUrl: string;
  /** E.g. `localhost:7007`. */
  host: string;
  /** The account of the integration, which may do everything. */
  account: { username: string; password: string };
}

/**
 * Reads `academy.localGit`; undefined where it is not enabled.
 *
 * @throws Error where it must not run here, or where no integration gives it an account.
 */
export function readLocalGitConfig(
  config: Config,
  nodeEnv: string | undefined,
): LocalGitOptions | undefined {
  const own = config.getOptionalConfig('academy.localGit');
  if (!own?.getOptionalBoolean('enabled')) {
    return undefined;
  }
  if (
    nodeEnv === 'production' &&
    !own.getOptionalBoolean('allowInProduction')
  ) {
    throw new Error(
      'academy.localGit is enabled and NODE_ENV is production. The embedded git host is for one machine: publish to GitHub, GitLab or Gitea instead, or set academy.localGit.allowInProduction to true if this is a demo.',
    );
  }
  const organizations = own.getOptionalStringArray('organizations') ?? [
    'learners',
  ];
  const unfit = organizations.find(name => !isRepositoryNamePart(name));
  if (unfit !== undefined) {
    throw new Error(
      `academy.localGit.organizations holds '${unfit}', expected letters, digits, dots, dashes and underscores, at most 64, starting with a letter or digit`,
    );
  }
  return {
    root: path.resolve(own.getString('root')),
    organizations,
    ...readAccount(config),
  };
}

function readAccount(config: Config) {
  const baseUrl = `${config
    .getString('backend.baseUrl')
    .replace(/\/+$/, '')}${LOCAL_GIT_PATH}`;
  const { host } = new URL(baseUrl);
  const integration = ScmIntegrations.fromConfig(config)
    .gitea.list()
    .find(it => it.config.baseUrl === baseUrl);
  const { username, password } = integration?.config ?? {};
  if (!integration || !username || !password) {
    throw new Error(
      `academy.localGit is enabled and integrations.gitea has no entry with baseUrl ${baseUrl}, host ${host}, a username and a password. Add it: publish:gitea pushes with that account.`,
    );
  }
  return { baseUrl, host, account: { username, password } };
}

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { academyGitHostExtensionPoint } from '@gpu-academy/backstage-plugin-academy-node';
import { Access } from './access/Access';
import { RepositoryPasswords } from './access/RepositoryPasswords';
import { createRouter } from './http/createRouter';
import { LOCAL_GIT_PATH, readLocalGitConfig } from './readLocalGitConfig';
import { BareRepositories } from './repositories/BareRepositories';
import { parseCloneUrl } from './repositories/parseCloneUrl';
import { workspaceIdOf } from './repositories/workspaceIdOf';

/**
 * Serves git repositories at `/git` of the backend itself, where `academy.localGit.enabled` is true.
 *
 * @public
 */
export const academyModuleLocalGit = createBackendModule({
  pluginId: 'academy',
  moduleId: 'local-git',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        gitHosts: academyGitHostExtensionPoint,
        rootHttpRouter: coreServices.rootHttpRouter,
      },
      async init({ config, logger, gitHosts, rootHttpRouter }) {
        const options = readLocalGitConfig(config, process.env.NODE_ENV);
        if (!options) {
          return;
        }
        const { root, organizations, baseUrl, host, account } = options;
        const repositories = await BareRepositories.create({
          root,
          organizations,
        });
        const passwords = await RepositoryPasswords.create({ root });
        const access = new Access({ account, passwords });

        rootHttpRouter.use(
          LOCAL_GIT_PATH,
          createRouter({ repositories, access, baseUrl, logger }),
        );
        gitHosts.addCloneCredentialsProvider({
          host,
          // What a learner registered as clone URL proves nothing: the repository itself says whose it is.
          async getCloneCredentials(cloneUrl, { workspaceId }) {
            const name = parseCloneUrl(cloneUrl, baseUrl);
            const repository = name && (await repositories.find(name));
            return repository &&
              (await workspaceIdOf(repository)) === workspaceId
              ? passwords.credentialsOf(name)
              : undefined;
          },
        });
        logger.info(`Git host for this machine alone at ${baseUrl}`);
      },
    });
  },
});

import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { RouterOptions } from './createRouter';
import { serveGit } from './serveGit';

/** `git clone` and `git push`, both with credentials. */
export function createSmartHttpRouter(options: RouterOptions): Router {
  const { access, logger, repositories } = options;
  const router = PromiseRouter();

  router.all(
    '/:organization/:repository.git/:service(info/refs|git-upload-pack|git-receive-pack)',
    async (req, res) => {
      const { organization, repository } = req.params;
      const name = { organization, repository };
      // Whether it is there is only said to those who may use it.
      if (!access.mayUse(req.headers.authorization, name)) {
        res
          .status(401)
          .set('WWW-Authenticate', 'Basic realm="git"')
          .send(
            'Credentials are needed. The clone command is on the page of your workspace.\n',
          );
        return;
      }
      if (!(await repositories.find(name))) {
        res.status(404).send('There is no such repository.\n');
        return;
      }
      await serveGit(req, res, {
        root: repositories.root,
        path: `/${organization}/${repository}.git/${req.params.service}`,
        logger,
      });
    },
  );

  return router;
}

import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { RepositoryName } from '../repositories/RepositoryName';
import { RouterOptions } from './createRouter';
import { renderFile, renderListing, renderSignIn } from './pages';

const PAGE = '/:organization/:repository/src/branch/:branch';

/**
 * Pages for people: the files of a branch, and each file's text.
 *
 * `publish:gitea` waits for the page of the branch to answer 200, and asks without credentials. So that page says to
 * everybody on this machine that the repository is there; what is in it is only shown with credentials.
 */
export function createPagesRouter(options: RouterOptions): Router {
  const { access, repositories } = options;
  const router = PromiseRouter();

  router.get('/:organization/:repository', (req, res) => {
    if (isLetIn(req, res)) {
      res.redirect(
        `${req.baseUrl}${req.path.replace(/\/$/, '')}/src/branch/main`,
      );
    }
  });

  router.get(PAGE, async (req, res, next) => {
    const { organization, repository, branch } = req.params;
    const found = await find({ organization, repository }, branch);
    if (!found) {
      next();
      return;
    }
    const page = { organization, repository, branch, base: options.baseUrl };
    if (
      !access.mayUse(req.headers.authorization, { organization, repository })
    ) {
      res.send(renderSignIn(page));
      return;
    }
    const files = await found.repository.listFiles(found.commit);
    const readme = files.includes('README.md')
      ? await found.repository.readFile(found.commit, 'README.md')
      : undefined;
    res.send(renderListing(page, files, readme?.toString()));
  });

  router.get(`${PAGE}/:path(*)`, async (req, res, next) => {
    if (!isLetIn(req, res)) {
      return;
    }
    const { organization, repository, branch, path } = req.params;
    const found = await find({ organization, repository }, branch);
    const file = await found?.repository.readFile(found.commit, path);
    if (!file) {
      next();
      return;
    }
    const page = { organization, repository, branch, base: options.baseUrl };
    res.send(renderFile(page, path, file.toString()));
  });

  function isLetIn(req: Request<any>, res: Response) {
    const name: RepositoryName = req.params;
    if (access.mayUse(req.headers.authorization, name)) {
      return true;
    }
    res
      .status(401)
      .set('WWW-Authenticate', 'Basic realm="git"')
      .send(
        'Credentials are needed. The clone command on the page of your workspace has them.',
      );
    return false;
  }

  async function find(name: RepositoryName, branch: string) {
    const repository = await repositories.find(name);
    const commit = await repository?.resolve(`refs/heads/${branch}`);
    return repository && commit ? { repository, commit } : undefined;
  }

  return router;
}

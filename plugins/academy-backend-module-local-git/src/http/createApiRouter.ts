import { NotFoundError } from '@backstage/errors';
import express, { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { RouterOptions } from './createRouter';

/*
 * The part of Gitea's REST API (https://docs.gitea.com/api/1.24) that Backstage calls:
 *
 * - publish:gitea: the organization and a new repository in it;
 * - GiteaUrlReader: a file, the newest commit, an archive.
 */

/** Routes under `/api/v1`, for the account of the integration alone. */
export function createApiRouter(options: RouterOptions): Router {
  const { access, repositories } = options;
  const router = PromiseRouter();

  router.use((req, res, next) => {
    if (!access.isAccount(req.headers.authorization)) {
      res
        .status(401)
        .set('WWW-Authenticate', 'Basic realm="git"')
        .json({ message: 'The credentials of the integration are needed.' });
      return;
    }
    next();
  });

  router.get('/orgs/:organization', (req, res) => {
    const { organization } = req.params;
    if (!repositories.hasOrganization(organization)) {
      throw new NotFoundError(`There is no organization '${organization}'`);
    }
    res.json({ username: organization });
  });

  router.post('/orgs/:organization/repos', express.json(), async (req, res) => {
    const { organization } = req.params;
    const { name, description } = req.body ?? {};
    await repositories.add(
      { organization, repository: String(name ?? '') },
      String(description ?? ''),
    );
    res.status(201).json({ name, full_name: `${organization}/${name}` });
  });

  router.get(
    '/repos/:organization/:repository/contents/:path(*)',
    async (req, res) => {
      const { repository, commit } = await find(
        req.params,
        String(req.query.ref ?? 'HEAD'),
      );
      const content = await repository.readFile(commit, req.params.path);
      if (!content) {
        throw new NotFoundError(`There is no file '${req.params.path}'`);
      }
      res
        .set('ETag', `"${commit}"`)
        .json({ encoding: 'base64', content: content.toString('base64') });
    },
  );

  router.get(
    '/repos/:organization/:repository/git/commits/:ref(*)',
    async (req, res) => {
      const { commit } = await find(req.params, req.params.ref);
      res.json({ sha: commit });
    },
  );

  router.get(
    '/repos/:organization/:repository/archive/:ref(*).tar.gz',
    async (req, res) => {
      const { repository, commit } = await find(req.params, req.params.ref);
      res
        .type('application/gzip')
        .send(await repository.archive(commit, req.params.repository));
    },
  );

  async function find(params: Record<string, string>, ref: string) {
    const { organization, repository: name } = params;
    const repository = await repositories.find({
      organization,
      repository: name,
    });
    const commit = await repository?.resolve(ref);
    if (!repository || !commit) {
      throw new NotFoundError(
        `There is no '${ref}' in ${organization}/${name}`,
      );
    }
    return { repository, commit };
  }

  return router;
}

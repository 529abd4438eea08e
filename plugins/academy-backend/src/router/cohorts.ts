import { stringifyEntityRef } from '@backstage/catalog-model';
import { CohortQuery } from '@gpu-academy/backstage-plugin-academy-common';
import Router from 'express-promise-router';
import { OVERVIEW_PERMISSIONS } from './curriculum';
import { RouterOptions } from './RouterOptions';

/** Routes of cohorts: many learners beside each other. */
export function createCohortsRouter(options: RouterOptions) {
  const { authorizer, httpAuth, learners, overview } = options;
  const router = Router();

  router.get('/cohorts', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const scope = await authorizer.scopeOf(credentials, OVERVIEW_PERMISSIONS);
    res.json({ items: await learners.listCohorts(scope) });
  });

  router.get('/cohorts/:namespace/:name/learners', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const scope = await authorizer.scopeOf(credentials, OVERVIEW_PERMISSIONS);
    const cohortRef = stringifyEntityRef({ kind: 'Group', ...req.params });
    // the query was validated, and its numbers made numbers, by the OpenAPI middleware
    const query = req.query as CohortQuery;
    res.json(await overview.listCohortLearners(cohortRef, query, scope));
  });

  return router;
}

import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  academyFindingsReadPermission,
  academyProgressReadPermission,
  academySpendReadPermission,
} from '@gpu-academy/backstage-plugin-academy-common';
import Router from 'express-promise-router';
import { RouterOptions } from './RouterOptions';

/** What an overview shows, so what it takes to see one. */
export const OVERVIEW_PERMISSIONS = [
  academyProgressReadPermission,
  academySpendReadPermission,
  academyFindingsReadPermission,
];

/** Routes of curriculum: how a learner stands. */
export function createCurriculumRouter(options: RouterOptions) {
  const { authorizer, httpAuth, overview } = options;
  const router = Router();

  router.get('/learners/:namespace/:name/overview', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const learnerRef = stringifyEntityRef({ kind: 'User', ...req.params });
    await authorizer.assertAllowed(
      credentials,
      OVERVIEW_PERMISSIONS,
      learnerRef,
    );
    res.json(await overview.getOverview(learnerRef));
  });

  return router;
}

import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  academyFindingsReadPermission,
  FindingsQuery,
} from '@gpu-academy/backstage-plugin-academy-common';
import Router from 'express-promise-router';
import { RouterOptions } from './RouterOptions';

/** Routes of findings. */
export function createFindingsRouter(options: RouterOptions) {
  const { authorizer, findings, httpAuth } = options;
  const router = Router();

  router.get('/learners/:namespace/:name/findings', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const learnerRef = stringifyEntityRef({ kind: 'User', ...req.params });
    await authorizer.assertAllowed(
      credentials,
      [academyFindingsReadPermission],
      learnerRef,
    );
    // the query was validated, and its lists made lists, by the OpenAPI middleware
    res.json(await findings.list(learnerRef, req.query as FindingsQuery));
  });

  return router;
}

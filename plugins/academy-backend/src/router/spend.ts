import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  academyIngestReadPermission,
  academySpendReadPermission,
  CloudProvider,
} from '@gpu-academy/backstage-plugin-academy-common';
import Router from 'express-promise-router';
import { assertPermitted } from './assertPermitted';
import { dayInterval } from './dayInterval';
import { RouterOptions } from './RouterOptions';

/** Routes of spend: what labs cost, and would cost. */
export function createSpendRouter(options: RouterOptions) {
  const { authorizer, estimator, httpAuth, spend } = options;
  const router = Router();

  router.get('/learners/:namespace/:name/daily-cost', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const learnerRef = stringifyEntityRef({ kind: 'User', ...req.params });
    await authorizer.assertAllowed(
      credentials,
      [academySpendReadPermission],
      learnerRef,
    );
    res.json(await spend.dailyCost(learnerRef, dayInterval(req.query)));
  });

  router.get('/price-book', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user', 'service'] });
    const query = req.query as { provider?: CloudProvider; region?: string };
    res.json({ items: estimator.priceBook(query) });
  });

  router.post('/estimates', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user', 'service'] });
    res.json(estimator.estimate(req.body));
  });

  router.get('/unattributed-spend', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    await assertPermitted(options, credentials, academyIngestReadPermission);
    res.json({ items: await spend.unattributed(dayInterval(req.query)) });
  });

  return router;
}

import { NotFoundError } from '@backstage/errors';
import Router from 'express-promise-router';
import { RouterOptions } from './RouterOptions';

const FOREVER = 'public, max-age=31536000, immutable';

/** Routes of the simulator: fetched by repositories, with no credentials. */
export function createCloudSimRouter({ cloudSim }: RouterOptions) {
  const router = Router();

  router.get('/cloud-sim', async (_req, res) => {
    const { digest, url } = await cloudSim.getBundle();
    res.set('Cache-Control', 'no-cache').json({ digest, url });
  });

  router.get('/cloud-sim/:digest/cloud-sim.mjs', async (req, res) => {
    const { digest } = req.params;
    const content = await cloudSim.findContent(digest);
    if (!content) {
      const current = await cloudSim.getBundle();
      throw new NotFoundError(
        `This portal never served the simulator ${digest}; it serves ${current.digest}: put that digest and its address into lab.yaml`,
      );
    }
    res
      .set('Cache-Control', FOREVER)
      .set('ETag', `"${digest}"`)
      .type('text/javascript')
      .send(content);
  });

  return router;
}

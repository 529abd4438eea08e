import {
  academyIngestReadPermission,
  academyIngestRunPermission,
  IngestKind,
  IngestRunsQuery,
} from '@gpu-academy/backstage-plugin-academy-common';
import Router from 'express-promise-router';
import { assertPermitted } from './assertPermitted';
import { audited } from './audited';
import { RouterOptions } from './RouterOptions';

/** Routes of ingest: what was read, of which source, with what result. */
export function createIngestRouter(options: RouterOptions) {
  const { auditor, findings, httpAuth, ingestRuns, spend } = options;
  const router = Router();

  router.get('/ingest-runs', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    await assertPermitted(options, credentials, academyIngestReadPermission);
    res.json(await ingestRuns.list(req.query as IngestRunsQuery));
  });

  router.post('/ingest-runs', async (req, res) => {
    const { kind } = req.body as { kind: IngestKind };
    await audited(
      auditor,
      {
        eventId: 'ingest-run',
        severityLevel: 'medium',
        request: req,
        meta: { actionType: 'start', kind },
      },
      async () => {
        const credentials = await httpAuth.credentials(req, {
          allow: ['user', 'service'],
        });
        await assertPermitted(options, credentials, academyIngestRunPermission);
        await (kind === 'spend' ? spend : findings).ingest();
      },
    );
    res.status(204).end();
  });

  return router;
}

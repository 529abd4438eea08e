import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { spec } from '../schema/openapi.generated';
import { createCloudSimRouter } from './cloudSim';
import { createCohortsRouter } from './cohorts';
import { createCurriculumRouter } from './curriculum';
import {
  createEvidenceRouter,
  EVIDENCE_PATH,
  evidenceBodyParser,
} from './evidence';
import { createFindingsRouter } from './findings';
import { createIngestRouter } from './ingest';
import { createLabsRouter } from './labs';
import { RouterOptions } from './RouterOptions';
import { createSpendRouter } from './spend';

/** The HTTP API of the plugin; requests are held against `openapi.yaml` before a handler sees them. */
export function createRouter(options: RouterOptions): Router {
  const validated = createValidatedOpenApiRouter(spec, {
    // who the caller is, is httpAuth's to say
    validatorOptions: { validateSecurity: false },
  }) as unknown as Router;

  validated.get('/health', (_req, res) => {
    res.json({ status: 'ok' });
  });
  validated.use(createCurriculumRouter(options));
  validated.use(createCohortsRouter(options));
  validated.use(createLabsRouter(options));
  validated.use(createEvidenceRouter(options));
  validated.use(createCloudSimRouter(options));
  validated.use(createSpendRouter(options));
  validated.use(createFindingsRouter(options));
  validated.use(createIngestRouter(options));

  // Outside, because whatever goes wrong before its validation the validated router calls bad input.
  const router = PromiseRouter();
  // before the one that comes with validation, which serves it as OpenAPI 3.0
  router.get('/openapi.json', (req, res) => {
    res.json({ ...spec, servers: [{ url: req.baseUrl }] });
  });
  router.post(EVIDENCE_PATH, evidenceBodyParser(options));
  router.use(validated);
  return router;
}

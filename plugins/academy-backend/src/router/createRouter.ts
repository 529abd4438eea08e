import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import express, { RequestHandler, Router } from 'express';
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
  const router = createValidatedOpenApiRouter(spec, {
    middleware: [bodyParser(options)],
    // who the caller is, is httpAuth's to say
    validatorOptions: { validateSecurity: false },
  }) as unknown as Router;

  router.get('/health', (_req, res) => {
    res.json({ status: 'ok' });
  });
  router.use(createCurriculumRouter(options));
  router.use(createCohortsRouter(options));
  router.use(createLabsRouter(options));
  router.use(createEvidenceRouter(options));
  router.use(createCloudSimRouter(options));
  router.use(createSpendRouter(options));
  router.use(createFindingsRouter(options));
  router.use(createIngestRouter(options));
  return router;
}

function bodyParser(options: RouterOptions): RequestHandler {
  const parseEvidence = evidenceBodyParser(options);
  const parseJson = express.json();
  return (req, res, next) =>
    (req.path === EVIDENCE_PATH ? parseEvidence : parseJson)(req, res, next);
}

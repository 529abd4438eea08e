import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { gradeBundle } from '@gpu-academy/labs';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import express, { Router } from 'express';

/** Accepted by {@link createTestAcademy} as an upload token. */
export const UPLOAD_TOKEN = 'upload-token-of-the-test';

/** What a lab costs here; whatever the machine. */
const LIKELY_COST = 3.28;

/**
 * As much of the academy's HTTP API as a template and its repository call, without a database: estimates, plans,
 * the simulator, and evidence that is judged by the real grader.
 */
export function createTestAcademy(options: { cloudSimFile: string }) {
  const registered: unknown[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'academy',
    register(reg) {
      reg.registerInit({
        deps: {
          discovery: coreServices.discovery,
          httpRouter: coreServices.httpRouter,
        },
        async init({ discovery, httpRouter }) {
          const baseUrl = await discovery.getExternalBaseUrl('academy');
          const bundle = await readFile(options.cloudSimFile);
          const router = Router();
          router.use(express.json({ limit: '10mb' }));
          router.post('/estimates', (req, res) => {
            res.json({
              currency: 'USD',
              low: '3.10',
              likely: String(LIKELY_COST),
              high: '3.60',
              withinBudget: LIKELY_COST <= Number(req.body.budget),
              parts: [],
              pricedAt: '2026-01-21',
            });
          });
          router.post('/workspace-plans', (_req, res) => {
            res.json(planOf(baseUrl, bundle));
          });
          router.post('/workspaces', (req, res) => {
            registered.push(req.body);
            res.json(req.body);
          });
          router.get('/cloud-sim/:digest/cloud-sim.mjs', (_req, res) => {
            res.type('text/javascript').send(bundle);
          });
          router.post('/evidence', async (req, res) => {
            if (req.headers.authorization !== `Bearer ${UPLOAD_TOKEN}`) {
              res.status(401).json({ error: { message: 'Unknown token' } });
              return;
            }
            const judged = await gradeBundle(req.body);
            if (!judged.grade) {
              const { message } = judged.refused;
              res.status(400).json({ error: { message } });
              return;
            }
            res.status(201).json({
              ...judged.grade,
              mode: judged.evidence.manifest.mode,
              verification: 'self-reported',
            });
          });
          httpRouter.use(router);
          httpRouter.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
        },
      });
    },
  });
  return { plugin, registered };
}

function planOf(baseUrl: string, bundle: Buffer) {
  const digest = createHash('sha256').update(bundle).digest('hex');
  return {
    workspaceId: '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071',
    learnerRef: 'user:default/mock',
    learnerName: 'mock',
    moduleId: 'mod-102',
    scopeId: '000000000042',
    expiresAt: new Date(Date.now() + 7 * 24 * 3_600_000).toISOString(),
    portalUrl: new URL(baseUrl).origin,
    cloudSim: {
      digest: `sha256:${digest}`,
      url: `${baseUrl}/cloud-sim/sha256:${digest}/cloud-sim.mjs`,
    },
  };
}

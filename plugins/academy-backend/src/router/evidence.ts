import { AuthenticationError, InputError } from '@backstage/errors';
import { EvidenceBundle } from '@gpu-academy/backstage-plugin-academy-common';
import express, { Request, RequestHandler } from 'express';
import Router from 'express-promise-router';
import { audited } from './audited';
import { RouterOptions } from './RouterOptions';

export const EVIDENCE_PATH = '/evidence';

/** The workspace whose upload token came with a request. */
const workspaces = new WeakMap<Request, string>();

/**
 * Where `make submit` posts to. It has no Backstage credentials: an upload token says which workspace it is for.
 *
 * The token is looked at before a byte of the body is, so that a stranger cannot make the portal read megabytes.
 */
export function createEvidenceRouter(options: RouterOptions) {
  const { auditor, evidence } = options;
  const router = Router();

  router.post(EVIDENCE_PATH, async (req, res) => {
    const workspaceId = workspaceOf(req);
    const { attempt, isNew } = await audited(
      auditor,
      {
        // without the request, whose credentials are none that the auditor can resolve
        eventId: 'evidence-submit',
        severityLevel: 'medium',
        meta: { actionType: 'submit', workspaceId },
      },
      () => evidence.submit(workspaceId, req.body as EvidenceBundle),
    );
    res.status(isNew ? 201 : 200).json(attempt);
  });

  return router;
}

/** Redeems the upload token, then reads the body; runs before the body is validated. */
export function evidenceBodyParser(options: RouterOptions): RequestHandler {
  const { uploadTokens, maxEvidenceBytes } = options;
  const parseJson = express.json({ limit: maxEvidenceBytes });

  return async (req, res, next) => {
    try {
      const token = /^Bearer (\S+)$/i.exec(req.get('authorization') ?? '')?.[1];
      const workspaceId = token && (await uploadTokens.redeem(token));
      if (!workspaceId) {
        throw new AuthenticationError(
          "The upload token is missing, unknown or has run out: take a new one from the workspace's page",
        );
      }
      workspaces.set(req, workspaceId);
    } catch (error) {
      next(error);
      return;
    }
    parseJson(req, res, (error?: unknown) => next(error && explain(error)));
  };

  function explain(error: unknown) {
    const { type } = error as { type?: string };
    return type === 'entity.parse.failed'
      ? new InputError(
          `The body is not JSON (${
            (error as Error).message
          }): submit with \`make submit\``,
        )
      : error;
  }
}

function workspaceOf(req: Request): string {
  const workspaceId = workspaces.get(req);
  if (!workspaceId) {
    throw new AuthenticationError('The upload token is missing');
  }
  return workspaceId;
}

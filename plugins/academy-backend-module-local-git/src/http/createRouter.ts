import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { ErrorRequestHandler, Router } from 'express';
import { Access } from '../access/Access';
import { BareRepositories } from '../repositories/BareRepositories';
import { createApiRouter } from './createApiRouter';
import { createPagesRouter } from './createPagesRouter';
import { createSmartHttpRouter } from './createSmartHttpRouter';
import { refuseRemotePeers } from './refuseRemotePeers';

/** What the routes of the host stand on. */
export interface RouterOptions {
  repositories: BareRepositories;
  access: Access;
  /** E.g. `http://localhost:7007/git`. */
  baseUrl: string;
  logger: LoggerService;
}

/** The whole host: Gitea's REST API as far as Backstage calls it, git itself, and pages for people. */
export function createRouter(options: RouterOptions): Router {
  const router = Router();
  router.use(refuseRemotePeers());
  router.use('/api/v1', createApiRouter(options));
  router.use(createSmartHttpRouter(options));
  router.use(createPagesRouter(options));
  router.use((_req, res) => {
    res.status(404).json({ message: 'Not found' });
  });
  router.use(answerError(options.logger));
  return router;
}

const STATUS: Partial<Record<string, number>> = {
  ConflictError: 409,
  InputError: 422,
  NotFoundError: 404,
};

// Gitea's shape of an error, which is what publish:gitea shows to the person at the form.
function answerError(logger: LoggerService): ErrorRequestHandler {
  return (thrown, req, res, next) => {
    if (res.headersSent) {
      next(thrown);
      return;
    }
    const error = toError(thrown);
    const status = STATUS[error.name] ?? (thrown as { status?: number }).status;
    if (!status) {
      logger.error(`${req.method} ${req.originalUrl} failed`, error);
    }
    res
      .status(status ?? 500)
      .json({ message: status ? error.message : 'Internal error' });
  };
}

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  academyProgressReadPermission,
  academyWorkspaceUsePermission,
  Workspace,
} from '@gpu-academy/backstage-plugin-academy-common';
import Router from 'express-promise-router';
import { LearnerPermission } from '../permissions';
import { audited } from './audited';
import { callerRef } from './callerRef';
import { RouterOptions } from './RouterOptions';

/** Routes of labs: workspaces and what may be done with them. */
export function createLabsRouter(options: RouterOptions) {
  const { auditor, authorizer, httpAuth, workspaces } = options;
  const router = Router();

  /** A workspace whose learner the caller has the permission for. To anybody else it is not there. */
  async function findWorkspace(
    id: string,
    permission: LearnerPermission,
    credentials: BackstageCredentials,
  ): Promise<Workspace> {
    const workspace = await workspaces.getWorkspace(id);
    const notFound = new NotFoundError(
      `There is no workspace '${id}', or you may not know of it`,
    );
    if (!workspace) {
      throw notFound;
    }
    await authorizer.assertAllowed(
      credentials,
      [permission],
      workspace.learnerRef,
      notFound,
    );
    return workspace;
  }

  router.post('/workspace-plans', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const learnerRef = callerRef(credentials);
    await authorizer.assertAllowed(
      credentials,
      [academyWorkspaceUsePermission],
      learnerRef,
    );
    res.json(await options.workspaceService.plan(learnerRef, req.body));
  });

  router.post('/workspaces', async (req, res) => {
    const { workspace, isNew } = await audited(
      auditor,
      {
        eventId: 'workspace-mutate',
        severityLevel: 'medium',
        request: req,
        meta: { actionType: 'register', workspaceId: req.body.id },
      },
      async () => {
        const credentials = await httpAuth.credentials(req, {
          allow: ['user'],
        });
        const learnerRef = callerRef(credentials);
        await authorizer.assertAllowed(
          credentials,
          [academyWorkspaceUsePermission],
          learnerRef,
        );
        return options.workspaceService.register(learnerRef, req.body);
      },
    );
    res.status(isNew ? 201 : 200).json(workspace);
  });

  router.get('/workspaces/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    res.json(
      await findWorkspace(
        req.params.id,
        academyProgressReadPermission,
        credentials,
      ),
    );
  });

  router.post('/workspaces/:id/upload-tokens', async (req, res) => {
    const { id } = req.params;
    const token = await audited(
      auditor,
      {
        eventId: 'upload-token-mutate',
        severityLevel: 'medium',
        request: req,
        meta: { actionType: 'issue', workspaceId: id },
      },
      async () => {
        const credentials = await httpAuth.credentials(req, {
          allow: ['user'],
        });
        await findWorkspace(id, academyWorkspaceUsePermission, credentials);
        return options.uploadTokens.issue(id);
      },
    );
    res.status(201).set('Cache-Control', 'no-store').json(token);
  });

  router.get('/workspaces/:id/clone', async (req, res) => {
    const { id } = req.params;
    // audited like a write, because it may hand out a password
    const command = await audited(
      auditor,
      {
        eventId: 'clone-instructions-fetch',
        severityLevel: 'medium',
        request: req,
        meta: { queryType: 'by-workspace', workspaceId: id },
      },
      async () => {
        const credentials = await httpAuth.credentials(req, {
          allow: ['user'],
        });
        const workspace = await findWorkspace(
          id,
          academyWorkspaceUsePermission,
          credentials,
        );
        return options.cloneCredentials.cloneCommand(workspace);
      },
    );
    res.set('Cache-Control', 'no-store').json({ command });
  });

  router.get('/attempts/:id', async (req, res) => {
    const { id } = req.params;
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const notFound = new NotFoundError(
      `There is no attempt '${id}', or you may not know of it`,
    );
    const attempt = await workspaces.getAttempt(id);
    const workspace =
      attempt && (await workspaces.getWorkspace(attempt.workspaceId));
    if (!workspace) {
      throw notFound;
    }
    await authorizer.assertAllowed(
      credentials,
      [academyProgressReadPermission],
      workspace.learnerRef,
      notFound,
    );
    res.json(attempt);
  });

  router.get('/workspace-entities', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['service'] });
    res.json({ items: await workspaces.listWorkspaces() });
  });

  return router;
}

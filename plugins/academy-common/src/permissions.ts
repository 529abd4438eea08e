import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of a learner, for conditional decisions. @public */
export const RESOURCE_TYPE_ACADEMY_LEARNER = 'academy-learner';

/** Read a learner's progress, workspaces and attempts. @public */
export const academyProgressReadPermission = createPermission({
  name: 'academy.curriculum.progress.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ACADEMY_LEARNER,
});

/** Read a learner's daily cost. @public */
export const academySpendReadPermission = createPermission({
  name: 'academy.spend.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ACADEMY_LEARNER,
});

/** Read a learner's findings. @public */
export const academyFindingsReadPermission = createPermission({
  name: 'academy.findings.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ACADEMY_LEARNER,
});

/** Act for a learner in their workspaces: register one, get a clone command or an upload token. @public */
export const academyWorkspaceUsePermission = createPermission({
  name: 'academy.labs.workspace.use',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ACADEMY_LEARNER,
});

/** Read ingest runs and what could not be attributed. @public */
export const academyIngestReadPermission = createPermission({
  name: 'academy.ingest.read',
  attributes: { action: 'read' },
});

/** Start an ingest. @public */
export const academyIngestRunPermission = createPermission({
  name: 'academy.ingest.run',
  attributes: { action: 'update' },
});

/** Permissions that are decided for one learner at a time. @public */
export const academyLearnerPermissions = [
  academyProgressReadPermission,
  academySpendReadPermission,
  academyFindingsReadPermission,
  academyWorkspaceUsePermission,
];

/** All of them. @public */
export const academyPermissions = [
  ...academyLearnerPermissions,
  academyIngestReadPermission,
  academyIngestRunPermission,
];

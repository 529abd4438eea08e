/*
 * For roles of Google's own that open ways, roles of Google's own that let one look at the same things and change nothing of
 * who may do what: https://cloud.google.com/iam/docs/roles-permissions. Of what they hold no more is known than that it is none
 * of what rules ask for; nobody has to write a role to use them.
 */
export const SMALLER_GCP_ROLES: ReadonlyMap<string, string> = new Map([
  ['roles/owner', 'roles/viewer'],
  ['roles/editor', 'roles/viewer'],
  ['roles/iam.serviceAccountKeyAdmin', 'roles/iam.serviceAccountViewer'],
  ['roles/iam.serviceAccountAdmin', 'roles/iam.serviceAccountViewer'],
  ['roles/iam.roleAdmin', 'roles/iam.roleViewer'],
  ['roles/iam.organizationRoleAdmin', 'roles/iam.organizationRoleViewer'],
  ['roles/iam.securityAdmin', 'roles/browser'],
  ['roles/resourcemanager.projectIamAdmin', 'roles/browser'],
  ['roles/resourcemanager.folderIamAdmin', 'roles/browser'],
  [
    'roles/resourcemanager.organizationAdmin',
    'roles/resourcemanager.organizationViewer',
  ],
  ['roles/orgpolicy.policyAdmin', 'roles/orgpolicy.policyViewer'],
  ['roles/storage.hmacKeyAdmin', 'roles/storage.objectViewer'],
  ['roles/cloudbuild.builds.editor', 'roles/cloudbuild.builds.viewer'],
  ['roles/deploymentmanager.editor', 'roles/deploymentmanager.viewer'],
  ['roles/serviceusage.apiKeysAdmin', 'roles/serviceusage.serviceUsageViewer'],
  ['roles/serviceusage.apiKeysViewer', 'roles/serviceusage.serviceUsageViewer'],
  ['roles/compute.admin', 'roles/compute.viewer'],
  ['roles/compute.instanceAdmin.v1', 'roles/compute.viewer'],
  ['roles/run.admin', 'roles/run.viewer'],
  ['roles/run.developer', 'roles/run.viewer'],
  ['roles/cloudfunctions.admin', 'roles/cloudfunctions.viewer'],
  ['roles/cloudfunctions.developer', 'roles/cloudfunctions.viewer'],
  ['roles/cloudscheduler.admin', 'roles/cloudscheduler.viewer'],
  ['roles/workflows.admin', 'roles/workflows.viewer'],
  ['roles/workflows.editor', 'roles/workflows.viewer'],
  ['roles/dataflow.developer', 'roles/dataflow.viewer'],
  ['roles/dataproc.admin', 'roles/dataproc.viewer'],
  ['roles/dataproc.editor', 'roles/dataproc.viewer'],
  ['roles/notebooks.admin', 'roles/notebooks.viewer'],
  ['roles/secretmanager.admin', 'roles/secretmanager.viewer'],
  ['roles/secretmanager.secretAccessor', 'roles/secretmanager.viewer'],
]);

/** Roles that are meant to be given on one service account. */
export const SERVICE_ACCOUNT_ROLES: ReadonlySet<string> = new Set([
  'roles/iam.serviceAccountUser',
  'roles/iam.serviceAccountTokenCreator',
  'roles/iam.workloadIdentityUser',
]);

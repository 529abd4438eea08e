/*
 * What well-known predefined roles hold of the permissions that rules ask for, by Google's reference of roles
 * (https://cloud.google.com/iam/docs/roles-permissions). Of other roles, and of custom ones, the definition
 * is asked for: `gcloud iam roles describe <role> --format=json`.
 */

const ALL_POLICIES = [
  'resourcemanager.projects.setIamPolicy',
  'resourcemanager.folders.setIamPolicy',
  'resourcemanager.organizations.setIamPolicy',
];

const MACHINES = [
  'compute.disks.create',
  'compute.instances.create',
  'compute.instances.setMetadata',
  'compute.instances.setServiceAccount',
  'compute.subnetworks.use',
  'compute.subnetworks.useExternalIp',
];

const SERVICES = [
  'run.jobs.create',
  'run.jobs.run',
  'run.routes.invoke',
  'run.services.create',
];

const FUNCTIONS = [
  'cloudfunctions.functions.call',
  'cloudfunctions.functions.create',
  'cloudfunctions.functions.sourceCodeSet',
  'cloudfunctions.functions.update',
];

const WORKFLOWS = ['workflows.executions.create', 'workflows.workflows.create'];

const CLUSTERS = ['dataproc.clusters.create', 'dataproc.jobs.create'];

/** Permissions by role. Basic roles are not among them: they are judged as a whole. */
export const KNOWN_ROLES: ReadonlyMap<string, readonly string[]> = new Map([
  ['roles/viewer', []],
  ['roles/browser', []],
  ['roles/iam.serviceAccountUser', ['iam.serviceAccounts.actAs']],
  [
    'roles/iam.serviceAccountTokenCreator',
    [
      'iam.serviceAccounts.getAccessToken',
      'iam.serviceAccounts.implicitDelegation',
      'iam.serviceAccounts.signBlob',
      'iam.serviceAccounts.signJwt',
    ],
  ],
  ['roles/iam.workloadIdentityUser', ['iam.serviceAccounts.getAccessToken']],
  ['roles/iam.serviceAccountKeyAdmin', ['iam.serviceAccountKeys.create']],
  ['roles/iam.serviceAccountAdmin', ['iam.serviceAccounts.setIamPolicy']],
  ['roles/iam.roleAdmin', ['iam.roles.update']],
  ['roles/iam.organizationRoleAdmin', ['iam.roles.update']],
  [
    'roles/iam.securityAdmin',
    [...ALL_POLICIES, 'iam.serviceAccounts.setIamPolicy'],
  ],
  [
    'roles/resourcemanager.projectIamAdmin',
    ['resourcemanager.projects.setIamPolicy'],
  ],
  [
    'roles/resourcemanager.folderIamAdmin',
    ['resourcemanager.folders.setIamPolicy'],
  ],
  ['roles/resourcemanager.organizationAdmin', ALL_POLICIES],
  ['roles/orgpolicy.policyAdmin', ['orgpolicy.policy.set']],
  ['roles/storage.hmacKeyAdmin', ['storage.hmacKeys.create']],
  ['roles/cloudbuild.builds.editor', ['cloudbuild.builds.create']],
  ['roles/deploymentmanager.editor', ['deploymentmanager.deployments.create']],
  [
    'roles/serviceusage.apiKeysAdmin',
    ['serviceusage.apiKeys.create', 'serviceusage.apiKeys.list'],
  ],
  ['roles/serviceusage.apiKeysViewer', ['serviceusage.apiKeys.list']],
  ['roles/compute.admin', MACHINES],
  ['roles/compute.instanceAdmin.v1', MACHINES],
  ['roles/run.admin', [...SERVICES, 'run.services.setIamPolicy']],
  ['roles/run.developer', SERVICES],
  [
    'roles/cloudfunctions.admin',
    [
      ...FUNCTIONS,
      'cloudfunctions.functions.setIamPolicy',
      'run.services.create',
      'run.services.setIamPolicy',
      'run.routes.invoke',
    ],
  ],
  [
    'roles/cloudfunctions.developer',
    [...FUNCTIONS, 'run.services.create', 'run.routes.invoke'],
  ],
  [
    'roles/cloudscheduler.admin',
    ['cloudscheduler.jobs.create', 'cloudscheduler.locations.list'],
  ],
  ['roles/workflows.admin', WORKFLOWS],
  ['roles/workflows.editor', WORKFLOWS],
  [
    'roles/dataflow.developer',
    ['dataflow.jobs.create', 'cloudbuild.builds.create'],
  ],
  ['roles/dataproc.editor', CLUSTERS],
  ['roles/dataproc.admin', CLUSTERS],
  ['roles/composer.admin', ['composer.environments.create']],
  ['roles/notebooks.admin', ['notebooks.instances.create']],
  ['roles/secretmanager.secretAccessor', ['secretmanager.versions.access']],
  ['roles/secretmanager.admin', ['secretmanager.versions.access']],
]);

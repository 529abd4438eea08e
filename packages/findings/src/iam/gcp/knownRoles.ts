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
]);

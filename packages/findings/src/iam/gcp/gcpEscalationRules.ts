import { FindingSeverity } from '../../record';

/*
 * Ways from some permissions of Google Cloud to more, as sets of permissions that suffice together; gathered from the
 * list of Rhino Security Labs (see NOTICE). Permissions are spelled as Google spells them.
 */

/** @public */
export interface GcpEscalationRule {
  /** Stable. */
  id: string;
  severity: FindingSeverity;
  /** What it lets one do. */
  reason: string;
  /** All of them are needed. */
  permissions: readonly string[];
}

const POLICY = 'it can give itself any role there';
const IDENTITY = 'it can act as service accounts';
const SERVICE =
  'it can have a service act as a service account that it chooses';
const AGENT = 'it can have code run as an account of the service';
const KEYS = 'it gets hold of keys';

function rule(
  id: string,
  severity: FindingSeverity,
  reason: string,
  ...permissions: string[]
): GcpEscalationRule {
  return { id, severity, reason, permissions };
}

/** All rules. @public */
export const GCP_ESCALATION_RULES: readonly GcpEscalationRule[] = [
  rule(
    'set-organization-policy',
    'critical',
    POLICY,
    'resourcemanager.organizations.setIamPolicy',
  ),
  rule(
    'set-folder-policy',
    'critical',
    POLICY,
    'resourcemanager.folders.setIamPolicy',
  ),
  rule(
    'set-project-policy',
    'critical',
    POLICY,
    'resourcemanager.projects.setIamPolicy',
  ),
  rule(
    'set-service-account-policy',
    'critical',
    IDENTITY,
    'iam.serviceAccounts.setIamPolicy',
  ),
  rule(
    'update-role',
    'critical',
    'it can put permissions into a role that it has',
    'iam.roles.update',
  ),
  rule(
    'create-service-account-key',
    'critical',
    IDENTITY,
    'iam.serviceAccountKeys.create',
  ),
  rule(
    'get-access-token',
    'critical',
    IDENTITY,
    'iam.serviceAccounts.getAccessToken',
  ),
  rule(
    'implicit-delegation',
    'critical',
    IDENTITY,
    'iam.serviceAccounts.implicitDelegation',
  ),
  rule('sign-blob', 'critical', IDENTITY, 'iam.serviceAccounts.signBlob'),
  rule('sign-jwt', 'critical', IDENTITY, 'iam.serviceAccounts.signJwt'),
  rule(
    'set-organization-constraints',
    'high',
    'it can lift what the organisation forbids',
    'orgpolicy.policy.set',
  ),
  rule(
    'create-hmac-key',
    'high',
    'it can use storage as a service account',
    'storage.hmacKeys.create',
  ),
  rule(
    'create-deployment',
    'high',
    AGENT,
    'deploymentmanager.deployments.create',
  ),
  rule('create-build', 'high', AGENT, 'cloudbuild.builds.create'),
  rule(
    'call-function',
    'high',
    SERVICE,
    'cloudfunctions.functions.create',
    'cloudfunctions.functions.sourceCodeSet',
    'iam.serviceAccounts.actAs',
    'cloudfunctions.functions.call',
  ),
  rule(
    'open-function',
    'high',
    SERVICE,
    'cloudfunctions.functions.create',
    'cloudfunctions.functions.sourceCodeSet',
    'iam.serviceAccounts.actAs',
    'cloudfunctions.functions.setIamPolicy',
  ),
  rule(
    'update-function',
    'high',
    SERVICE,
    'cloudfunctions.functions.sourceCodeSet',
    'cloudfunctions.functions.update',
    'iam.serviceAccounts.actAs',
  ),
  rule(
    'create-instance',
    'high',
    SERVICE,
    'compute.disks.create',
    'compute.instances.create',
    'compute.instances.setMetadata',
    'compute.instances.setServiceAccount',
    'compute.subnetworks.use',
    'compute.subnetworks.useExternalIp',
    'iam.serviceAccounts.actAs',
  ),
  rule(
    'open-run-service',
    'high',
    SERVICE,
    'run.services.create',
    'iam.serviceAccounts.actAs',
    'run.services.setIamPolicy',
  ),
  rule(
    'invoke-run-service',
    'high',
    SERVICE,
    'run.services.create',
    'iam.serviceAccounts.actAs',
    'run.routes.invoke',
  ),
  rule(
    'schedule-request',
    'high',
    SERVICE,
    'cloudscheduler.jobs.create',
    'cloudscheduler.locations.list',
    'iam.serviceAccounts.actAs',
  ),
  rule('create-api-key', 'medium', KEYS, 'serviceusage.apiKeys.create'),
  rule('list-api-keys', 'medium', KEYS, 'serviceusage.apiKeys.list'),
];

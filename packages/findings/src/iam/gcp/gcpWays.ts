import { GCP_ESCALATION_RULES } from './gcpEscalationRules';

/*
 * How one comes to act as a service account, as sets of permissions; gathered from the list of Rhino Security Labs (see
 * NOTICE) and from Google's own pages on what may be attached to a resource
 * (https://cloud.google.com/iam/docs/attach-service-accounts,
 * https://cloud.google.com/iam/docs/service-account-impersonation).
 */

export interface GcpWay {
  /** All of them are needed where the account is, or above. */
  permissions: readonly string[];
  /** What one does with the account, e.g. `get access tokens of`. */
  words: string;
}

export const ACT_AS = 'iam.serviceAccounts.actAs';

/** One permission on the account, on what it is in or above. */
export const TAKING: readonly GcpWay[] = [
  ['iam.serviceAccounts.getAccessToken', 'get access tokens of'],
  ['iam.serviceAccounts.signJwt', 'sign tokens as'],
  ['iam.serviceAccounts.signBlob', 'sign what it likes as'],
  ['iam.serviceAccountKeys.create', 'make a key of'],
  ['iam.serviceAccounts.setIamPolicy', 'give itself the use of'],
].map(([permission, words]) => ({ permissions: [permission], words }));

/** Whoever can give itself any role on what holds an account can act as the account. */
export const GRANTING: readonly GcpWay[] = [
  'projects',
  'folders',
  'organizations',
].map(kind => ({
  permissions: [`resourcemanager.${kind}.setIamPolicy`],
  words: 'give itself any role over',
}));

/**
 * It gives no token of the account itself, but those of the accounts that this one may have tokens of
 * (https://cloud.google.com/iam/docs/create-short-lived-credentials-delegated).
 */
export const DELEGATING: GcpWay = {
  permissions: ['iam.serviceAccounts.implicitDelegation'],
  words: 'have tokens made through',
};

/** What runs with an account that may be attached to it, where the account is or above; beside `actAs` on the account. */
export const RUNNING: readonly GcpWay[] = [
  ...GCP_ESCALATION_RULES.filter(each => each.permissions.includes(ACT_AS)).map(
    ({ permissions }) =>
      [permissions.filter(it => it !== ACT_AS), runnerOf(permissions)] as const,
  ),
  [['run.jobs.create', 'run.jobs.run'], 'a job of Cloud Run'] as const,
  [
    ['workflows.workflows.create', 'workflows.executions.create'],
    'a workflow',
  ] as const,
  [['dataflow.jobs.create'], 'a job of Dataflow'] as const,
  [
    ['dataproc.clusters.create', 'dataproc.jobs.create'],
    'a cluster of Dataproc',
  ] as const,
  [['composer.environments.create'], 'an environment of Composer'] as const,
  [['notebooks.instances.create'], 'a notebook'] as const,
  [['cloudbuild.builds.create'], 'a build'] as const,
].map(([permissions, what]) => ({
  permissions,
  words: `have ${what} run as`,
}));

/** Accounts of services that do what they are told with no `actAs`. */
export const AGENTS: ReadonlyArray<
  GcpWay & {
    account: RegExp;
    /** What it depends on. */
    conditions: readonly string[];
  }
> = [
  {
    permissions: ['deploymentmanager.deployments.create'],
    words: 'have a deployment made by',
    account: /^serviceAccount:\d+@cloudservices\.gserviceaccount\.com$/,
    conditions: [],
  },
  {
    permissions: ['cloudbuild.builds.create'],
    words: 'have a build run as',
    account: /^serviceAccount:\d+@cloudbuild\.gserviceaccount\.com$/,
    conditions: ['builds of the project run as this account by default'],
  },
];

/** All permissions that have a part in a way. */
export const HOP_PERMISSIONS: readonly string[] = Array.from(
  new Set([
    ACT_AS,
    ...[...TAKING, ...GRANTING, DELEGATING, ...RUNNING, ...AGENTS].flatMap(
      each => each.permissions,
    ),
  ]),
);

function runnerOf(permissions: readonly string[]): string {
  const [first] = permissions;
  const runners = [
    ['cloudfunctions.', 'a function'],
    ['compute.', 'a machine'],
    ['run.', 'a service of Cloud Run'],
    ['cloudscheduler.', 'a scheduled request'],
  ] as const;
  return (
    runners.find(([prefix]) => first.startsWith(prefix))?.[1] ?? 'a resource'
  );
}

import { type CtyObject, knownString } from '../../cty/CtyValue';
import type { DataSource } from '../../simulation/Cloud';
import { errorDiagnostic } from '../../simulation/Diagnostic';
import { digitsOf } from '../../simulation/simulatedDigits';
import { lookup } from './lookup';

function hostAndPath(url: string): string {
  return url.replace(/^https:\/\//, '');
}

/** `aws_iam_openid_connect_provider`: by ARN or by URL, with or without its scheme. */
export const openIdConnectProvider: DataSource = ({ config, inventory }) => {
  const arn = knownString(config.arn);
  const url = hostAndPath(knownString(config.url) ?? '');
  const found = inventory.find(
    ({ type, state }) =>
      type === 'aws_iam_openid_connect_provider' &&
      (arn === undefined
        ? hostAndPath(knownString(state?.url) ?? '') === url
        : state?.arn === arn),
  );
  return (
    found?.state ??
    errorDiagnostic(
      `reading IAM OIDC Provider (${arn ?? url}): not found (simulated)`,
      'Cloud-sim knows the providers that Terraform created in it.',
      [arn === undefined ? 'url' : 'arn'],
    )
  );
};

/** Policies of AWS's own that lie in a path; the others lie in none. */
const MANAGED_IN_PATHS: Readonly<Record<string, string>> = {
  AWSBackupServiceRolePolicyForBackup: '/service-role/',
  AWSBackupServiceRolePolicyForRestores: '/service-role/',
  AWSLambdaBasicExecutionRole: '/service-role/',
  AWSLambdaVPCAccessExecutionRole: '/service-role/',
  AWS_ConfigRole: '/service-role/',
  AmazonEBSCSIDriverPolicy: '/service-role/',
  AmazonECSTaskExecutionRolePolicy: '/service-role/',
  AmazonEFSCSIDriverPolicy: '/service-role/',
  AWSBatchServiceRole: '/service-role/',
  AWSGlueServiceRole: '/service-role/',
  Billing: '/job-function/',
  DataScientist: '/job-function/',
  DatabaseAdministrator: '/job-function/',
  NetworkAdministrator: '/job-function/',
  SystemAdministrator: '/job-function/',
  ViewOnlyAccess: '/job-function/',
};

const MANAGED_ARN = /^arn:[^:]+:iam::aws:policy(\/(?:.+\/)?)([^/]+)$/;

/** The shapes of the names that AWS gives its own policies. */
const MANAGED_NAME =
  /^(AWS|Amazon|Cloud\w+(Full|ReadOnly)Access|\w*(ReadOnly|FullAccess|Access)$)/;

/** A policy that AWS manages; what stands in it the simulator does not know. */
function managedPolicy(path: string, name: string): CtyObject {
  const arn = `arn:aws:iam::aws:policy${path}${name}`;
  return {
    id: arn,
    arn,
    attachment_count: 0,
    description: `${name} (simulated)`,
    name,
    path,
    policy: '',
    policy_id: `ANPA0SIM${digitsOf(name, 13).toUpperCase()}`,
    tags: {},
  };
}

/** `aws_iam_policy`: one that Terraform created, or one that AWS manages, by ARN or name. */
export const policy: DataSource = context => {
  const arn = knownString(context.config.arn) ?? '';
  const name = knownString(context.config.name) ?? '';
  const [, path, managed] = MANAGED_ARN.exec(arn) ?? [];
  if (managed) {
    return managedPolicy(path, managed);
  }
  const own = context.inventory.some(
    ({ type, state }) => type === 'aws_iam_policy' && state?.name === name,
  );
  return !own && (MANAGED_IN_PATHS[name] || MANAGED_NAME.test(name))
    ? managedPolicy(MANAGED_IN_PATHS[name] ?? '/', name)
    : lookup('aws_iam_policy', ['arn', 'name'])(context);
};

/** `aws_iam_session_context`: the role behind an assumed one, or what was given. */
export const sessionContext: DataSource = ({ config }) => {
  const arn = knownString(config.arn) ?? '';
  const assumed = /^(arn:[^:]+):sts::(\d*):assumed-role\/([^/]+)\/(.+)$/.exec(
    arn,
  );
  const [, partition, account, role, session] = assumed ?? [];
  return {
    id: arn,
    issuer_arn: assumed ? `${partition}:iam::${account}:role/${role}` : arn,
    issuer_id: '',
    issuer_name: role ?? '',
    session_name: session ?? '',
  };
};

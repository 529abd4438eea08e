import { blocks, isAttributes, text } from '../plan/attributes';
import { Attributes } from '../plan/TerraformPlan';
import { SENSITIVE } from '../plan/maskSensitive';
import { EvidenceFault } from './EvidenceFault';
import { LabRun, PlannedResource } from './LabRun';

/** A statement of an IAM policy, with every list a list. */
export interface AwsStatement {
  resource: PlannedResource;
  effect: string;
  actions: string[];
  notActions: string[];
  resources: string[];
  /** By type, e.g. `Service`, `Federated`; `*` alone is under `AWS`. */
  principals: Record<string, string[]>;
  /** By operator, then key, e.g. `StringEquals`. */
  conditions: Record<string, Record<string, string[]>>;
}

/** Types that give permissions to an identity, with the argument of their policy. */
const IDENTITY_POLICIES: Readonly<Record<string, string>> = {
  aws_iam_policy: 'policy',
  aws_iam_role_policy: 'policy',
  aws_iam_user_policy: 'policy',
  aws_iam_group_policy: 'policy',
  aws_ssoadmin_permission_set_inline_policy: 'inline_policy',
};

/** Types that say who may come to a resource, with the argument of their policy. */
const RESOURCE_POLICIES: Readonly<Record<string, string>> = {
  aws_ecr_repository_policy: 'policy',
  aws_efs_file_system_policy: 'policy',
  aws_iam_role: 'assume_role_policy',
  aws_kms_key: 'policy',
  aws_kms_key_policy: 'policy',
  aws_s3_bucket: 'policy',
  aws_s3_bucket_policy: 'policy',
  aws_secretsmanager_secret: 'policy',
  aws_secretsmanager_secret_policy: 'policy',
  aws_sns_topic: 'policy',
  aws_sns_topic_policy: 'policy',
  aws_sqs_queue: 'policy',
  aws_sqs_queue_policy: 'policy',
};

/** What the applied policies of identities say. */
export function identityStatements(run: LabRun): AwsStatement[] {
  return run.applied.flatMap(resource => [
    ...statementsIn(
      resource,
      resource.values,
      IDENTITY_POLICIES[resource.type],
    ),
    ...(resource.type === 'aws_iam_role'
      ? blocks(resource.values, 'inline_policy').flatMap(inline =>
          statementsIn(resource, inline, 'policy'),
        )
      : []),
  ]);
}

/** Who may take on the applied roles. */
export function trustStatements(run: LabRun): AwsStatement[] {
  return run
    .appliedOf('aws_iam_role')
    .flatMap(role => statementsIn(role, role.values, 'assume_role_policy'));
}

/** What the applied policies of resources say: of buckets, keys, secrets, topics, and of roles who may take them on. */
export function resourceStatements(run: LabRun): AwsStatement[] {
  return run.applied.flatMap(resource =>
    statementsIn(resource, resource.values, RESOURCE_POLICIES[resource.type]),
  );
}

/** Whether a statement lets in whoever comes. */
export function isForEverybody({
  effect,
  principals,
  conditions,
}: AwsStatement): boolean {
  return (
    effect === 'Allow' &&
    Boolean(principals.AWS?.includes('*')) &&
    !narrows(conditions)
  );
}

/** Whether conditions keep somebody out: that a connection is encrypted, or that a name is any name, does not. */
export function narrows(conditions: AwsStatement['conditions']): boolean {
  return Object.values(conditions).some(keys =>
    Object.entries(keys).some(
      ([key, values]) =>
        !/^aws:(SecureTransport|ViaAWSService)$/i.test(key) &&
        !values.some(value =>
          /^[*?]*\*[*?]*$|^(0\.0\.0\.0|::)\/0$/.test(value),
        ),
    ),
  );
}

/** `*`, and `*:*`, which AWS takes for the same. */
const EVERYTHING = /^[*?]*\*[*?]*(:[*?]*\*[*?]*)?$/;

/** `*`, and ARNs that name nothing, such as `arn:aws:s3:::*`. */
const EVERY_RESOURCE = /^([*?]*\*[*?]*|arn(:[\w*?-]*){0,4}:[*?/]*\*[*?/]*)$/;

/** Every action of a service, or of some. */
export const WHOLE_SERVICE = /^[\w*?-]+:[*?]*\*[*?]*$/;

/** Whether a statement gives everything, of AWS or of one of its services. */
export function isWildcard({
  effect,
  actions,
  notActions,
  resources,
}: AwsStatement): boolean {
  return (
    effect === 'Allow' &&
    (notActions.length > 0 ||
      actions.some(action => EVERYTHING.test(action)) ||
      (resources.some(resource => EVERY_RESOURCE.test(resource)) &&
        actions.some(action => WHOLE_SERVICE.test(action))))
  );
}

function statementsIn(
  resource: PlannedResource,
  values: Attributes | undefined,
  argument: string | undefined,
): AwsStatement[] {
  const policy = argument ? text(values, argument) : '';
  // What is masked is named by the check of the plan.
  if (!policy || policy === SENSITIVE) {
    return [];
  }
  let document: unknown;
  try {
    document = JSON.parse(policy);
  } catch {
    throw new EvidenceFault(
      'malformed',
      resource.pointer,
      `${argument} of ${resource.address} is not JSON.`,
    );
  }
  const statements = isAttributes(document) ? list(document.Statement) : [];
  return statements.filter(isAttributes).map(statement => ({
    resource,
    effect: text(statement, 'Effect'),
    actions: texts(statement.Action),
    notActions: texts(statement.NotAction),
    // Everything but something is as good as everything.
    resources: texts(statement.NotResource).length
      ? ['*']
      : texts(statement.Resource),
    principals: principalsOf(statement),
    conditions: isAttributes(statement.Condition)
      ? Object.fromEntries(
          Object.entries(statement.Condition).map(([operator, keys]) => [
            operator,
            isAttributes(keys) ? byKey(keys) : {},
          ]),
        )
      : {},
  }));
}

function principalsOf({
  Principal: named,
  NotPrincipal: others,
}: Attributes): Record<string, string[]> {
  // Everybody but somebody is as good as everybody.
  if (others !== undefined && others !== null) {
    return { AWS: ['*'] };
  }
  return isAttributes(named) ? byKey(named) : { AWS: texts(named) };
}

function byKey(object: Attributes): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, texts(value)]),
  );
}

function texts(value: unknown): string[] {
  return list(value).filter((it): it is string => typeof it === 'string');
}

function list(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  return value === undefined || value === null ? [] : [value];
}

import { isJsonObject } from '../../read/fields/JsonFields';
import { JsonPlace } from '../check/IamProblem';

/*
 * Where the answers of AWS's command line have policies: https://docs.aws.amazon.com/cli/latest/reference/. Policies of
 * resources come as a text of JSON in a field, with or without something that says whose they are.
 */

/** A policy in a document, and what is known of what it is the policy of. */
export interface FoundPolicy {
  name: string;
  value: unknown;
  place: JsonPlace;
  /** Of the role or resource whose policy it is. */
  account?: string;
}

type Fields = Record<string, unknown>;

/** Fields that hold a policy by themselves. */
const FIELDS = [
  'Policy', // s3api get-bucket-policy, kms get-key-policy, lambda get-policy, efs, backup, events, kinesis, dynamodb
  'ResourcePolicy', // secretsmanager
  'policyText', // ecr
  'PolicyInJson', // glue
  'policyDocument', // iot, logs
] as const;

/** Fields that name the resource, the fullest name first. */
const NAMES = [
  'ARN',
  'Arn',
  'QueueArn',
  'TopicArn',
  'BackupVaultArn',
  'resourceArn',
  'repositoryName',
  'policyName',
  'Name',
  'FileSystemId',
] as const;

/** Policies of a document; none where it is something else. */
export function policiesIn(file: string, value: Fields): FoundPolicy[] {
  if ('Statement' in value) {
    return [{ name: file, value, place: [] }];
  }
  if (isJsonObject(value.PolicyVersion) && 'Document' in value.PolicyVersion) {
    return [
      {
        name: file,
        value: value.PolicyVersion.Document,
        place: ['PolicyVersion', 'Document'],
      },
    ];
  }
  if ('PolicyDocument' in value && 'PolicyName' in value) {
    return [
      {
        name: String(value.PolicyName),
        value: value.PolicyDocument,
        place: ['PolicyDocument'],
      },
    ];
  }
  if ('AssumeRolePolicyDocument' in value) {
    return [trustOf(value, [])];
  }
  if (isJsonObject(value.Role) && 'AssumeRolePolicyDocument' in value.Role) {
    return [trustOf(value.Role, ['Role'])];
  }
  if (Array.isArray(value.Roles)) {
    return value.Roles.flatMap((role, index) =>
      isJsonObject(role) && 'AssumeRolePolicyDocument' in role
        ? [trustOf(role, ['Roles', index])]
        : [],
    );
  }
  if (Array.isArray(value.resourcePolicies)) {
    return value.resourcePolicies.flatMap((each, index) =>
      isJsonObject(each)
        ? ofResource(file, each, ['resourcePolicies', index])
        : [],
    );
  }
  // sqs get-queue-attributes, sns get-topic-attributes
  return isJsonObject(value.Attributes)
    ? ofResource(file, value.Attributes, ['Attributes'])
    : ofResource(file, value, []);
}

function ofResource(
  file: string,
  fields: Fields,
  place: JsonPlace,
): FoundPolicy[] {
  return FIELDS.filter(field => isPolicy(fields[field])).map(field => {
    const name = NAMES.map(each => fields[each]).find(
      each => typeof each === 'string',
    );
    const account =
      /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(String(name))?.[1] ??
      [fields.registryId, fields.Owner].find(
        (each): each is string =>
          typeof each === 'string' && /^\d{12}$/.test(each),
      );
    return {
      name: typeof name === 'string' ? name : file,
      value: fields[field],
      place: [...place, field],
      account,
    };
  });
}

/** `Policy` is also what describes one without what it says. */
function isPolicy(value: unknown): boolean {
  return typeof value === 'string'
    ? /^\s*(\{|%7B)/i.test(value) && /Statement/.test(value)
    : isJsonObject(value) && 'Statement' in value;
}

function trustOf(role: Fields, place: JsonPlace): FoundPolicy {
  return {
    name: `the trust policy of ${String(
      role.RoleName ?? role.Arn ?? 'the role',
    )}`,
    value: role.AssumeRolePolicyDocument,
    place: [...place, 'AssumeRolePolicyDocument'],
    account: /^arn:[^:]*:iam::(\d{12}):/.exec(String(role.Arn))?.[1],
  };
}

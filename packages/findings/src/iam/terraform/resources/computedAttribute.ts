import { HclValue, textOf } from '../evaluate/HclValue';
import { AZURE_TYPES } from './azureTypes';
import { TerraformBody, TerraformResource } from './TerraformResource';

/*
 * What the cloud will say of a resource and a configuration refers to: ARNs, ids, e-mail addresses. They are made of the
 * same parts as the real ones, so that what refers to a role finds it, and a policy on a bucket is none on roles. A name that
 * is not known is stood for by the address of the resource.
 */

interface Made {
  account: string;
  name: string;
  get(argument: string): string | undefined;
}

type ArnOf = (resource: Made) => string;

function regional(service: string, kind: string): ArnOf {
  return ({ account, name }) =>
    `arn:aws:${service}:*:${account}:${kind}${name}`;
}

function inIam(kind: string): ArnOf {
  return ({ account, name, get }) =>
    `arn:aws:iam::${account}:${kind}${get('path') ?? '/'}${name}`;
}

const OIDC_PROVIDER: ArnOf = ({ account, name, get }) =>
  `arn:aws:iam::${account}:oidc-provider/${(get('url') ?? name).replace(
    /^https:\/\//,
    '',
  )}`;

/** https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
const ARNS: Readonly<Record<string, ArnOf>> = {
  aws_iam_role: inIam('role'),
  aws_iam_user: inIam('user'),
  aws_iam_group: inIam('group'),
  aws_iam_policy: inIam('policy'),
  aws_iam_instance_profile: inIam('instance-profile'),
  aws_iam_openid_connect_provider: OIDC_PROVIDER,
  aws_iam_saml_provider: inIam('saml-provider'),
  aws_s3_bucket: ({ name }) => `arn:aws:s3:::${name}`,
  aws_lambda_function: regional('lambda', 'function:'),
  aws_sqs_queue: regional('sqs', ''),
  aws_sns_topic: regional('sns', ''),
  aws_kms_key: regional('kms', 'key/'),
  aws_secretsmanager_secret: regional('secretsmanager', 'secret:'),
  aws_dynamodb_table: regional('dynamodb', 'table/'),
  aws_instance: regional('ec2', 'instance/'),
  aws_ecs_cluster: regional('ecs', 'cluster/'),
  aws_ecs_task_definition: regional('ecs', 'task-definition/'),
  aws_ecr_repository: regional('ecr', 'repository/'),
  aws_codebuild_project: regional('codebuild', 'project/'),
  aws_sfn_state_machine: regional('states', 'stateMachine:'),
  aws_cloudwatch_log_group: regional('logs', 'log-group:'),
  aws_sagemaker_notebook_instance: regional('sagemaker', 'notebook-instance/'),
  aws_cloudformation_stack: regional('cloudformation', 'stack/'),
};

/** Arguments that name a resource, in order. */
const NAMES = [
  'name',
  'bucket',
  'function_name',
  'role_name',
  'account_id',
  'role_id',
  'family',
];

/** What names a resource; its address where nothing does. */
export function nameOfResource({ body, address }: TerraformResource): string {
  const [name] = NAMES.flatMap(it => plainText(body, it) ?? []);
  return name ?? address;
}

/**
 * A value that the cloud decides; undefined where nothing is known of it.
 *
 * @param account - the number of the AWS account
 */
export function computedAttribute(
  resource: TerraformResource,
  attribute: string,
  account: string,
): HclValue | undefined {
  const { type, mode, address, body } = resource;
  const name = nameOfResource(resource);
  const get = (argument: string) => plainText(body, argument);
  if (type.startsWith('google_')) {
    return ofGoogle(type, attribute, name, get);
  }
  if (type.startsWith('azurerm_') || type.startsWith('azuread_')) {
    return ofAzure(
      type,
      attribute,
      name,
      mode === 'data' ? name : address,
      get,
    );
  }
  if (attribute === 'arn' && type === 'aws_iam_policy' && mode === 'data') {
    return `arn:aws:iam::${
      get('path_prefix') === undefined ? 'aws' : account
    }:policy/${name}`;
  }
  if (attribute === 'arn' && type === 'aws_caller_identity') {
    return `arn:aws:sts::${account}:assumed-role/terraform/terraform`;
  }
  if (attribute === 'arn' && type.startsWith('aws_')) {
    const [, service] = type.split('_');
    return (ARNS[type] ?? regional(service, ''))({ account, name, get });
  }
  switch (attribute) {
    case 'account_id':
      return type === 'aws_caller_identity' ? account : undefined;
    case 'partition':
      return type === 'aws_partition' ? 'aws' : undefined;
    case 'dns_suffix':
      return type === 'aws_partition' ? 'amazonaws.com' : undefined;
    case 'id':
      return /^aws_iam_(role|user|group|instance_profile)$/.test(type)
        ? name
        : ofId(type, name, account, get);
    case 'name':
    case 'bucket':
    case 'function_name':
      return name;
    default:
      return undefined;
  }
}

/** Resources whose id is their ARN or their name. */
function ofId(
  type: string,
  name: string,
  account: string,
  get: (argument: string) => string | undefined,
): HclValue | undefined {
  if (/^aws_(iam_policy|sns_topic|secretsmanager_secret)$/.test(type)) {
    return ARNS[type]({ account, name, get });
  }
  return type === 'aws_s3_bucket' ? name : undefined;
}

function ofGoogle(
  type: string,
  attribute: string,
  name: string,
  get: (argument: string) => string | undefined,
): HclValue | undefined {
  const project = get('project') ?? 'project';
  const email = `${name}@${project}.iam.gserviceaccount.com`;
  switch (`${type}.${attribute}`) {
    case 'google_service_account.email':
      return email;
    case 'google_service_account.member':
      return `serviceAccount:${email}`;
    case 'google_service_account.name':
    case 'google_service_account.id':
      return `projects/${project}/serviceAccounts/${email}`;
    case 'google_project_iam_custom_role.id':
    case 'google_project_iam_custom_role.name':
      return `projects/${project}/roles/${get('role_id') ?? name}`;
    case 'google_organization_iam_custom_role.id':
    case 'google_organization_iam_custom_role.name':
      return `organizations/${get('org_id') ?? ''}/roles/${
        get('role_id') ?? name
      }`;
    case 'google_iam_workload_identity_pool.name':
    case 'google_iam_workload_identity_pool.id':
      return `projects/${project}/locations/global/workloadIdentityPools/${
        get('workload_identity_pool_id') ?? name
      }`;
    case 'google_project.project_id':
      return get('project_id') ?? name;
    case 'google_project.id':
      return `projects/${get('project_id') ?? name}`;
    case 'google_folder.id':
    case 'google_folder.name':
      return `folders/${get('display_name') ?? name}`;
    case 'google_folder.folder_id':
      return get('display_name') ?? name;
    default:
      return undefined;
  }
}

function ofAzure(
  type: string,
  attribute: string,
  name: string,
  address: string,
  get: (argument: string) => string | undefined,
): HclValue | undefined {
  switch (attribute) {
    case 'role_definition_resource_id':
    case 'role_definition_id':
      return type === 'azurerm_role_definition'
        ? `/providers/Microsoft.Authorization/roleDefinitions/${address}`
        : undefined;
    case 'principal_id':
    case 'object_id':
    case 'client_id':
      return address;
    case 'subscription_id':
      return 'subscription';
    case 'id':
      if (type === 'azurerm_subscription') {
        return '/subscriptions/subscription';
      }
      if (type === 'azurerm_management_group') {
        return `/providers/Microsoft.Management/managementGroups/${name}`;
      }
      if (type === 'azurerm_role_definition') {
        return `/providers/Microsoft.Authorization/roleDefinitions/${address}`;
      }
      if (type === 'azurerm_resource_group') {
        return `/subscriptions/subscription/resourceGroups/${name}`;
      }
      if (type.startsWith('azuread_')) {
        return address;
      }
      return `/subscriptions/subscription/resourceGroups/${
        get('resource_group_name') ?? 'group'
      }/providers/${AZURE_TYPES[type] ?? type}/${name}`;
    case 'name':
      return name;
    default:
      return undefined;
  }
}

/** Text of an argument; what is not known in it stands by its name, without the signs of an interpolation. */
function plainText(body: TerraformBody, argument: string): string | undefined {
  const text = textOf(body.get(argument))?.replace(/\$\{([^}]*)\}/g, '$1');
  return text === '' ? undefined : text;
}

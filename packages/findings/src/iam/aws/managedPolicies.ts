import { MANAGED_POLICIES } from './managedPolicies.generated';

/*
 * What policies of AWS's own hold: a configuration attaches them by ARN and never says what is in them, and the ends of most
 * ways to more permissions are among them. The table is derived by `scripts/updateManagedPolicies.ts`; its origin and date are
 * in it. Of long policies, and of those that have a part in ways alone, it holds what the rules ask for; of those without any
 * such action the name. What is written out here comes first, by
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html (2026-11).
 */

/** What is known of a policy of AWS's own. */
export interface ManagedPolicy {
  document: object;
  /** Whether it is all that the policy says: of an excerpt no smaller policy can be made. */
  isWhole: boolean;
}

function allow(Action: string | string[], Resource: string | string[] = '*') {
  return { Effect: 'Allow', Action, Resource };
}

function policy(...Statement: object[]): object {
  return { Version: '2012-10-17', Statement };
}

const LOGS = [
  'logs:CreateLogGroup',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
];

/** By the part of the ARN behind `policy/`. */
const POLICIES: Readonly<Record<string, object>> = {
  AdministratorAccess: policy(allow('*')),
  IAMFullAccess: policy(
    allow([
      'iam:*',
      'organizations:DescribeAccount',
      'organizations:DescribeOrganization',
      'organizations:DescribeOrganizationalUnit',
      'organizations:DescribePolicy',
      'organizations:ListChildren',
      'organizations:ListParents',
      'organizations:ListPoliciesForTarget',
      'organizations:ListRoots',
      'organizations:ListPolicies',
      'organizations:ListTargetsForPolicy',
    ]),
  ),
  PowerUserAccess: policy(
    {
      Effect: 'Allow',
      NotAction: ['iam:*', 'organizations:*', 'account:*'],
      Resource: '*',
    },
    allow([
      'account:GetAccountInformation',
      'account:GetGovCloudAccountInformation',
      'account:GetPrimaryEmail',
      'account:ListRegions',
      'iam:CreateServiceLinkedRole',
      'iam:DeleteServiceLinkedRole',
      'iam:ListRoles',
      'organizations:DescribeEffectivePolicy',
      'organizations:DescribeOrganization',
    ]),
  ),
  AmazonS3FullAccess: policy(allow(['s3:*', 's3-object-lambda:*'])),
  AmazonS3ReadOnlyAccess: policy(
    allow([
      's3:Get*',
      's3:List*',
      's3:Describe*',
      's3-object-lambda:Get*',
      's3-object-lambda:List*',
    ]),
  ),
  AmazonEC2ReadOnlyAccess: policy(
    allow(['ec2:Describe*', 'ec2:Get*', 'elasticloadbalancing:Describe*']),
  ),
  AmazonEC2ContainerRegistryReadOnly: policy(
    allow([
      'ecr:GetAuthorizationToken',
      'ecr:BatchCheckLayerAvailability',
      'ecr:GetDownloadUrlForLayer',
      'ecr:GetRepositoryPolicy',
      'ecr:DescribeRepositories',
      'ecr:ListImages',
      'ecr:DescribeImages',
      'ecr:BatchGetImage',
    ]),
  ),
  AmazonSSMManagedInstanceCore: policy(
    allow([
      'ssm:DescribeAssociation',
      'ssm:GetDeployablePatchSnapshotForInstance',
      'ssm:GetDocument',
      'ssm:DescribeDocument',
      'ssm:GetManifest',
      'ssm:GetParameter',
      'ssm:GetParameters',
      'ssm:ListAssociations',
      'ssm:ListInstanceAssociations',
      'ssm:PutInventory',
      'ssm:PutComplianceItems',
      'ssm:PutConfigurePackageResult',
      'ssm:UpdateAssociationStatus',
      'ssm:UpdateInstanceAssociationStatus',
      'ssm:UpdateInstanceInformation',
      'ssmmessages:*',
      'ec2messages:*',
    ]),
  ),
  CloudWatchAgentServerPolicy: policy(
    allow([
      'cloudwatch:PutMetricData',
      'ec2:DescribeVolumes',
      'ec2:DescribeTags',
      ...LOGS,
      'logs:PutRetentionPolicy',
      'logs:DescribeLogStreams',
      'logs:DescribeLogGroups',
    ]),
    allow('ssm:GetParameter', 'arn:aws:ssm:*:*:parameter/AmazonCloudWatch-*'),
  ),
  'service-role/AWSLambdaBasicExecutionRole': policy(allow(LOGS)),
  'service-role/AmazonECSTaskExecutionRolePolicy': policy(
    allow([
      'ecr:GetAuthorizationToken',
      'ecr:BatchCheckLayerAvailability',
      'ecr:GetDownloadUrlForLayer',
      'ecr:BatchGetImage',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ]),
  ),
};

const { whole, excerpts } = MANAGED_POLICIES;
const HARMLESS: ReadonlySet<string> = new Set(MANAGED_POLICIES.harmless);

/** Undefined of those that are not known here. */
export function managedPolicy(arn: string): ManagedPolicy | undefined {
  const [, name = ''] =
    /^arn:aws[a-z-]*:iam::aws:policy\/(.+)$/.exec(arn) ?? [];
  const statementsOf = (of: Record<string, object[]>) =>
    Object.hasOwn(of, name) ? of[name] : undefined;
  if (Object.hasOwn(POLICIES, name)) {
    return { document: POLICIES[name], isWhole: true };
  }
  const statements = statementsOf(whole);
  if (statements) {
    return { document: policy(...statements), isWhole: true };
  }
  const excerpt =
    statementsOf(excerpts) ?? (HARMLESS.has(name) ? [] : undefined);
  return excerpt && { document: policy(...excerpt), isWhole: false };
}

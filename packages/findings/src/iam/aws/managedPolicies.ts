/*
 * What well-known policies of AWS hold, by https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 * (2026-11). A configuration attaches them by ARN and never says what is in them; the ends of most ways to more
 * permissions are among them. Of those that only read, what rules ask for is what counts.
 */

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

/** The document of a policy of AWS's own; undefined of those that are not known here. */
export function managedPolicy(arn: string): object | undefined {
  const [, name] = /^arn:aws[a-z-]*:iam::aws:policy\/(.+)$/.exec(arn) ?? [];
  return name !== undefined && Object.hasOwn(POLICIES, name)
    ? POLICIES[name]
    : undefined;
}

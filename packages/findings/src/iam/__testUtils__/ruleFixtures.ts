import { IamRuleId } from '../check/iamRules';
import {
  AZURE_ESCALATION_RULES,
  AzureEscalationRule,
} from '../azure/azureEscalationRules';
import { ESCALATION_RULES } from '../escalation/escalationRules';
import { GCP_ESCALATION_RULES } from '../gcp/gcpEscalationRules';
import {
  configurationOf,
  planOf,
  resource,
  TestResource,
} from './terraformResources';

/*
 * Something that each rule finds, in every kind of input that can hold it. Each stands beside something that is well, so
 * that there is something left when it is mended.
 */

export type InputKind = 'json' | 'account' | 'configuration' | 'plan';

/** By kind: files by name. */
export type Fixture = Partial<Record<InputKind, Record<string, string>>>;

const ACCOUNT = '111122223333';
const arn = (rest: string) => `arn:aws:iam::${ACCOUNT}:${rest}`;
const policy = (...Statement: object[]) => ({
  Version: '2012-10-17',
  Statement,
});
const allow = (
  Action: string | string[],
  Resource: string | string[] = '*',
) => ({
  Effect: 'Allow',
  Action,
  Resource,
});
const json = (...values: object[]) =>
  Object.fromEntries(
    values.map((value, index) => [
      `${index}.json`,
      JSON.stringify(value, undefined, 2),
    ]),
  );
const terraform = (...resources: TestResource[]): Fixture => ({
  configuration: { 'main.tf': configurationOf(resources) },
  plan: { 'plan.json': planOf(resources) },
});

const TAGS = allow('tag:GetResources');
/** A policy of a user; roles can be passed to the services that are named. */
function ofUser(
  document: object,
  passedTo: readonly string[] = [],
  boundary?: string,
): Fixture {
  const trusting = (Service: string) =>
    policy({
      Effect: 'Allow',
      Principal: { Service },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
    });
  return {
    json: json(document),
    account: json({
      UserDetailList: [
        {
          UserName: 'ada',
          Arn: arn('user/ada'),
          UserPolicyList: [{ PolicyName: 'lab', PolicyDocument: document }],
          ...(boundary && {
            PermissionsBoundary: { PermissionsBoundaryArn: boundary },
          }),
        },
      ],
      RoleDetailList: passedTo.map((service, index) => ({
        RoleName: `worker${index}`,
        Arn: arn(`role/worker${index}`),
        AssumeRolePolicyDocument: trusting(service),
        ...(boundary && {
          PermissionsBoundary: { PermissionsBoundaryArn: boundary },
        }),
      })),
    }),
    ...terraform(
      resource('aws_iam_user', 'ada', { name: 'ada' }),
      resource('aws_iam_user_policy', 'lab', {
        name: 'lab',
        user: 'ada',
        policy: document,
      }),
    ),
  };
}

/** The trust policy of a role. */
function ofTrust(document: object): Fixture {
  return {
    json: json(document),
    account: json({
      RoleDetailList: [
        {
          RoleName: 'ci',
          Arn: arn('role/ci'),
          AssumeRolePolicyDocument: document,
        },
      ],
    }),
    ...terraform(
      resource('aws_iam_role', 'ci', {
        name: 'ci',
        assume_role_policy: document,
      }),
    ),
  };
}

function ofFederation(condition: object | undefined): Fixture {
  return ofTrust(
    policy({
      Effect: 'Allow',
      Principal: {
        Federated: arn('oidc-provider/token.actions.githubusercontent.com'),
      },
      Action: 'sts:AssumeRoleWithWebIdentity',
      ...(condition && { Condition: condition }),
    }),
  );
}

const github = (sub: string | undefined, aud = true) => ({
  ...(aud && {
    StringEquals: {
      'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
    },
  }),
  ...(sub !== undefined && {
    StringLike: { 'token.actions.githubusercontent.com:sub': sub },
  }),
});

/** The policy of a bucket, or of what its statement names. */
function ofResource(document: object, type: string, argument: string): Fixture {
  return {
    json: json(document),
    ...terraform(
      resource(type, 'lab', { [argument]: 'lab', policy: document }),
    ),
  };
}

const TRUST = 'sts:AssumeRole';
const OIDC: Record<string, Fixture> = {
  'subject-missing': ofFederation(github(undefined)),
  'subject-any': ofFederation(github('repo:*')),
  'subject-organisation': ofFederation(github('repo:org/*')),
  'subject-pull-request': ofFederation(github('repo:org/lab:pull_request')),
  'subject-literal-star': ofFederation({
    StringEquals: {
      'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
      'token.actions.githubusercontent.com:sub': 'repo:org/*',
    },
  }),
  'audience-missing': ofFederation(
    github('repo:org/lab:ref:refs/heads/main', false),
  ),
  unauthenticated: ofTrust(
    policy({
      Effect: 'Allow',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          'cognito-identity.amazonaws.com:aud':
            'us-east-1:00000000-0000-4000-8000-000000000000',
        },
      },
    }),
  ),
  anyone: ofTrust(
    policy({ Effect: 'Allow', Principal: { AWS: '*' }, Action: TRUST }),
  ),
  'own-account': {
    ...ofTrust(
      policy({
        Effect: 'Allow',
        Principal: { AWS: arn('root') },
        Action: TRUST,
      }),
    ),
    // Alone it does not say whose it is; the answer of get-role does.
    json: json({
      Role: {
        RoleName: 'ci',
        Arn: arn('role/ci'),
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Principal: { AWS: arn('root') },
          Action: TRUST,
        }),
      },
    }),
    // Nor does a configuration, unless it asks who runs it.
    configuration: {
      'main.tf': `data "aws_caller_identity" "own" {}

resource "aws_iam_role" "ci" {
  name               = "ci"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::\${data.aws_caller_identity.own.account_id}:root" }
      Action    = "sts:AssumeRole"
    }]
  })
}
`,
    },
    plan: terraform(
      resource('aws_iam_role', 'ci', {
        name: 'ci',
        arn: arn('role/ci'),
        assume_role_policy: policy({
          Effect: 'Allow',
          Principal: { AWS: arn('root') },
          Action: TRUST,
        }),
      }),
    ).plan,
  },
  'other-account': ofTrust(
    policy({
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::444455556666:root' },
      Action: TRUST,
    }),
  ),
  'confused-deputy': ofTrust(
    policy({
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: TRUST,
    }),
  ),
};

const LINT: Record<string, object> = {
  'unknown-service': policy(TAGS, allow('s4:GetObject')),
  'unknown-action': policy(TAGS, allow('s3:GetObjcet')),
  'wildcard-matches-nothing': policy(TAGS, allow('s3:Foo*')),
  'unknown-condition-key': policy(TAGS, {
    ...allow('s3:GetObject'),
    Condition: { StringEquals: { 'aws:PrincipalTagg/lab': 'a' } },
  }),
  'resource-does-not-fit': policy(
    TAGS,
    allow('s3:GetObject', 'arn:aws:s3:::lab'),
  ),
  'redundant-action': policy(allow(['s3:GetObject', 's3:Get*'])),
  'redundant-resource': policy(
    allow('s3:GetObject', ['arn:aws:s3:::lab/*', 'arn:aws:s3:::lab/a']),
  ),
  'redundant-statement': policy(
    allow('s3:Get*'),
    allow('s3:GetObject', 'arn:aws:s3:::lab/a'),
  ),
  'denied-statement': policy(TAGS, allow('s3:PutObject'), {
    ...allow('s3:*'),
    Effect: 'Deny',
  }),
};

const RESOURCE: Record<string, Fixture> = {
  anyone: ofResource(
    policy({
      ...allow('s3:GetObject', 'arn:aws:s3:::lab/*'),
      Principal: '*',
    }),
    'aws_s3_bucket_policy',
    'bucket',
  ),
  'other-account': {
    ...ofResource(
      policy({
        ...allow('s3:GetObject', 'arn:aws:s3:::lab/*'),
        Principal: { AWS: 'arn:aws:iam::444455556666:root' },
      }),
      'aws_s3_bucket_policy',
      'bucket',
    ),
    // A policy alone does not say whose it is, so that no account is another one.
    json: undefined,
  },
  'confused-deputy': ofResource(
    policy({
      ...allow('sqs:SendMessage', `arn:aws:sqs:us-east-1:${ACCOUNT}:lab`),
      Principal: { Service: 'sns.amazonaws.com' },
    }),
    'aws_sqs_queue_policy',
    'queue_url',
  ),
};

const ADA = 'user:ada@example.org';
const binding = (role: string, ...members: string[]) => ({
  bindings: [{ role, members }],
});
const given = (role: string, member: string) =>
  resource('google_project_iam_member', 'lab', {
    project: 'lab',
    role,
    member,
  });

/** A role on a project, of a member. */
function ofMember(role: string, member = ADA): Fixture {
  return {
    json: json(binding(role, member)),
    ...terraform(given(role, member)),
  };
}

function ofPermissions(permissions: readonly string[]): Fixture {
  const all = [...permissions, 'storage.objects.get'];
  const name = 'projects/lab/roles/own';
  return {
    json: json(
      { name, includedPermissions: all, title: 'Own', stage: 'GA' },
      binding(name, ADA),
    ),
    ...terraform(
      resource('google_project_iam_custom_role', 'own', {
        project: 'lab',
        role_id: 'own',
        title: 'Own',
        permissions: all,
        name,
      }),
      given(name, ADA),
    ),
  };
}

const POOL = 'projects/4711/locations/global/workloadIdentityPools/ci';

/** A provider of a pool. */
function ofProvider(change: {
  condition?: string;
  mapping?: object;
  audiences?: string[];
}): Fixture {
  const mapping = change.mapping ?? { 'google.subject': 'assertion.sub' };
  const issuer = 'https://token.actions.githubusercontent.com';
  return {
    json: json({
      name: `${POOL}/providers/github`,
      state: 'ACTIVE',
      attributeMapping: mapping,
      attributeCondition: change.condition,
      oidc: { issuerUri: issuer, allowedAudiences: change.audiences },
    }),
    ...terraform(
      resource(
        'google_iam_workload_identity_pool_provider',
        'github',
        {
          project: 'lab',
          workload_identity_pool_id: 'ci',
          workload_identity_pool_provider_id: 'github',
          attribute_mapping: mapping,
          attribute_condition: change.condition,
        },
        { oidc: [{ issuer_uri: issuer, allowed_audiences: change.audiences }] },
      ),
    ),
  };
}

const OWNED = "assertion.repository_owner_id == '4711'";
const member = (selector: string) =>
  `principalSet://iam.googleapis.com/${POOL}/${selector}`;

const GCP: Record<string, Fixture> = {
  'condition-missing': ofProvider({}),
  'condition-any': ofProvider({
    condition: "assertion.ref == 'refs/heads/main'",
  }),
  'condition-unread': ofProvider({ condition: 'assertion.repository ==' }),
  'condition-by-name': ofProvider({
    condition: "assertion.repository == 'org/lab'",
  }),
  'subject-not-unique': ofProvider({
    condition: OWNED,
    mapping: { 'google.subject': 'assertion.actor' },
  }),
  'audience-shared': ofProvider({
    condition: OWNED,
    audiences: ['sts.amazonaws.com'],
  }),
  'pool-any': ofMember('roles/storage.objectViewer', member('*')),
  'member-any': ofMember(
    'roles/storage.objectViewer',
    member('attribute.ref/refs/heads/main'),
  ),
  'member-organisation': ofMember(
    'roles/storage.objectViewer',
    member('attribute.repository_owner/org'),
  ),
};

const SUBSCRIPTION = '/subscriptions/00000000-0000-4000-8000-000000000000';

/** An own role of Azure, assigned to somebody. */
function ofOperations(rule: AzureEscalationRule): Fixture {
  const { actions, dataActions, isOfRoot } = rule;
  const scope = isOfRoot ? '/' : SUBSCRIPTION;
  const more = ['Microsoft.Storage/storageAccounts/read', ...actions];
  return {
    json: json([
      {
        id: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/own`,
        roleName: 'Own',
        roleType: 'CustomRole',
        permissions: [
          { actions: more, notActions: [], dataActions, notDataActions: [] },
        ],
      },
      {
        principalId: 'ada',
        roleDefinitionName: 'Own',
        roleDefinitionId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/own`,
        scope,
      },
    ]),
    ...terraform(
      resource(
        'azurerm_role_definition',
        'own',
        { name: 'Own', scope },
        { permissions: [{ actions: more, data_actions: [...dataActions] }] },
      ),
      resource('azurerm_role_assignment', 'ada', {
        scope,
        role_definition_name: 'Own',
        principal_id: 'ada',
      }),
    ),
  };
}

/** A federated credential of an application. */
function ofCredential(change: {
  issuer?: string;
  subject?: string;
  audiences?: string[];
  expression?: string;
}): Fixture {
  const {
    issuer = 'https://token.actions.githubusercontent.com',
    audiences = ['api://AzureADTokenExchange'],
    subject,
    expression,
  } = change;
  return {
    json: json([
      {
        id: 'c-1',
        name: 'ci',
        issuer,
        subject: subject ?? null,
        audiences,
        ...(expression !== undefined && {
          claimsMatchingExpression: { value: expression, languageVersion: 1 },
        }),
      },
    ]),
    ...terraform(
      resource(
        expression === undefined
          ? 'azuread_application_federated_identity_credential'
          : 'azuread_application_flexible_federated_identity_credential',
        'ci',
        {
          application_id: '/applications/1',
          display_name: 'ci',
          issuer,
          subject,
          claims_matching_expression: expression,
          ...(expression === undefined
            ? { audiences }
            : { audience: audiences[0] }),
        },
      ),
    ),
  };
}

const MAIN = 'repo:org/lab:ref:refs/heads/main';

const AZURE: Record<string, Fixture> = {
  'issuer-insecure': ofCredential({
    issuer: 'http://issuer.example.org',
    subject: 'system:serviceaccount:lab:ci',
  }),
  'subject-missing': ofCredential({}),
  'subject-any': ofCredential({
    expression: "claims['sub'] matches 'repo:*'",
  }),
  'subject-organisation': ofCredential({
    expression: "claims['sub'] matches 'repo:org/*'",
  }),
  'subject-pull-request': ofCredential({
    subject: 'repo:org/lab:pull_request',
  }),
  'subject-literal-star': ofCredential({ subject: 'repo:org/lab:*' }),
  'subject-twice': ofCredential({
    subject: MAIN,
    expression: "claims['sub'] matches 'repo:org/lab:*'",
  }),
  'expression-unread': ofCredential({
    expression: "claims.sub == 'repo:org/lab:ref:refs/heads/main'",
  }),
  'audience-missing': ofCredential({ subject: MAIN, audiences: [] }),
  'audience-shared': ofCredential({
    subject: MAIN,
    audiences: ['https://example.org'],
  }),
};

const asset = (name: string, role: string, who: string) => ({
  assetType: 'any',
  resource: `//any.googleapis.com/${name}`,
  policy: binding(role, who),
});
const DEPLOY = 'deploy@lab.iam.gserviceaccount.com';

const OTHERS: Record<string, Fixture> = {
  'aws-administrator': ofUser(policy(allow('*'))),
  'aws-iam-administrator': ofUser(policy(allow('iam:*'))),
  'aws-path': {
    account: json({
      UserDetailList: [
        {
          UserName: 'ada',
          Arn: arn('user/ada'),
          UserPolicyList: [
            {
              PolicyName: 'lab',
              PolicyDocument: policy(
                TAGS,
                allow('sts:AssumeRole', arn('role/admin')),
              ),
            },
          ],
        },
      ],
      RoleDetailList: [
        {
          RoleName: 'admin',
          Arn: arn('role/admin'),
          AssumeRolePolicyDocument: policy({
            Effect: 'Allow',
            Principal: { AWS: arn('user/ada') },
            Action: TRUST,
          }),
          RolePolicyList: [
            { PolicyName: 'all', PolicyDocument: policy(allow('*')) },
          ],
        },
      ],
    }),
    configuration: {
      'main.tf': `resource "aws_iam_user" "ada" {
  name = "ada"
}

resource "aws_iam_user_policy" "lab" {
  user   = aws_iam_user.ada.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "tag:GetResources", Resource = "*" },
      { Effect = "Allow", Action = "sts:AssumeRole", Resource = aws_iam_role.admin.arn },
    ]
  })
}

resource "aws_iam_role" "admin" {
  name               = "admin"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = aws_iam_user.ada.arn }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "all" {
  role   = aws_iam_role.admin.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
  })
}
`,
    },
    plan: terraform(
      resource('aws_iam_user', 'ada', { name: 'ada', arn: arn('user/ada') }),
      resource('aws_iam_user_policy', 'lab', {
        name: 'lab',
        user: 'ada',
        policy: policy(TAGS, allow('sts:AssumeRole', arn('role/admin'))),
      }),
      resource('aws_iam_role', 'admin', {
        name: 'admin',
        arn: arn('role/admin'),
        assume_role_policy: policy({
          Effect: 'Allow',
          Principal: { AWS: arn('user/ada') },
          Action: TRUST,
        }),
      }),
      resource('aws_iam_role_policy', 'all', {
        name: 'all',
        role: 'admin',
        policy: policy(allow('*')),
      }),
    ).plan,
  },
  'gcp-public-member': ofMember('roles/storage.objectViewer', 'allUsers'),
  'gcp-basic-role/roles/owner': ofMember('roles/owner'),
  'gcp-basic-role/roles/editor': ofMember('roles/editor'),
  'gcp-path': {
    json: json([
      asset('projects/lab', 'roles/iam.serviceAccountTokenCreator', ADA),
      asset('projects/lab', 'roles/owner', `serviceAccount:${DEPLOY}`),
    ]),
    ...terraform(
      resource('google_project_iam_member', 'ada', {
        project: 'lab',
        role: 'roles/iam.serviceAccountTokenCreator',
        member: ADA,
      }),
      resource('google_project_iam_member', 'deploy', {
        project: 'lab',
        role: 'roles/owner',
        member: `serviceAccount:${DEPLOY}`,
      }),
    ),
  },
};

const GROUP = `${SUBSCRIPTION}/resourceGroups/lab`;
const assigned = (role: string, scope: string, who: string) => ({
  principalId: who,
  roleDefinitionName: role,
  roleDefinitionId: 'by-name',
  scope,
});

/** Somebody who may have a machine run what it likes, and the machine is an owner. */
const AZURE_PATH: Fixture = {
  json: json([
    assigned('Virtual Machine Contributor', GROUP, 'ada'),
    assigned('Owner', SUBSCRIPTION, 'of-vm'),
    {
      id: `${GROUP}/providers/Microsoft.Compute/virtualMachines/gpu`,
      name: 'gpu',
      identity: { type: 'SystemAssigned', principalId: 'of-vm' },
    },
  ]),
  plan: {
    'plan.json': planOf(
      [
        resource('azurerm_role_assignment', 'ada', {
          scope: GROUP,
          role_definition_name: 'Virtual Machine Contributor',
          principal_id: 'ada',
        }),
        resource('azurerm_role_assignment', 'machine', {
          scope: SUBSCRIPTION,
          role_definition_name: 'Owner',
        }),
        resource(
          'azurerm_linux_virtual_machine',
          'gpu',
          {
            id: `${GROUP}/providers/Microsoft.Compute/virtualMachines/gpu`,
            name: 'gpu',
          },
          { identity: [{ type: 'SystemAssigned' }] },
        ),
      ],
      {
        'azurerm_role_assignment.machine.principal_id': [
          'azurerm_linux_virtual_machine.gpu.identity[0].principal_id',
          'azurerm_linux_virtual_machine.gpu.identity[0]',
          'azurerm_linux_virtual_machine.gpu.identity',
          'azurerm_linux_virtual_machine.gpu',
        ],
      },
    ),
  },
  configuration: {
    'main.tf': `data "azurerm_subscription" "main" {}

resource "azurerm_resource_group" "lab" {
  name     = "lab"
  location = "westeurope"
}

resource "azurerm_linux_virtual_machine" "gpu" {
  name                = "gpu"
  resource_group_name = azurerm_resource_group.lab.name
  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_role_assignment" "machine" {
  scope                = data.azurerm_subscription.main.id
  role_definition_name = "Owner"
  principal_id         = azurerm_linux_virtual_machine.gpu.identity[0].principal_id
}

resource "azurerm_role_assignment" "ada" {
  scope                = azurerm_resource_group.lab.id
  role_definition_name = "Virtual Machine Contributor"
  principal_id         = "ada"
}
`,
  },
};

/** By rule; undefined of one that has none, which a test tells. */
export function fixtureOf(id: IamRuleId): Fixture | undefined {
  const [family, ...rest] = id.split('/');
  const name = rest.join('/');
  switch (family) {
    case 'aws-escalation': {
      const rule = ESCALATION_RULES.find(it => it.id === name);
      return (
        rule &&
        ofUser(
          policy(allow(['tag:GetResources', ...rule.actions])),
          rule.kind === 'lift-boundary'
            ? ['ec2.amazonaws.com']
            : [rule.passedTo ?? []].flat(),
          rule.kind === 'lift-boundary'
            ? 'arn:aws:iam::aws:policy/AdministratorAccess'
            : undefined,
        )
      );
    }
    case 'aws-policy':
      return LINT[name] && ofUser(LINT[name]);
    case 'aws-resource-policy':
      return RESOURCE[name];
    case 'aws-trust':
      return OIDC[name];
    case 'gcp-escalation': {
      const rule = GCP_ESCALATION_RULES.find(it => it.id === name);
      return rule && ofPermissions(rule.permissions);
    }
    case 'gcp-federation':
      return GCP[name];
    case 'azure-escalation': {
      const rule = AZURE_ESCALATION_RULES.find(it => it.id === name);
      return rule && ofOperations(rule);
    }
    case 'azure-federation':
      return AZURE[name];
    case 'azure-path':
      return AZURE_PATH;
    default:
      return OTHERS[id];
  }
}

/* eslint-disable jest/expect-expect -- expectFault() holds the expectations */
import { expectFault, Fault } from './__fixtures__/expectFault';
import {
  added,
  removed,
  source,
  sourceFile,
  text,
  values,
} from './__fixtures__/mutations';

type Statement = Record<string, any>;

// What is unknown when it is planned is known after the apply.
const EMPTY = JSON.stringify({ Statement: [{}] });

/** The policy of the workload, with its first statement changed. */
const policy = (change: (statement: Statement) => void) =>
  values('aws_iam_policy', of => {
    const document = JSON.parse(of.policy ?? EMPTY);
    change(document.Statement[0]);
    of.policy = JSON.stringify(document);
  });

/** The trust of the pipeline’s role. */
const trust = (change: (conditions: Record<string, any>) => void) =>
  values('aws_iam_role', of => {
    const document = JSON.parse(of.assume_role_policy ?? EMPTY);
    const [statement] = document.Statement;
    if (statement.Principal?.Federated) {
      change(statement.Condition);
      of.assume_role_policy = JSON.stringify(document);
    } else {
      of.description = 'changed';
    }
  });

const AUD = 'token.actions.githubusercontent.com:aud';
const SUB = 'token.actions.githubusercontent.com:sub';

const aws: Fault[] = [
  [
    'the policy that the lab started with',
    'no-wildcard-policy',
    policy(it =>
      Object.assign(it, { Effect: 'Allow', Action: '*', Resource: '*' }),
    ),
    /allows \* on \*/,
  ],
  [
    'a policy that allows all but something',
    'no-wildcard-policy',
    policy(it => {
      delete it.Action;
      Object.assign(it, {
        Effect: 'Allow',
        NotAction: ['iam:*'],
        Resource: 'arn:aws:s3:::x',
      });
    }),
    /everything but what it names/,
  ],
  [
    'every action of a service',
    'policy-narrowed',
    policy(it => {
      it.Effect = 'Allow';
      it.Action = ['s3:*'];
      it.Resource = 'arn:aws:s3:::lab-data/*';
    }),
    /allows s3:\*: every action of a service/,
  ],
  [
    'an action on every resource',
    'policy-narrowed',
    policy(it => {
      it.Effect = 'Allow';
      it.Action = ['s3:PutObject'];
      it.Resource = '*';
    }),
    /allows s3:PutObject on every resource/,
  ],
  [
    'every role to be passed',
    'policy-narrowed',
    policy(it => {
      it.Effect = 'Allow';
      it.Action = ['iam:PassRole'];
      it.Resource = ['*'];
    }),
    /may pass every role/,
  ],
  [
    'a trust policy without a subject',
    'ci-identity-federated',
    trust(conditions => delete conditions.StringEquals[SUB]),
    /trusts every sub of the issuer/,
  ],
  [
    'a trust policy without an audience',
    'ci-identity-federated',
    trust(conditions => delete conditions.StringEquals[AUD]),
    /trusts every aud of the issuer/,
  ],
  [
    'a subject with a wildcard',
    'ci-identity-federated',
    trust(conditions => {
      delete conditions.StringEquals[SUB];
      conditions.StringLike = { [SUB]: 'repo:acme/*' };
    }),
    /trusts sub repo:acme\/\*/,
  ],
  [
    'no identity provider',
    'ci-identity-federated',
    removed('aws_iam_openid_connect_provider'),
    /no aws_iam_openid_connect_provider/,
  ],
  [
    'a key that is stored',
    'no-long-lived-keys',
    added('aws_iam_access_key', { user: 'ci' }),
    /aws_iam_access_key\.added is a long-lived key/,
  ],
  [
    'a workload without an identity of its own',
    'workload-identity',
    removed('aws_iam_instance_profile'),
    /no role of a service with an instance profile/,
  ],
  [
    'a secret that is never rotated',
    'secret-rotation',
    removed('aws_secretsmanager_secret_rotation'),
    /aws_secretsmanager_secret\.token is never rotated/,
  ],
  [
    'a secret that is rotated once a year',
    'secret-rotation',
    values('aws_secretsmanager_secret_rotation', of => {
      of.rotation_rules[0].automatically_after_days = 365;
    }),
    /rotated after more than 90 days/,
  ],
  [
    'a secret in the code',
    'no-plain-secrets',
    sourceFile(
      'secret.tf',
      'resource "aws_secretsmanager_secret_version" "token" {\n  secret_id     = aws_secretsmanager_secret.token.id\n  secret_string = "hunter2"\n}\n',
    ),
    /secret\.tf:3: secret_string of aws_secretsmanager_secret_version\.token/,
  ],
  [
    'an access key in a comment',
    'no-plain-secrets',
    source('main.tf', /^/, '# AKIAIOSFODNN7EXAMPLE\n'),
    /main\.tf:1: an AWS access key/,
  ],
  [
    'the default of a sensitive variable',
    'no-plain-secrets',
    sourceFile(
      'secret.tf',
      'variable "token" {\n  type      = string\n  sensitive = true\n  default   = "hunter2"\n}\n',
    ),
    /secret\.tf:4: the default of the sensitive variable token/,
  ],
  [
    'a secret that the plan shows',
    'no-plain-secrets',
    added('aws_secretsmanager_secret_version', { secret_string: 'hunter2' }),
    /secret_string of aws_secretsmanager_secret_version\.added is in the evidence/,
  ],
  [
    'nobody who watches access',
    'access-analyser',
    removed('aws_accessanalyzer_analyzer'),
    /no aws_accessanalyzer_analyzer/,
  ],
  [
    'a procedure that was not written',
    'rotation-procedure',
    text(
      'rotation-procedure.md',
      /Mark the old version[^\n]*/,
      'TO BE WRITTEN',
    ),
    /“Roll back” is still to be written/,
  ],
  [
    'a procedure with too few steps',
    'rotation-procedure',
    text('rotation-procedure.md', /3\. [^\n]*\n4\. [^\n]*\n/, ''),
    /“Steps” has 3 numbered steps/,
  ],
  [
    'a procedure without an owner',
    'rotation-procedure',
    text('rotation-procedure.md', '## Owner', '## Reader'),
    /no section “Owner”/,
  ],
  [
    'an open item of the checklist',
    'security-checklist',
    text('security-checklist.md', '- [x] Nobody', '- [ ] Nobody'),
    /Not done: Nobody can give themselves more/,
  ],
  [
    'an item that was ticked without a look',
    'security-checklist',
    text('security-checklist.md', /: looked on the day[^\n]*/, ''),
    /Ticked without what was seen: The analyser/,
  ],
];

const gcp: Fault[] = [
  [
    'the role that the lab started with',
    'no-wildcard-policy',
    values('google_project_iam_member', of => (of.role = 'roles/editor')),
    /gives roles\/editor/,
  ],
  [
    'the administration of a service on the whole project',
    'policy-narrowed',
    values('google_project_iam_member', of => {
      of.role = 'roles/storage.objectAdmin';
    }),
    /gives roles\/storage\.objectAdmin on the whole project/,
  ],
  [
    'a provider that lets every repository in',
    'ci-identity-federated',
    values('google_iam_workload_identity_pool_provider', of => {
      of.attribute_condition = "assertion.repository.startsWith('acme')";
    }),
    /lets every repository of the issuer in/,
  ],
  [
    'a provider without an audience',
    'ci-identity-federated',
    values('google_iam_workload_identity_pool_provider', of => {
      of.oidc[0].allowed_audiences = [];
    }),
    /pins no audience/,
  ],
  [
    'everybody of the pool',
    'ci-identity-federated',
    values('google_service_account_iam_member', of => {
      of.member =
        'principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/lab/*';
    }),
    /lets everybody of the pool act/,
  ],
  [
    'a key that is stored',
    'no-long-lived-keys',
    added('google_service_account_key', {}),
    /long-lived key/,
  ],
  [
    'a workload without a role of its own',
    'workload-identity',
    values('google_service_account', of => (of.email = 'other@example.com')),
    /no google_service_account with a role of its own/,
  ],
  [
    'a secret that is rotated once a year',
    'secret-rotation',
    values('google_secret_manager_secret', of => {
      of.rotation[0].rotation_period = '31536000s';
    }),
    /rotated after more than 90 days/,
  ],
  [
    'a rotation that nobody hears of',
    'secret-rotation',
    values('google_secret_manager_secret', of => (of.topics = [])),
    /tells nobody/,
  ],
  [
    'reads that nobody logs',
    'access-analyser',
    removed('google_project_iam_audit_config'),
    /google_project_iam_audit_config/,
  ],
];

const azure: Fault[] = [
  [
    'a role that allows every action',
    'no-wildcard-policy',
    values('azurerm_role_definition', of => {
      of.permissions[0].actions = ['*'];
    }),
    /allows every action/,
  ],
  [
    'every action of a provider',
    'policy-narrowed',
    values('azurerm_role_definition', of => {
      of.permissions[0].actions = ['Microsoft.Storage/*'];
    }),
    /allows Microsoft\.Storage\/\*/,
  ],
  [
    'a role on the whole subscription',
    'policy-narrowed',
    values('azurerm_role_assignment', of => {
      of.scope = '/subscriptions/00000000-0000-0000-0000-000000000042';
    }),
    /on the whole subscription/,
  ],
  [
    'a subject with a wildcard',
    'ci-identity-federated',
    values('azurerm_federated_identity_credential', of => {
      of.subject = 'repo:acme/*';
    }),
    /pins no subject: repo:acme\/\*/,
  ],
  [
    'an audience of somebody else',
    'ci-identity-federated',
    values('azurerm_federated_identity_credential', of => {
      of.audience = ['https://example.com'];
    }),
    /pins no audience/,
  ],
  [
    'an account key that works',
    'no-long-lived-keys',
    values('azurerm_storage_account', of => {
      of.shared_access_key_enabled = true;
    }),
    /can be used with its account key/,
  ],
  [
    'a workload without a role of its own',
    'workload-identity',
    removed('azurerm_user_assigned_identity'),
    /azurerm_user_assigned_identity with a role assignment/,
  ],
  [
    'a secret that never expires',
    'secret-rotation',
    values('azurerm_key_vault_secret', of => (of.expiration_date = null)),
    /never expires/,
  ],
  [
    'an expiry that nobody hears of',
    'secret-rotation',
    values('azurerm_eventgrid_system_topic_event_subscription', of => {
      of.included_event_types = ['Microsoft.KeyVault.KeyNearExpiry'];
    }),
    /SecretNearExpiry/,
  ],
  [
    'a vault whose reads nobody logs',
    'access-analyser',
    values('azurerm_monitor_diagnostic_setting', of => {
      of.enabled_log = [{ category: 'AzurePolicyEvaluationDetails' }];
    }),
    /AuditEvent/,
  ],
];

describe('what can go wrong with Lab 2', () => {
  it.each<Fault>(aws)('on aws: %s fails %s and nothing else', (...fault) =>
    expectFault('lab-2', 'aws', fault),
  );
  it.each<Fault>(gcp)('on gcp: %s fails %s and nothing else', (...fault) =>
    expectFault('lab-2', 'gcp', fault),
  );
  it.each<Fault>(azure)('on azure: %s fails %s and nothing else', (...fault) =>
    expectFault('lab-2', 'azure', fault),
  );
});

import {
  CheckTerraform,
  loadCheckTerraform,
} from './__testUtils__/checkTerraform';

let check: CheckTerraform;

beforeAll(async () => {
  check = await loadCheckTerraform();
});

const document = (Action: string, Resource = '*') =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: 'Lab', Effect: 'Allow', Action, Resource }],
  });
const trust = (Principal: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }],
  });
const resource = (address: string, values: object, more: object = {}) => {
  const [type, name] = address
    .replace(/^(module\.[^.]+\.)*/, '')
    .replace(/^data\./, '')
    .split('.');
  return {
    address,
    mode: address.includes('data.') ? 'data' : 'managed',
    type,
    name: name.replace(/\[.*$/, ''),
    values,
    ...more,
  };
};
const plan = (resources: object[], more: object = {}) => ({
  format_version: '1.2',
  terraform_version: '1.11.4',
  planned_values: { root_module: { resources } },
  ...more,
});
const problemsOf = (value: object) =>
  check({ 'plan.json': JSON.stringify(value, undefined, 2) });

const USER_POLICY = resource('aws_iam_user_policy.ada', {
  user: 'ada',
  name: 'lab',
  policy: document('iam:PutUserPolicy'),
});

describe('a plan', () => {
  it('is told by line and pointer of the policy in it, and by its Sid', () => {
    const { problems } = problemsOf(plan([USER_POLICY]));
    expect(problems).toEqual([
      expect.objectContaining({
        rule: 'aws-escalation/iam:PutUserPolicy',
        subject: 'user ada',
        line: 15,
        pointer: '/planned_values/root_module/resources/0/values/policy',
        statements: [expect.objectContaining({ sid: 'Lab', index: 0 })],
      }),
    ]);
  });

  it.each(['0.1', '0.2', '1.0', '1.1', '1.2', '1.9'])(
    'of format %s is read',
    format_version => {
      const { problems, errors } = problemsOf({
        ...plan([USER_POLICY]),
        format_version,
      });
      expect(errors).toEqual([]);
      expect(problems).toHaveLength(1);
    },
  );

  it.each(['2.0', 'next', 3, null])(
    'of format %p is refused, with its place',
    format_version => {
      const { problems, errors } = problemsOf({
        ...plan([USER_POLICY]),
        format_version,
      });
      expect(problems).toEqual([]);
      expect(errors).toEqual([
        expect.objectContaining({
          line: 2,
          message: expect.stringContaining('expected 1.x'),
        }),
      ]);
    },
  );

  it('may be a state', () => {
    const { problems } = problemsOf({
      format_version: '1.0',
      terraform_version: '1.11.4',
      values: { root_module: { resources: [USER_POLICY] } },
    });
    expect(problems).toHaveLength(1);
  });

  it('keeps what is good beside what is none', () => {
    const { problems, warnings } = problemsOf(
      plan([7 as unknown as object, { address: 'x' }, USER_POLICY]),
    );
    expect(problems).toHaveLength(1);
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toMatch(/^plan\.json:\d+: found 7/);
  });

  it('is put together by what is referred to, over modules and their keys', () => {
    const value = {
      ...plan([]),
      planned_values: {
        root_module: {
          resources: [
            resource('aws_iam_user.ada', { name: 'ada' }),
            resource('aws_iam_user_policy_attachment.ada', { user: 'ada' }),
          ],
          child_modules: [
            {
              address: 'module.lab["a"]',
              resources: [
                resource('module.lab["a"].aws_iam_policy.keys', {
                  name: 'keys',
                  policy: document('iam:CreateAccessKey'),
                }),
              ],
            },
          ],
        },
      },
      configuration: {
        root_module: {
          resources: [
            {
              address: 'aws_iam_user_policy_attachment.ada',
              expressions: {
                policy_arn: {
                  references: ['module.lab["a"].policy', 'module.lab["a"]'],
                },
              },
            },
          ],
          module_calls: {
            lab: {
              module: {
                outputs: {
                  policy: {
                    expression: {
                      references: [
                        'aws_iam_policy.keys.arn',
                        'aws_iam_policy.keys',
                      ],
                    },
                  },
                },
              },
            },
          },
        },
      },
    };
    expect(problemsOf(value).problems.map(each => each.subject)).toEqual([
      'user ada',
    ]);
  });

  it('judges a document that is only made while it is applied', () => {
    const value = {
      ...plan([
        resource('aws_iam_policy.lab', { name: 'lab' }),
        resource('aws_s3_bucket.data', { bucket: 'data' }),
      ]),
      resource_changes: [
        {
          address: 'data.aws_iam_policy_document.lab',
          mode: 'data',
          type: 'aws_iam_policy_document',
        },
      ],
      configuration: {
        root_module: {
          resources: [
            {
              address: 'aws_iam_policy.lab',
              expressions: {
                policy: {
                  references: [
                    'data.aws_iam_policy_document.lab.json',
                    'data.aws_iam_policy_document.lab',
                  ],
                },
              },
            },
            {
              address: 'data.aws_iam_policy_document.lab',
              expressions: {
                statement: [
                  {
                    actions: { constant_value: ['s3:GetObject'] },
                    resources: {
                      references: [
                        'aws_s3_bucket.data.arn',
                        'aws_s3_bucket.data',
                      ],
                    },
                  },
                  {
                    actions: { constant_value: ['iam:PutUserPolicy'] },
                    resources: { constant_value: ['*'] },
                  },
                ],
              },
            },
          ],
        },
      },
    };
    const { problems, warnings } = problemsOf(value);
    expect(problems.map(each => each.rule)).toEqual([
      'aws-escalation/iam:PutUserPolicy',
    ]);
    expect(warnings).toEqual([]);
  });

  it('takes what a half-known document refers to from its configuration, where its values have null', () => {
    const value = plan(
      [
        resource('aws_iam_openid_connect_provider.github', {
          url: 'https://token.actions.githubusercontent.com',
        }),
        resource('aws_iam_role.ci', { name: 'ci' }),
        resource('data.aws_iam_policy_document.trust', {
          statement: [
            {
              actions: ['sts:AssumeRoleWithWebIdentity'],
              principals: [{ type: 'Federated', identifiers: [null] }],
            },
          ],
        }),
      ],
      {
        configuration: {
          root_module: {
            resources: [
              {
                address: 'aws_iam_role.ci',
                expressions: {
                  assume_role_policy: {
                    references: ['data.aws_iam_policy_document.trust.json'],
                  },
                },
              },
              {
                address: 'data.aws_iam_policy_document.trust',
                expressions: {
                  statement: [
                    {
                      actions: {
                        constant_value: ['sts:AssumeRoleWithWebIdentity'],
                      },
                      principals: [
                        {
                          type: { constant_value: 'Federated' },
                          identifiers: {
                            references: [
                              'aws_iam_openid_connect_provider.github.arn',
                            ],
                          },
                        },
                      ],
                    },
                  ],
                },
              },
            ],
          },
        },
      },
    );
    const { problems, errors } = problemsOf(value);
    expect(errors).toEqual([]);
    expect(problems.map(each => each.rule)).toContain(
      'aws-trust/subject-missing',
    );
  });

  it('does not take a role that a policy mentions for the policy', () => {
    const { warnings, errors } = problemsOf(
      plan(
        [
          resource('aws_iam_role.admin', {
            name: 'admin',
            assume_role_policy: trust({ Service: 'ec2.amazonaws.com' }),
          }),
          resource('aws_iam_user_policy.ada', { user: 'ada' }),
        ],
        {
          configuration: {
            root_module: {
              resources: [
                {
                  address: 'aws_iam_user_policy.ada',
                  expressions: {
                    policy: { references: ['aws_iam_role.admin.arn'] },
                  },
                },
              ],
            },
          },
        },
      ),
    );
    expect(errors).toEqual([]);
    expect(warnings).toEqual([
      expect.stringContaining('aws_iam_user_policy.ada says cannot be told'),
    ]);
  });

  it('warns of a policy that is not known before it is applied', () => {
    const { warnings } = problemsOf(
      plan([resource('aws_iam_policy.lab', { name: 'lab' })], {
        configuration: {
          root_module: {
            resources: [
              {
                address: 'aws_iam_policy.lab',
                expressions: {
                  policy: { references: ['local.policy'] },
                },
              },
            ],
          },
        },
      }),
    );
    expect(warnings).toEqual([
      expect.stringMatching(
        /^plan\.json:\d+: what the policy of .* give the \.tf/,
      ),
    ]);
  });

  it('finds ways over several hops, with the account that it names', () => {
    const { problems } = problemsOf(
      plan([
        resource('data.aws_caller_identity.me', { account_id: '111122223333' }),
        resource('aws_iam_role.ci', {
          name: 'ci',
          assume_role_policy: trust({ AWS: '*' }),
          inline_policy: [
            { name: 'deploy', policy: document('sts:AssumeRole') },
          ],
        }),
        resource('aws_iam_role.admin', {
          name: 'admin',
          assume_role_policy: trust({
            AWS: 'arn:aws:iam::111122223333:role/ci',
          }),
          managed_policy_arns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
        }),
      ]),
    );
    expect(
      problems.filter(each => each.rule === 'aws-path').map(it => it.subject),
    ).toEqual(['role ci', 'strangers by role ci']);
    expect(problems[0].subjectUid).toMatch(/^arn:aws:iam::111122223333:/);
  });

  it('is judged for Google Cloud and Azure too', () => {
    const { problems } = problemsOf(
      plan([
        resource('google_project_iam_member.ada', {
          project: 'lab',
          role: 'roles/owner',
          member: 'user:ada@example.org',
          condition: [],
        }),
        resource('google_project_iam_binding.all', {
          project: 'lab',
          role: 'projects/lab/roles/deployer',
          members: ['user:bob@example.org'],
        }),
        resource('google_project_iam_custom_role.deployer', {
          project: 'lab',
          role_id: 'deployer',
          name: 'projects/lab/roles/deployer',
          permissions: ['iam.roles.update'],
        }),
        resource('google_storage_bucket_iam_member.all', {
          bucket: 'data',
          role: 'roles/storage.objectViewer',
          member: 'allUsers',
        }),
        resource('google_iam_workload_identity_pool_provider.github', {
          project: 'lab',
          workload_identity_pool_id: 'ci',
          workload_identity_pool_provider_id: 'github',
          attribute_mapping: { 'google.subject': 'assertion.sub' },
          oidc: [{ issuer_uri: 'https://token.actions.githubusercontent.com' }],
        }),
        resource('azurerm_role_assignment.ada', {
          principal_id: 'ada',
          role_definition_name: 'Owner',
          scope: '/subscriptions/1',
        }),
        resource('azurerm_federated_identity_credential.ci', {
          name: 'ci',
          issuer: 'https://token.actions.githubusercontent.com',
          subject: 'repo:lab/*',
          audience: ['api://AzureADTokenExchange'],
        }),
      ]),
    );
    const rules = new Set(problems.map(each => each.rule));
    for (const rule of [
      'gcp-basic-role/roles/owner',
      'gcp-escalation/update-role',
      'gcp-public-member',
      'gcp-federation/condition-missing',
      'azure-escalation/assign-roles',
    ]) {
      expect(rules).toContain(rule);
    }
    expect(Array.from(rules).join()).toContain('azure-federation/');
  });

  it('is judged for the policies of resources', () => {
    const open = (Action: string) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: '*', Action, Resource: '*' }],
      });
    const { problems } = problemsOf(
      plan([
        resource('aws_s3_bucket_policy.a', { policy: open('s3:GetObject') }),
        resource('aws_kms_key.a', { policy: open('kms:*') }),
        resource('aws_sqs_queue_policy.a', { policy: open('sqs:SendMessage') }),
        resource('aws_sns_topic_policy.a', { policy: open('sns:Publish') }),
        resource('aws_secretsmanager_secret_policy.a', {
          policy: open('secretsmanager:GetSecretValue'),
        }),
        resource('aws_lambda_permission.a', {
          function_name: 'worker',
          action: 'lambda:InvokeFunction',
          principal: '*',
        }),
        resource('aws_lambda_permission.events', {
          function_name: 'worker',
          action: 'lambda:InvokeFunction',
          principal: 'events.amazonaws.com',
          source_arn: 'arn:aws:events:eu-west-1:111122223333:rule/nightly',
        }),
      ]),
    );
    expect(
      problems.map(each => [each.subject, each.rule, each.severity]).sort(),
    ).toEqual([
      ['aws_kms_key.a', 'aws-resource-policy/anyone', 'critical'],
      ['aws_lambda_permission.a', 'aws-resource-policy/anyone', 'critical'],
      ['aws_s3_bucket_policy.a', 'aws-resource-policy/anyone', 'high'],
      [
        'aws_secretsmanager_secret_policy.a',
        'aws-resource-policy/anyone',
        'high',
      ],
      ['aws_sns_topic_policy.a', 'aws-resource-policy/anyone', 'critical'],
      ['aws_sqs_queue_policy.a', 'aws-resource-policy/anyone', 'critical'],
    ]);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  CheckTerraform,
  loadCheckTerraform,
} from './__testUtils__/checkTerraform';
import { terraformOfPolicies } from './__testUtils__/terraformOfPolicies';

/*
 * Ways to more permissions as configurations have them, and configurations that look like one and are none.
 */

let check: CheckTerraform;

beforeAll(async () => {
  check = await loadCheckTerraform();
});

const document = (...statements: string[]) =>
  `jsonencode({ Version = "2012-10-17", Statement = [${statements.join(
    ', ',
  )}] })`;
const allow = (actions: string[], resource = '"*"', more = '') =>
  `{ Effect = "Allow", Action = ${JSON.stringify(
    actions,
  )}, Resource = ${resource}${more} }`;
const deny = (actions: string[], resource = '"*"') =>
  allow(actions, resource).replace('Allow', 'Deny');
const trust = (principal: string, more = '') =>
  `assume_role_policy = ${document(
    `{ Effect = "Allow", Action = "sts:AssumeRole", Principal = ${principal}${more} }`,
  )}`;
const service = (name: string) => `{ Service = "${name}.amazonaws.com" }`;
const role = (name: string, trusted: string, more = '') =>
  `resource "aws_iam_role" "${name}" {\n  name = "${name}"\n  ${trust(
    trusted,
  )}\n  ${more}\n}\n`;
const user = (policy: string, name = 'ada') =>
  `resource "aws_iam_user" "${name}" {\n  name = "${name}"\n}\nresource "aws_iam_user_policy" "${name}" {\n  user   = aws_iam_user.${name}.name\n  policy = ${policy}\n}\n`;
const ADMIN =
  'managed_policy_arns = ["arn:aws:iam::aws:policy/AdministratorAccess"]';

/** Rule by subject; who is an administrator by intention is left out. */
const waysIn = (configuration: string) =>
  check({ 'main.tf': configuration })
    .problems.filter(
      each =>
        /^aws-(escalation|path|iam-administrator)/.test(each.rule) ||
        (each.rule === 'aws-administrator' && each.subject.startsWith('user')),
    )
    .map(each => `${each.subject}: ${each.rule}`);

const WAYS: Array<[string, string, string]> = [
  [
    'a user who can write versions of a policy',
    user(document(allow(['iam:CreatePolicyVersion']))),
    'user ada: aws-escalation/iam:CreatePolicyVersion',
  ],
  [
    'a user who can have a function act with the role of an administrator',
    user(
      document(
        allow(['iam:PassRole'], 'aws_iam_role.admin.arn'),
        allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
      ),
    ) + role('admin', service('lambda'), ADMIN),
    'user ada: aws-path',
  ],
  [
    'a user who can pass any role to a machine, of which the configuration has none',
    user(document(allow(['iam:PassRole', 'ec2:RunInstances']))),
    'user ada: aws-escalation/iam:PassRole + ec2:RunInstances',
  ],
  [
    'a user in a group whose policy is attached by a list',
    `${user(document(allow(['s3:GetObject'])))}
resource "aws_iam_group" "ops" { name = "ops" }
resource "aws_iam_user_group_membership" "ada" {
  user   = aws_iam_user.ada.name
  groups = [aws_iam_group.ops.name]
}
resource "aws_iam_policy" "keys" {
  name   = "keys"
  policy = ${document(allow(['iam:CreateAccessKey']))}
}
resource "aws_iam_policy_attachment" "keys" {
  name       = "keys"
  groups     = [aws_iam_group.ops.name]
  policy_arn = aws_iam_policy.keys.arn
}`,
    'user ada: aws-escalation/iam:CreateAccessKey',
  ],
  [
    'a role of CI that can take the role of an administrator, over one in between',
    `${role(
      'ci',
      '{ AWS = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:user/build" }',
    )}data "aws_caller_identity" "me" {}
resource "aws_iam_role_policy" "ci" {
  role   = aws_iam_role.ci.id
  policy = ${document(allow(['sts:AssumeRole'], 'aws_iam_role.deploy.arn'))}
}
resource "aws_iam_role_policy" "deploy" {
  role   = aws_iam_role.deploy.name
  policy = ${document(allow(['sts:AssumeRole'], '"*"'))}
}
${role('deploy', '{ AWS = aws_iam_role.ci.arn }')}${role(
      'admin',
      '{ AWS = aws_iam_role.deploy.arn }',
      ADMIN,
    )}`,
    'role ci: aws-path',
  ],
  [
    'a user who can work on a machine that has the role of an administrator',
    `${
      user(document(allow(['ssm:StartSession']))) +
      role('worker', service('ec2'), ADMIN)
    }resource "aws_iam_instance_profile" "worker" {
  role = aws_iam_role.worker.name
}
resource "aws_instance" "worker" {
  ami                  = "ami-1"
  instance_type        = "t3.micro"
  iam_instance_profile = aws_iam_instance_profile.worker.name
}`,
    'user ada: aws-path',
  ],
  [
    'a user who can change the code of a function that has the role of an administrator',
    `${
      user(document(allow(['lambda:UpdateFunctionCode']))) +
      role('worker', service('lambda'), ADMIN)
    }resource "aws_lambda_function" "worker" {
  function_name = "worker"
  role          = aws_iam_role.worker.arn
}`,
    'user ada: aws-path',
  ],
  [
    'a user who can rewrite who may take the role of an administrator',
    user(
      document(allow(['iam:UpdateAssumeRolePolicy'], 'aws_iam_role.admin.arn')),
    ) + role('admin', service('ec2'), ADMIN),
    'user ada: aws-path',
  ],
  [
    'a policy that nothing is attached to yet',
    `resource "aws_iam_policy" "lab" {\n  policy = ${document(
      allow(['iam:AttachUserPolicy']),
    )}\n}`,
    'whoever has aws_iam_policy.lab: aws-escalation/iam:AttachUserPolicy',
  ],
  [
    'a group that nobody is in yet',
    `resource "aws_iam_group" "ops" { name = "ops" }
resource "aws_iam_group_policy_attachment" "ops" {
  group      = aws_iam_group.ops.name
  policy_arn = "arn:aws:iam::aws:policy/IAMFullAccess"
}`,
    'user in group ops: aws-iam-administrator',
  ],
  [
    'everything but what NotAction excepts',
    user(
      document(
        '{ Effect = "Allow", NotAction = ["s3:*", "ec2:*"], Resource = "*" }',
      ),
    ),
    'user ada: aws-administrator',
  ],
  [
    'a role of a module that anybody at GitHub can take',
    `resource "aws_iam_role" "ci" {
  name = "ci"
  assume_role_policy = ${document(
    `{ Effect = "Allow", Action = "sts:AssumeRoleWithWebIdentity", Principal = { Federated = aws_iam_openid_connect_provider.github.arn }, Condition = { StringEquals = { "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com" } } }`,
  )}
  ${ADMIN}
}
resource "aws_iam_openid_connect_provider" "github" {
  url = "https://token.actions.githubusercontent.com"
}`,
    'strangers by role ci: aws-path',
  ],
];

describe('ways to more permissions in a configuration', () => {
  it.each(WAYS)('%s', (_, configuration, expected) => {
    expect(waysIn(configuration)).toContain(expected);
  });
});

const TRAPS: Array<[string, string]> = [
  [
    'a Deny in another policy of the same user',
    `${user(
      document(allow(['iam:CreatePolicyVersion'])),
    )}resource "aws_iam_user_policy" "no" {
  user   = aws_iam_user.ada.name
  policy = ${document(deny(['iam:*']))}
}`,
  ],
  [
    'a boundary that leaves nothing of it',
    `resource "aws_iam_user" "ada" {
  name                 = "ada"
  permissions_boundary = aws_iam_policy.boundary.arn
}
resource "aws_iam_user_policy" "ada" {
  user   = aws_iam_user.ada.name
  policy = ${document(allow(['iam:PutUserPolicy']))}
}
resource "aws_iam_policy" "boundary" {
  name   = "boundary"
  policy = ${document(allow(['s3:*']))}
}`,
  ],
  [
    'a role that may be passed, and that another service than the one at hand trusts',
    user(
      document(
        allow(['iam:PassRole'], 'aws_iam_role.task.arn'),
        allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
      ),
    ) + role('task', service('ecs-tasks'), ADMIN),
  ],
  [
    'permissions on a bucket whose ARN is not known yet',
    `resource "aws_s3_bucket" "data" {}
${user(
  document(
    allow(['*'], '[aws_s3_bucket.data.arn, "${aws_s3_bucket.data.arn}/*"]'),
  ),
)}`,
  ],
  [
    'keys and passwords of oneself',
    user(
      document(
        allow(
          ['iam:CreateAccessKey', 'iam:UpdateLoginProfile'],
          '"arn:aws:iam::*:user/$${aws:username}"',
        ),
      ),
    ),
  ],
  [
    'what is made no times',
    `variable "enabled" {\n  default = false\n}
resource "aws_iam_policy" "lab" {
  count  = var.enabled ? 1 : 0
  policy = ${document(allow(['iam:PutUserPolicy']))}
}`,
  ],
  [
    'a role in between that the administrator does not trust',
    user(document(allow(['sts:AssumeRole']))) +
      role('middle', '{ AWS = aws_iam_user.ada.arn }') +
      role('admin', service('ec2'), ADMIN),
  ],
];

describe('no ways to more permissions in a configuration', () => {
  it.each(TRAPS)('%s', (_, configuration) => {
    const { errors } = check({ 'main.tf': configuration });
    expect(errors).toEqual([]);
    expect(waysIn(configuration)).toEqual([]);
  });
});

const PRINCIPALS = resolve(
  __dirname,
  '../../../../../../shared/data/iam/iam-vulnerable-principals.json',
);

(existsSync(PRINCIPALS) ? describe : describe.skip)(
  'principals whose escalation is known, as configurations (../shared/data beside the checkout)',
  () => {
    interface Case {
      id: string;
      policies: Record<string, object>;
    }
    const cases: Case[] = existsSync(PRINCIPALS)
      ? JSON.parse(readFileSync(PRINCIPALS, 'utf8'))
      : [];
    // Both are ways through trust and not through actions.
    const decidable = cases.filter(
      each =>
        !['privesc-AssumeRole', 'privesc-permissive-role-trust'].includes(
          each.id,
        ),
    );

    it.each(['jsonencode', 'data', 'heredoc', 'plan'] as const)(
      'are told apart as well in the form of %s: 34 of 34, and none of 5',
      form => {
        const open = decidable.filter(({ policies }) =>
          check(terraformOfPolicies(policies, form)).problems.some(
            each =>
              /^aws-(escalation|administrator)/.test(each.rule) &&
              each.conditions.length === 0,
          ),
        );
        expect(open.filter(each => each.id.startsWith('fp'))).toEqual([]);
        expect(open).toHaveLength(34);
      },
    );
  },
);

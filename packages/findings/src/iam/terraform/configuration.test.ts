import {
  CheckTerraform,
  loadCheckTerraform,
} from './__testUtils__/checkTerraform';

let check: CheckTerraform;

beforeAll(async () => {
  check = await loadCheckTerraform();
});

const rulesOf = (files: Record<string, string>) =>
  check(files).problems.map(
    ({ rule, file, line }) => `${file}:${line} ${rule}`,
  );

const PUT = 'aws-escalation/iam:PutUserPolicy';

/** A policy resource around an expression, which begins on the second line. */
const policy = (expression: string) =>
  `resource "aws_iam_policy" "lab" {\n  policy = ${expression}\n}\n`;

const ENCODED = `jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "s3:GetObject", Resource = "*" },
      {
        Effect   = "Allow"
        Action   = ["iam:PutUserPolicy"]
        Resource = "*"
      },
    ]
  })`;

describe('a policy in HCL', () => {
  it('is told by the line of its statement where it is encoded', () => {
    expect(rulesOf({ 'main.tf': policy(ENCODED) })).toEqual([
      `main.tf:6 ${PUT}`,
    ]);
  });

  it('is told by its own lines within a heredoc', () => {
    const heredoc = `<<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
        {"Effect": "Allow", "Action": "iam:PutUserPolicy", "Resource": "*"}
      ]
    }
  EOT`;
    expect(rulesOf({ 'main.tf': policy(heredoc) })).toEqual([
      `main.tf:7 ${PUT}`,
    ]);
  });

  it('is told by the file that it is read from, which is not judged twice', () => {
    const document =
      '{"Version": "2012-10-17",\n"Statement": [\n{"Effect": "Allow", "Action": "iam:PutUserPolicy", "Resource": "*"}]}';
    for (const path of ['policy.json', '${path.module}/policy.json']) {
      expect(
        rulesOf({
          'infra/main.tf': policy(`file("${path}")`),
          'infra/policy.json': document,
        }),
      ).toEqual([`infra/policy.json:3 ${PUT}`]);
    }
  });

  it('is filled in where it is a template file', () => {
    expect(
      rulesOf({
        'main.tf': policy(
          'templatefile("${path.module}/policy.json", { actions = ["s3:GetObject", "iam:PutUserPolicy"] })',
        ),
        'policy.json': `{"Version": "2012-10-17", "Statement": [
%{ for i, action in actions ~}
%{ if i > 0 },%{ endif }
{"Effect": "Allow", "Action": "\${action}", "Resource": "*"}
%{ endfor ~}
]}`,
      }),
    ).toEqual([expect.stringMatching(new RegExp(`policy.json:\\d+ ${PUT}`))]);
  });

  it('is put together by aws_iam_policy_document, sources and overrides included', () => {
    const files = (override: string) => ({
      'main.tf': `
data "aws_iam_policy_document" "base" {
  statement {
    sid       = "Change"
    actions   = ["iam:PutUserPolicy"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "more" {
  source_policy_documents   = [data.aws_iam_policy_document.base.json]
  override_policy_documents = [${override}]

  dynamic "statement" {
    for_each = toset(["iam:CreateAccessKey"])
    content {
      actions   = [statement.value]
      resources = ["arn:aws:iam::*:user/&{aws:username}"]
    }
  }
}

resource "aws_iam_policy" "lab" {
  policy = data.aws_iam_policy_document.more.json
}
`,
    });
    // Keys of one's own are no escalation: \`&{\` is a variable of the policy.
    expect(rulesOf(files(''))).toEqual([`main.tf:3 ${PUT}`]);
    expect(
      rulesOf(
        files(
          'jsonencode({ Statement = [{ Sid = "Change", Effect = "Deny", Action = "*", Resource = "*" }] })',
        ),
      ),
    ).toEqual([]);
  });

  it('is judged where nothing uses the document yet', () => {
    expect(
      rulesOf({
        'main.tf': `data "aws_iam_policy_document" "lab" {
  statement {
    actions   = ["iam:PutUserPolicy"]
    resources = ["*"]
  }
}`,
      }),
    ).toEqual([`main.tf:2 ${PUT}`]);
  });

  it('is worked out through variables, locals and functions', () => {
    const files = {
      'main.tf': policy(
        'jsonencode({ Version = "2012-10-17", Statement = [for it in local.grants : { Effect = "Allow", Action = it.actions, Resource = "*" } if it.on] })',
      ),
      'locals.tf': `
locals {
  service = lower(var.service)
  grants = [
    { on = false, actions = ["iam:CreateAccessKey"] },
    merge({ on = true }, { actions = concat(["s3:Get*"], [format("%s:%s", local.service, var.enabled ? "PutUserPolicy" : "GetUser")]) }),
  ]
}
variable "service" {
  default = "none"
}
variable "enabled" {
  type    = bool
  default = true
}
`,
      'terraform.tfvars': 'service = "IAM"\n',
    };
    expect(rulesOf(files)).toEqual([expect.stringContaining(PUT)]);
    expect(
      rulesOf({ ...files, 'lab.auto.tfvars': 'enabled = false\n' }),
    ).toEqual([]);
  });

  it('keeps the variables of the policy apart from those of Terraform', () => {
    const own = (resource: string) =>
      rulesOf({
        'main.tf': policy(
          `jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:CreateAccessKey", Resource = "${resource}" }] })`,
        ),
      });
    expect(own('arn:aws:iam::*:user/$${aws:username}')).toEqual([]);
    expect(own('arn:aws:iam::*:user/*')).toHaveLength(1);
  });
});

describe('modules', () => {
  const files = {
    'main.tf': `
module "ci" {
  source   = "./modules/role"
  for_each = { deploy = "iam:PutUserPolicy", read = "s3:GetObject" }
  name     = each.key
  action   = each.value
}

resource "aws_iam_user_policy" "ada" {
  user   = "ada"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = module.ci["deploy"].arn }] })
}
`,
    'modules/role/main.tf': `
variable "name" {}
variable "action" {}

resource "aws_iam_role" "this" {
  name = "lab-\${var.name}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::\${data.aws_caller_identity.current.account_id}:root" } }]
  })
  inline_policy {
    name   = "own"
    policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = var.action, Resource = "*" }] })
  }
}

data "aws_caller_identity" "current" {}

output "arn" {
  value = aws_iam_role.this.arn
}
`,
  };

  it('are judged with what they are called with, once for each call', () => {
    const { problems, warnings } = check(files);
    expect(
      problems
        .filter(each => each.severity === 'critical')
        .map(each => [each.rule, each.subject]),
    ).toEqual([
      [PUT, 'role lab-deploy'],
      ['aws-path', 'user ada'],
    ]);
    expect(warnings).toEqual([]);
  });

  it('that are not among the files are warned of, with the line of the call', () => {
    const { warnings } = check({
      'main.tf':
        '\nmodule "vpc" {\n  source = "terraform-aws-modules/vpc/aws"\n}\n',
    });
    expect(warnings).toEqual([
      expect.stringMatching(/^main\.tf:2: module vpc: .*is not judged/),
    ]);
  });

  it('that call each other in a circle come to an end', () => {
    const call = (source: string) =>
      `module "m" {\n  source = "${source}"\n}\n`;
    const { warnings } = check({
      'a/main.tf': call('../b'),
      'b/main.tf': call('../a'),
    });
    expect(warnings).not.toEqual([]);
  });
});

describe('what cannot be told of a configuration', () => {
  it('is a warning with file and line and spoils nothing else', () => {
    const { problems, warnings } = check({
      'main.tf': `variable "bucket" {}
resource "aws_iam_policy" "lab" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "s3:*", Resource = "arn:aws:s3:::\${var.bucket}/*" },
      { Effect = "Allow", Action = "iam:PutUserPolicy", Resource = "*" },
    ]
  })
}
`,
    });
    expect(warnings).toEqual([
      'main.tf:1: what var.bucket is cannot be told (the variable bucket has no default); it is taken as any text',
    ]);
    expect(problems.map(each => each.line)).toEqual([7]);
  });

  it.each([
    [
      'var.policy',
      'variable "policy" {}',
      'the variable policy has no default',
    ],
    ['local.none', '', 'there is no local none'],
    [
      'file("gone.json")',
      '',
      'the file gone.json is not among those that were given',
    ],
    [
      'data.http.policy.response_body',
      'data "http" "policy" {}',
      'before it is applied',
    ],
    ['base64gzip("{}")', '', 'the function base64gzip is not worked out here'],
    [
      'local.a',
      'locals {\n  a = local.b\n  b = local.a\n}',
      'refers to itself',
    ],
  ])('names %s', (expression, more, reason) => {
    const { problems, warnings } = check({
      'main.tf': `${policy(expression)}${more}\n`,
    });
    expect(problems).toEqual([]);
    expect(warnings).toEqual([expect.stringMatching(/^main\.tf:\d+: /)]);
    expect(warnings[0]).toContain(reason);
  });

  it('is no way in: an unknown principal or subject is nobody in particular', () => {
    const { problems } = check({
      'main.tf': `variable "who" {}
variable "repository" {}
variable "subject" {}
resource "aws_iam_role" "lab" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = var.who } },
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRoleWithWebIdentity"
        Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
        Condition = { StringEquals = {
          "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
          "token.actions.githubusercontent.com:sub" = ["repo:\${var.repository}:ref:refs/heads/main", var.subject]
        } }
      },
    ]
  })
}
`,
    });
    expect(problems).toEqual([]);
  });

  it('keeps what is about another kind of resource what it is', () => {
    expect(
      rulesOf({
        'main.tf': `resource "aws_s3_bucket" "data" {
  bucket_prefix = "data"
}
${policy(
  'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = aws_s3_bucket.data.arn }] })',
)}`,
      }),
    ).toEqual([]);
  });
});

describe('broken HCL', () => {
  it('costs the block that it is in, and is told by its line', () => {
    const broken = policy(ENCODED).replace(
      'Resource = "*"\n      },',
      'Resource =',
    );
    const { problems, errors } = check({
      'main.tf': `${policy(ENCODED)}${broken}${policy(ENCODED).replace(
        '"lab"',
        '"third"',
      )}`,
    });
    expect(problems.map(each => each.line)).toEqual([6, 31]);
    expect(errors).toEqual([expect.objectContaining({ file: 'main.tf' })]);
    expect(errors[0].line).toBeGreaterThanOrEqual(14);
    expect(errors[0].line).toBeLessThanOrEqual(27);
  });

  it('costs no block behind a quote or heredoc that is never closed', () => {
    for (const open of ['name = "never closed', 'name = <<EOT']) {
      const { problems, errors } = check({
        'main.tf': `resource "aws_iam_user" "u" {\n  ${open}\n}\n${policy(
          ENCODED,
        )}`,
      });
      expect(problems.map(each => each.line)).toEqual([9]);
      expect(errors.map(each => each.line)).toEqual([expect.any(Number)]);
    }
  });

  it('names a policy that is no JSON', () => {
    const { errors } = check({ 'main.tf': policy('"{ \\"Statement\\": "') });
    expect(errors).toEqual([
      expect.objectContaining({
        line: 2,
        message: expect.stringContaining('expected a policy as JSON'),
      }),
    ]);
  });
});

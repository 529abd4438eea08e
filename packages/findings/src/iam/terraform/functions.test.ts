import {
  CheckTerraform,
  loadCheckTerraform,
} from './__testUtils__/checkTerraform';

/*
 * Functions of Terraform, each in the place of an action: what is worked out right opens a way, and what is not does not.
 * https://developer.hashicorp.com/terraform/language/functions
 */

let check: CheckTerraform;

beforeAll(async () => {
  check = await loadCheckTerraform();
});

const PUT = 'aws-escalation/iam:PutUserPolicy';

const withAction = (expression: string) =>
  check({
    'main.tf': `locals {
  put = "iam:PutUserPolicy"
}
resource "aws_iam_policy" "lab" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ${expression}, Resource = "*" }]
  })
}
`,
  });

/** Expressions that come to the action, from the examples of the documentation. */
const EXPRESSIONS: string[] = [
  'alltrue(["true", true]) ? local.put : "s3:*"',
  'anytrue([false]) ? "s3:*" : local.put',
  'chunklist(["s3:*", "s3:*", local.put], 2)[1]',
  '["s3:*", local.put][index(["a", "b"], "b")]',
  'matchkeys(["s3:*", local.put], ["a", "b"], ["b"])',
  'setintersection([local.put, "s3:*"], [local.put, "ec2:*"])',
  'join(":", setproduct(["s3", "iam"], ["GetObject", "PutUserPolicy"])[3])',
  'slice(["s3:*", local.put, "ec2:*"], 1, 2)',
  'sum([1, 2.5]) == 3.5 ? local.put : "s3:*"',
  'keys(transpose({ a = [local.put] }))',
  'yamldecode("action: [iam:PutUserPolicy]").action',
  'yamldecode(yamlencode({ action = local.put })).action',
  'base64decode("aWFtOlB1dFVzZXJQb2xpY3k=")',
  'base64encode("lab") == "bGFi" ? local.put : "s3:*"',
  'urlencode("a b/c") == "a+b%2Fc" ? local.put : "s3:*"',
  'md5("hello world") == "5eb63bbbe01eeed093cb22bb8f5acdc3" ? local.put : "s3:*"',
  'sha256("hello world") == "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9" ? local.put : "s3:*"',
  'abs(-23) + ceil(5.1) + floor(4.9) + pow(3, 2) + signum(-13) == 41 ? local.put : "s3:*"',
  'max(5, 12, 9) - min(12, 54, 3) == 9 ? local.put : "s3:*"',
  'parseint("FF", 16) == 255 ? local.put : "s3:*"',
  'cidrsubnet("172.16.0.0/12", 4, 2) == "172.18.0.0/16" ? local.put : "s3:*"',
  'cidrhost("10.12.112.0/20", 268) == "10.12.113.12" ? local.put : "s3:*"',
  'cidrnetmask("172.16.0.0/12") == "255.240.0.0" ? local.put : "s3:*"',
  'cidrsubnets("10.1.0.0/16", 4, 4, 8, 4)[3] == "10.1.48.0/20" ? local.put : "s3:*"',
  'regex("[a-z]+:[A-Za-z]+", "<iam:PutUserPolicy>")',
  'regex("(\\\\w+) (\\\\w+)", "s3 iam")[1] == "iam" ? local.put : "s3:*"',
  'regex("^(?P<service>[^:]+):", local.put).service == "iam" ? local.put : "s3:*"',
  'length(regexall("[a-z]+", "1234abcd5678efgh9")) == 2 ? local.put : "s3:*"',
  'length(regexall("(?i)ABC", "xyz")) == 0 ? local.put : "s3:*"',
  'replace("iam.Put-User-Policy", "/[-]/", "") == "iam.PutUserPolicy" ? local.put : "s3:*"',
  'replace("Policy of iam", "/(\\\\w+) of (\\\\w+)/", "$2:PutUser$1")',
  'trim("?!iam:PutUserPolicy?!", "!?")',
  'strrev("yciloPresUtuP:mai")',
  'strcontains("hello world", "wor") ? local.put : "s3:*"',
  'timecmp("2026-01-01T00:00:00Z", "2026-01-01T01:00:00+01:00") == 0 ? local.put : "s3:*"',
  'templatestring("iam:$${name}", { name = "PutUserPolicy" })',
  'provider::aws::arn_parse("arn:aws:iam::444455556666:role/lab").account_id == "444455556666" ? local.put : "s3:*"',
];

describe('a function of Terraform', () => {
  it.each(EXPRESSIONS)('comes to what it does: %s', expression => {
    const { problems, warnings, errors } = withAction(expression);
    expect([warnings, errors]).toEqual([[], []]);
    expect(problems.map(it => it.rule)).toEqual([PUT]);
  });

  it.each([
    'timestamp()',
    'regex("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")',
    'regex("[[:alpha:]]+", "iam:PutUserPolicy")',
    'regex("none", "iam:PutUserPolicy")',
    'uuid()',
    'cidrhost("2001:db8::/32", 5)',
    'yamldecode("a: [")',
    'setproduct(range(1000), range(1000))[0][0]',
  ])(
    'that comes to nothing that could be told is a warning: %s',
    expression => {
      const { problems, warnings, errors } = withAction(expression);
      expect([problems, errors]).toEqual([[], []]);
      expect(warnings.join('\n')).toContain('cannot be told');
    },
  );
});

describe('files of a configuration', () => {
  const YAML = `Version: "2012-10-17"
Statement:
  - Effect: Allow
    Action: s3:GetObject
    Resource: "*"
  - Effect: Allow
    Action: [iam:PutUserPolicy]
    Resource: "*"
`;

  it('may be policies in YAML, which are told by their own lines', () => {
    const { problems, warnings, errors } = check({
      'infra/main.tf': `resource "aws_iam_policy" "lab" {
  policy = jsonencode(yamldecode(file("\${path.module}/pol.yaml")))
}
`,
      'infra/pol.yaml': YAML,
    });
    expect(problems.map(it => [it.rule, it.file, it.line])).toEqual([
      [PUT, 'infra/pol.yaml', 6],
    ]);
    expect([warnings, errors]).toEqual([[], []]);
  });

  it('may be as many as a pattern names', () => {
    const { problems, warnings } = check({
      'main.tf': `resource "aws_iam_policy" "lab" {
  for_each = fileset("\${path.module}/policies", "**/*.{json,yaml}")
  name     = each.value
  policy   = endswith(each.value, "json") ? file("policies/\${each.value}") : jsonencode(yamldecode(file("policies/\${each.value}")))
}
`,
      'policies/a.json': JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Action: 'iam:PutUserPolicy',
          Resource: '*',
        },
      }),
      'policies/more/b.yaml': YAML,
      'policies/notes.txt': 'none',
    });
    expect(problems.map(it => [it.rule, it.file])).toEqual([
      [PUT, 'policies/a.json'],
      [PUT, 'policies/more/b.yaml'],
    ]);
    expect(warnings).toEqual([]);
  });

  it('that were not given are a warning', () => {
    const { problems, warnings, errors } = check({
      'main.tf': `resource "aws_iam_policy" "a" {
  policy = jsonencode(yamldecode(file("gone.yaml")))
}
resource "aws_iam_policy" "b" {
  for_each = fileset("gone", "*.json")
  policy   = file(each.value)
}
resource "aws_iam_policy" "c" {
  policy = jsonencode({ Version = "2012-10-17", Statement = var.gone })
}
`,
    });
    expect([problems, errors]).toEqual([[], []]);
    expect(warnings).toEqual([
      expect.stringMatching(/^main.tf:2: .*the file gone.yaml is not among/),
      expect.stringMatching(/^main.tf:6: /),
      expect.stringMatching(/^main.tf:9: what var.gone is cannot be told/),
    ]);
  });
});

describe('a variable of a type', () => {
  const using = (type: string, more: Record<string, string> = {}, given = '') =>
    check({
      'main.tf': `variable "g" {
  type = ${type}
  ${given}
}
resource "aws_iam_policy" "lab" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for x in var.g : { Effect = "Allow", Action = x.actions, Resource = "*" }]
  })
}
`,
      ...more,
    });
  const TYPE =
    'list(object({ actions = optional(list(string), ["iam:PutUserPolicy"]) }))';

  it.each([
    ['its own default', {}, 'default = [{}]'],
    ['a default that is null', {}, 'default = [{ actions = null }]'],
    ['a file of values', { 'terraform.tfvars': 'g = [{}]\n' }, ''],
  ])('has the defaults of optional attributes: %s', (_, more, given) => {
    const { problems, warnings } = using(TYPE, more, given);
    expect(problems.map(it => it.rule)).toEqual([PUT]);
    expect(warnings).toEqual([]);
  });

  it('has what is given, where something is', () => {
    expect(
      using(TYPE, {}, 'default = [{ actions = ["s3:GetObject"] }]').problems,
    ).toEqual([]);
  });

  it('has them in maps, sets and tuples of objects in objects', () => {
    for (const [type, value] of [
      [
        'map(object({ actions = optional(string, "iam:PutUserPolicy") }))',
        '{ a = {} }',
      ],
      [
        'set(object({ actions = optional(string, "iam:PutUserPolicy") }))',
        '[{}]',
      ],
      [
        'tuple([object({ actions = optional(string, "iam:PutUserPolicy") })])',
        '[{}]',
      ],
    ]) {
      expect(
        using(type, {}, `default = ${value}`).problems.map(it => it.rule),
      ).toEqual([PUT]);
    }
    const nested = check({
      'main.tf': `module "lab" {
  source = "./lab"
  grant  = {}
}
`,
      'lab/main.tf': `variable "grant" {
  type = object({
    name   = optional(string)
    policy = optional(object({ action = optional(string, "iam:PutUserPolicy") }), {})
  })
}
resource "aws_iam_policy" "lab" {
  name   = coalesce(var.grant.name, "lab")
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = var.grant.policy.action, Resource = "*" }]
  })
}
`,
    });
    expect(nested.problems.map(it => it.rule)).toEqual([PUT]);
    expect(nested.warnings).toEqual([]);
  });

  it('is its default where it is given null and may not be', () => {
    const files = (nullable: string) => ({
      'main.tf': `module "lab" {
  source = "./lab"
  action = null
}
`,
      'lab/main.tf': `variable "action" {
  type     = string
  default  = "iam:PutUserPolicy"
  ${nullable}
}
resource "aws_iam_policy" "lab" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = coalesce(var.action, "s3:*"), Resource = "*" }]
  })
}
`,
    });
    expect(
      check(files('nullable = false')).problems.map(it => it.rule),
    ).toEqual([PUT]);
    expect(check(files('')).problems).toEqual([]);
  });

  it('whose actions cannot be told is a warning at the statement', () => {
    const { problems, warnings } = using(
      'list(object({ actions = list(string) }))',
      {},
      'default = [{}]',
    );
    expect(problems).toEqual([]);
    expect(warnings).toContainEqual(
      expect.stringMatching(
        /^main.tf:8: .* which actions those are cannot be told; they are not judged$/,
      ),
    );
  });
});

import { ActionCatalog } from '../escalation/ActionCatalog';
import { ESCALATION_RULES } from '../escalation/escalationRules';
import { HclParser } from '../terraform/syntax/HclParser';
import { checkIam } from './checkIam';
import { IamFile } from './readIamFiles';

/*
 * What a file is, is told by what is in it: a file that somebody asked for is judged or told of, and never passed over.
 */

let catalog: ActionCatalog;
let hcl: HclParser;

beforeAll(async () => {
  hcl = await HclParser.load();
  catalog = await ActionCatalog.load(
    ESCALATION_RULES.flatMap(it => it.actions),
  );
});

const check = (...files: IamFile[]) =>
  checkIam(files, { catalog, hcl, now: '2026-11-01T00:00:00.000Z' });

const POLICY = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'iam:PutUserPolicy', Resource: '*' }],
};
const JSON_TEXT = JSON.stringify(POLICY, undefined, 2);
const YAML_TEXT = `# who may what
Version: 2012-10-17
Statement:
  - Effect: Allow
    Action: s3:GetObject
    Resource: '*'
  - Effect: Allow
    Action: [iam:PutUserPolicy]
    Resource: '*'
`;
const HCL_TEXT = `resource "aws_iam_user_policy" "ada" {
  user   = "ada"
  policy = jsonencode(${JSON.stringify(POLICY)})
}
`;

const RULE = 'aws-escalation/iam:PutUserPolicy';

describe('a file that was named', () => {
  it.each([
    ['policy.txt', JSON_TEXT, 4],
    ['my.policy', `\uFEFF${JSON_TEXT}`, 4],
    ['admin.v2', JSON_TEXT, 4],
    ['policy.json.tpl', JSON_TEXT, 4],
    ['q.json.gz', JSON_TEXT, 4],
    ['policy', JSON_TEXT, 4],
    ['policy.yaml', YAML_TEXT, 7],
    ['policy.yml', YAML_TEXT, 7],
    ['policy.txt', YAML_TEXT, 7],
    ['policy.yaml', JSON_TEXT, 4],
    [
      'policy.yaml',
      `x: &all {Effect: Allow, Resource: '*'}\nVersion: 2012-10-17\nStatement:\n  - <<: *all\n    Action: iam:PutUserPolicy\n`,
      4,
    ],
    ['main.tofu', HCL_TEXT, 3],
    ['main.tf.txt', HCL_TEXT, 3],
  ])('is judged as %s by what is in it', (file, text, line) => {
    const { problems, checked, unrecognised, errors } = check({
      file,
      text,
      isNamed: true,
    });
    expect(problems.map(it => [it.rule, it.file, it.line])).toEqual([
      [RULE, file, line],
    ]);
    expect(checked).toEqual([file]);
    expect([unrecognised, errors]).toEqual([[], []]);
  });

  it.each([
    ['notes.txt', 'Permissions are given by the pipeline.'],
    ['values.yaml', 'replicas: 2\n'],
    ['lab.tfvars', 'action = "iam:PutUserPolicy"\n'],
    ['lab.ini', '[default]\nregion = eu-west-1\n'],
    ['empty.txt', ''],
  ])('is told of where it is nothing of the kind: %s', (file, text) => {
    const { checked, unrecognised, errors } = check({
      file,
      text,
      isNamed: true,
    });
    expect(checked).toEqual([]);
    expect([...unrecognised, ...errors.map(it => it.file)]).toEqual([file]);
  });

  it('is an error with its line where it is broken', () => {
    expect(
      check({
        file: 'policy.yaml',
        text: 'Version: 2012-10-17\nStatement:\n  - Effect: Allow\n   bad: [\n',
        isNamed: true,
      }).errors,
    ).toEqual([
      {
        file: 'policy.yaml',
        line: 4,
        message: expect.stringMatching(/^no YAML \(.*\)\. Correct it/),
      },
    ]);
  });

  it('is judged with the policies that it reads, and without the rest of its module', () => {
    const { problems } = check(
      {
        file: 'infra/main.tf',
        text: `resource "aws_iam_user_policy" "ada" {
  user   = "ada"
  policy = jsonencode(yamldecode(file("\${path.module}/own.yaml")))
}
`,
        isNamed: true,
      },
      { file: 'infra/own.yaml', text: YAML_TEXT, isContext: true },
      { file: 'infra/other.yaml', text: YAML_TEXT, isContext: true },
      {
        file: 'infra/other.tf',
        text: HCL_TEXT.replaceAll('ada', 'bob'),
        isContext: true,
      },
    );
    expect(problems.map(it => [it.subject, it.file, it.line])).toEqual([
      ['user ada', 'infra/own.yaml', 7],
    ]);
  });

  it('gives values to a configuration, as -var-file does', () => {
    const main = {
      file: 'infra/main.tf',
      text: `variable "action" { default = "s3:GetObject" }
resource "aws_iam_user_policy" "ada" {
  user   = "ada"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = var.action, Resource = "*" }]
  })
}
`,
    };
    const values = {
      file: 'envs/lab.tfvars',
      text: 'action = "iam:PutUserPolicy"\n',
    };
    expect(check(main, values).problems).toEqual([]);
    expect(
      check(main, { ...values, isNamed: true }).problems.map(it => it.rule),
    ).toEqual([RULE]);
  });
});

describe('a text that is broken, of whatever kind', () => {
  const KINDS: Array<[file: string, text: string]> = [
    ['policy.yaml', YAML_TEXT],
    ['pages.txt', `${JSON_TEXT}\n${JSON_TEXT}`],
    ['list.txt', JSON.stringify([POLICY, POLICY])],
    ['main.tofu', HCL_TEXT],
    [
      'main.tf.json',
      JSON.stringify({
        resource: {
          aws_iam_user_policy: {
            ada: { user: 'ada', policy: JSON.stringify(POLICY) },
          },
        },
      }),
    ],
    ['key.json', JSON.stringify({ Policy: JSON.stringify(POLICY) })],
  ];

  it.each(KINDS)(
    'is judged or told of, wherever it is cut: %s',
    (file, text) => {
      for (let end = 0; end < text.length; end += 3) {
        for (const cut of [text.slice(0, end), text.slice(end)]) {
          const { checked, unrecognised, errors } = check({
            file,
            text: cut,
            isNamed: true,
          });
          expect([
            cut,
            new Set([
              ...checked,
              ...unrecognised,
              ...errors.map(it => it.file),
            ]),
          ]).toEqual([cut, new Set([file])]);
        }
      }
    },
  );

  it.each([
    ['brackets', '['.repeat(20_000)],
    [
      'aliases of aliases',
      `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from(
        { length: 12 },
        (_, index) =>
          `a${index + 1}: &a${index + 1} [${Array(10)
            .fill(`*a${index}`)
            .join(', ')}]`,
      ).join('\n')}\n`,
    ],
    ['an alias of itself', 'Statement: &a [*a]\n'],
  ])('has an end: %s', (_, text) => {
    for (const file of ['policy.yaml', 'policy.txt', 'main.tf.json']) {
      const { problems } = check({ file, text, isNamed: true });
      expect(problems).toEqual([]);
    }
    check(
      {
        file: 'main.tf',
        text: 'resource "aws_iam_policy" "a" {\n  policy = jsonencode(yamldecode(file("a.yaml")))\n}\n',
      },
      { file: 'a.yaml', text },
    );
  });
});

describe('a file in a folder', () => {
  it('is judged as YAML where it is a document of permissions', () => {
    const { problems } = check({ file: 'infra/policy.yaml', text: YAML_TEXT });
    expect(problems.map(it => [it.rule, it.line])).toEqual([[RULE, 7]]);
  });

  it('is left alone where it is a template of YAML, or something else', () => {
    const { errors, problems } = check(
      { file: 'chart/a.yaml', text: '{{- if .Values.x }}\nStatement: {{ }}\n' },
      { file: 'chart/b.yaml', text: 'kind: Deployment\n' },
      { file: 'chart/c.tpl', text: JSON_TEXT },
    );
    expect([errors, problems]).toEqual([[], []]);
  });

  it('of OpenTofu stands in the place of that of Terraform', () => {
    const { problems } = check(
      { file: 'infra/main.tf', text: HCL_TEXT },
      { file: 'infra/main.tofu', text: HCL_TEXT.replace('ada', 'bob') },
    );
    expect(problems.map(it => it.file)).toEqual(['infra/main.tofu']);
  });
});

describe('a configuration written as JSON', () => {
  const json = (value: unknown) => JSON.stringify(value, undefined, 2);

  it('is worked out like one in HCL', () => {
    const { problems, warnings, errors } = check(
      {
        file: 'infra/main.tf.json',
        text: json({
          '//': 'written by a program',
          variable: {
            action: { type: 'string', default: 'iam:PutUserPolicy' },
          },
          locals: { names: ['ada', 'bob'] },
          data: {
            aws_iam_policy_document: {
              own: {
                statement: [
                  { actions: ['${var.action}'], resources: ['*'] },
                  {
                    actions: ['s3:GetObject'],
                    resources: ['arn:aws:s3:::lab/$${aws:username}/*'],
                  },
                ],
              },
            },
          },
          resource: {
            aws_iam_user_policy: {
              own: [
                {
                  for_each: '${toset(local.names)}',
                  user: '${each.key}',
                  policy: '${data.aws_iam_policy_document.own.json}',
                },
              ],
            },
          },
        }),
      },
      {
        file: 'infra/roles.tf.json',
        text: json({
          module: { roles: { source: './roles', service: 'lambda' } },
        }),
      },
      {
        file: 'infra/roles/main.tf',
        text: `variable "service" {}
resource "aws_iam_role" "open" {
  name               = "open-\${var.service}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "sts:AssumeRole" }]
  })
}
`,
      },
    );
    expect([warnings, errors]).toEqual([[], []]);
    expect(problems.map(it => [it.rule, it.subject, it.file, it.line])).toEqual(
      expect.arrayContaining([
        [RULE, 'user ada', 'infra/main.tf.json', 19],
        [RULE, 'user bob', 'infra/main.tf.json', 19],
        ['aws-trust/anyone', 'role open-lambda', 'infra/roles/main.tf', 6],
      ]),
    );
  });

  it('has dynamic blocks, policies as text, and values of its own', () => {
    const { problems, errors } = check(
      {
        file: 'main.tf.json',
        text: json({
          variable: { actions: {} },
          data: {
            aws_iam_policy_document: {
              own: {
                dynamic: {
                  statement: {
                    for_each: '${var.actions}',
                    content: {
                      actions: ['${statement.value}'],
                      resources: ['*'],
                    },
                  },
                },
              },
            },
          },
          resource: {
            aws_iam_user_policy: {
              ada: {
                user: 'ada',
                policy: '${data.aws_iam_policy_document.own.json}',
              },
              bob: { user: 'bob', policy: JSON.stringify(POLICY) },
            },
          },
        }),
      },
      {
        file: 'terraform.tfvars.json',
        text: json({ actions: ['s3:GetObject', 'iam:PutUserPolicy'] }),
      },
    );
    expect(errors).toEqual([]);
    expect(problems.map(it => [it.rule, it.subject])).toEqual(
      expect.arrayContaining([
        [RULE, 'user ada'],
        [RULE, 'user bob'],
      ]),
    );
  });

  it('is an error with its line where it is no JSON', () => {
    expect(
      check({
        file: 'main.tf.json',
        text: '{\n  "resource": {\n    "a" }\n}\n',
      }).errors,
    ).toEqual([
      {
        file: 'main.tf.json',
        line: 3,
        message: expect.stringContaining('no configuration as JSON'),
      },
    ]);
  });

  it('of a thousand brackets has an end', () => {
    const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    expect(check({ file: 'main.tf.json', text: deep }).errors).toEqual([
      expect.objectContaining({ file: 'main.tf.json' }),
    ]);
  });
});

describe('documents that come together', () => {
  const ACCOUNT = '111122223333';
  const arn = (rest: string) => `arn:aws:iam::${ACCOUNT}:${rest}`;
  const allow = (Action: string) => ({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action, Resource: '*' },
  });
  const user = (name: string) => ({
    UserName: name,
    Arn: arn(`user/${name}`),
    UserPolicyList: [
      { PolicyName: 'own', PolicyDocument: allow('sts:AssumeRole') },
    ],
  });
  const ADMIN = {
    RoleName: 'Admin',
    Arn: arn('role/Admin'),
    RolePolicyList: [{ PolicyName: 'all', PolicyDocument: allow('*') }],
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: arn('root') },
        Action: 'sts:AssumeRole',
      },
    },
  };
  const FIRST = {
    UserDetailList: [user('ada')],
    RoleDetailList: [],
    IsTruncated: true,
    Marker: 'next',
  };
  const SECOND = {
    UserDetailList: [],
    RoleDetailList: [ADMIN],
    IsTruncated: false,
  };
  const text = (value: unknown) => JSON.stringify(value, undefined, 2);
  const pathsOf = (...files: IamFile[]) => {
    const { problems, warnings, errors } = check(...files);
    expect([warnings, errors]).toEqual([[], []]);
    return problems
      .filter(it => it.rule === 'aws-path')
      .map(it => [it.subject, it.severity, it.file, it.line]);
  };

  it('are judged as one account, page by page in files of their own', () => {
    expect(
      pathsOf(
        { file: 'page1.json', text: text(FIRST) },
        { file: 'page2.json', text: text(SECOND) },
      ),
    ).toEqual([['user ada', 'critical', 'page1.json', 11]]);
  });

  it('are judged as one account, in a list or one after another in a file', () => {
    expect(
      pathsOf({ file: 'pages.json', text: text([FIRST, SECOND]) }),
    ).toEqual([['user ada', 'critical', 'pages.json', 12]]);
    expect(
      pathsOf({ file: 'pages.json', text: `${text(SECOND)}\n${text(FIRST)}` }),
    ).toEqual([
      [
        'user ada',
        'critical',
        'pages.json',
        11 + text(SECOND).split('\n').length,
      ],
    ]);
    expect(
      pathsOf({
        file: 'pages.ndjson',
        text: [FIRST, SECOND].map(it => JSON.stringify(it)).join('\n'),
        isNamed: true,
      }),
    ).toEqual([['user ada', 'critical', 'pages.ndjson', 1]]);
  });

  it('take policies of AWS from a page that has nothing else', () => {
    const attached = {
      UserDetailList: [
        {
          ...user('eve'),
          AttachedManagedPolicies: [
            { PolicyArn: 'arn:aws:iam::aws:policy/LabOnly' },
          ],
        },
      ],
    };
    const policies = {
      Policies: [
        {
          PolicyName: 'LabOnly',
          Arn: 'arn:aws:iam::aws:policy/LabOnly',
          PolicyVersionList: [
            { IsDefaultVersion: true, Document: allow('iam:PutUserPolicy') },
          ],
        },
      ],
    };
    const { problems, warnings } = check(
      { file: '1.json', text: text(attached) },
      { file: '2.json', text: text(policies) },
    );
    expect(problems.map(it => [it.rule, it.subject, it.file])).toContainEqual([
      RULE,
      'user eve',
      '2.json',
    ]);
    expect(warnings).toEqual([]);
  });

  it('stay two where they are two exports of one account, or of two accounts', () => {
    const later = { ...FIRST, IsTruncated: false };
    expect(
      check(
        { file: 'january.json', text: text(later) },
        {
          file: 'february.json',
          text: text({
            UserDetailList: [{ ...user('ada'), UserPolicyList: [] }],
            RoleDetailList: [ADMIN],
          }),
        },
        {
          file: 'other.json',
          text: text(later).replaceAll(ACCOUNT, '444455556666'),
        },
      ).problems.filter(it => it.rule === 'aws-path'),
    ).toEqual([]);
  });

  it('say that pages are missing where none is the last', () => {
    expect(check({ file: 'page1.json', text: text(FIRST) }).warnings).toEqual([
      expect.stringContaining('IsTruncated'),
    ]);
  });

  it('are policies in a list, of which one that is nothing of the kind is told', () => {
    const { problems, errors } = check({
      file: 'policies.json',
      text: text([POLICY, { name: 'lab' }, POLICY]),
    });
    expect(problems.map(it => [it.rule, it.line])).toEqual([
      [RULE, 5],
      [RULE, 18],
    ]);
    expect(errors).toEqual([
      expect.objectContaining({ file: 'policies.json', line: 12 }),
    ]);
  });

  it('are judged as far as they are whole', () => {
    const { problems, errors } = check({
      file: 'pages.json',
      text: `${text(POLICY)}\n${text(SECOND).slice(0, -40)}`,
    });
    expect(problems.map(it => it.rule)).toContain(RULE);
    expect(errors).toEqual([expect.objectContaining({ file: 'pages.json' })]);
  });
});

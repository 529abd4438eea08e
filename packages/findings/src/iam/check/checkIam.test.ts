import fc from 'fast-check';
import { propertyRuns } from '../../__testUtils__/propertyRuns';
import { readFindings } from '../../read';
import { ActionCatalog } from '../escalation/ActionCatalog';
import { ESCALATION_RULES } from '../escalation/escalationRules';
import { HclParser } from '../terraform/syntax/HclParser';
import { checkIam } from './checkIam';
import { IamFile } from './readIamFiles';
import { iamSarif } from './iamSarif';
import { lineOfPlace } from './PlacesOfJson';

const ACCOUNT = '111122223333';
const arn = (rest: string) => `arn:aws:iam::${ACCOUNT}:${rest}`;

let catalog: ActionCatalog;

beforeAll(async () => {
  catalog = await ActionCatalog.load(
    ESCALATION_RULES.flatMap(each => each.actions),
  );
});

const check = (...files: IamFile[]) =>
  checkIam(files, { catalog, now: '2026-11-01T00:00:00.000Z' });

const json = (value: unknown, file = 'lab.json'): IamFile => ({
  file,
  text: JSON.stringify(value, undefined, 2),
});

const policy = (...Statement: object[]) => ({
  Version: '2012-10-17',
  Statement,
});
const allow = (Action: string | string[], Resource = '*') => ({
  Effect: 'Allow',
  Action,
  Resource,
});
const trust = (Principal: object, Condition?: object) =>
  policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition });

describe('checkIam of a policy', () => {
  it('names file, line, rule and the way', () => {
    const { problems, errors } = check(
      json(policy(allow('s3:GetObject'), allow('iam:CreatePolicyVersion'))),
    );
    expect(errors).toEqual([]);
    expect(problems).toEqual([
      expect.objectContaining({
        rule: 'aws-escalation/iam:CreatePolicyVersion',
        severity: 'critical',
        file: 'lab.json',
        line: 9,
        subject: 'whoever has lab.json',
      }),
    ]);
    expect(problems[0].message).toContain('iam:CreatePolicyVersion on *');
  });

  it('says once that everything is open', () => {
    const { problems } = check(json(policy(allow('*'))));
    expect(problems.map(each => [each.rule, each.severity])).toEqual([
      ['aws-administrator', 'critical'],
    ]);
  });

  it('says once that all of IAM is open, and beside it what is open else', () => {
    const { problems } = check(
      json(
        policy(allow(['iam:*', 's3:*']), allow('lambda:UpdateFunctionCode')),
      ),
    );
    expect(problems.map(each => [each.rule, each.severity])).toEqual([
      ['aws-iam-administrator', 'critical'],
      ['aws-escalation/lambda:UpdateFunctionCode', 'high'],
    ]);
    expect(problems[0].message).toBe(
      'whoever has lab.json may change all users, roles and policies (lab.json, statement 0).',
    );
    const some = check(
      json(policy(allow(['iam:Put*', 'iam:Attach*']))),
    ).problems.filter(each => !each.rule.endsWith('PermissionsBoundary'));
    expect(new Set(some.map(each => each.severity))).toEqual(
      new Set(['critical']),
    );
    expect(some.map(each => each.rule)).toContain(
      'aws-escalation/iam:PutUserPolicy',
    );
  });

  it('takes it as the command line of AWS prints it, also URL-encoded', () => {
    const document = policy(allow('iam:PutUserPolicy'));
    const encoded = encodeURIComponent(JSON.stringify(document));
    for (const value of [
      { PolicyVersion: { Document: document, VersionId: 'v1' } },
      { RoleName: 'lab', PolicyName: 'lab', PolicyDocument: document },
      { RoleName: 'lab', PolicyName: 'lab', PolicyDocument: encoded },
    ]) {
      expect(check(json(value)).problems.map(each => each.rule)).toEqual([
        'aws-escalation/iam:PutUserPolicy',
      ]);
    }
  });

  it('judges the trust policy of a role, bare and within the role', () => {
    const anyone = trust({ AWS: '*' });
    for (const value of [
      anyone,
      { RoleName: 'lab', AssumeRolePolicyDocument: anyone },
      { Role: { RoleName: 'lab', AssumeRolePolicyDocument: anyone } },
      { Roles: [{ RoleName: 'lab', AssumeRolePolicyDocument: anyone }] },
    ]) {
      expect(check(json(value)).problems).toEqual([
        expect.objectContaining({
          rule: 'aws-trust/anyone',
          severity: 'critical',
          remedy: 'Name the principals that need the role.',
        }),
      ]);
    }
  });

  it('judges the policy of a bucket as what it is, and not as that of a role', () => {
    const { problems } = check(
      json(policy({ ...allow('s3:*'), Principal: '*' })),
    );
    expect(problems).toEqual([
      expect.objectContaining({
        rule: 'aws-resource-policy/anyone',
        severity: 'critical',
        message: 'lab.json: everybody may s3:*.',
      }),
    ]);
  });

  it('keeps what is good beside what cannot be read, with the line of it', () => {
    const { problems, errors, unrecognised } = check(
      json(policy(allow('iam:PutUserPolicy')), 'good.json'),
      json(policy(allow('s3:*'), { Effect: 'Perhaps' }), 'bad.json'),
      { file: 'cut.json', text: '{\n  "Statement": [' },
      json({ name: 'something else' }, 'package.json'),
    );
    expect(problems).toHaveLength(1);
    expect(errors.map(each => each.file)).toEqual([
      'cut.json',
      'bad.json',
      'bad.json',
      'bad.json',
    ]);
    expect(errors[1].line).toBe(9);
    expect(unrecognised).toEqual(['package.json']);
  });
});

describe('checkIam of an account', () => {
  const managed = (name: string, document: object) => ({
    PolicyName: name,
    Arn: arn(`policy/${name}`),
    PolicyVersionList: [
      {
        VersionId: 'v1',
        IsDefaultVersion: false,
        Document: policy(allow('*')),
      },
      { VersionId: 'v2', IsDefaultVersion: true, Document: document },
    ],
  });
  const attached = (name: string) => ({
    PolicyName: name,
    PolicyArn: arn(`policy/${name}`),
  });
  const user = (UserName: string, more: object = {}) => ({
    UserName,
    Arn: arn(`user/${UserName}`),
    ...more,
  });
  const role = (RoleName: string, Trust: object, more: object = {}) => ({
    RoleName,
    Path: '/',
    Arn: arn(`role/${RoleName}`),
    AssumeRolePolicyDocument: Trust,
    ...more,
  });

  it('puts inline, attached and group policies of a user together', () => {
    const { problems, warnings } = check(
      json({
        UserDetailList: [
          user('ada', {
            GroupList: ['lab', 'gone'],
            AttachedManagedPolicies: [attached('run'), attached('missing')],
          }),
        ],
        GroupDetailList: [
          {
            GroupName: 'lab',
            GroupPolicyList: [
              {
                PolicyName: 'pass',
                PolicyDocument: policy(allow('iam:PassRole')),
              },
            ],
          },
        ],
        RoleDetailList: [
          role('worker', trust({ Service: 'ec2.amazonaws.com' })),
        ],
        Policies: [managed('run', policy(allow('ec2:RunInstances')))],
      }),
    );
    const [problem, ...others] = problems.filter(
      each => each.subject === 'user ada',
    );
    expect(others).toEqual([]);
    expect(problem.rule).toBe('aws-escalation/iam:PassRole + ec2:RunInstances');
    expect(problem.message).toContain('pass of group lab, statement 0');
    expect(problem.message).toContain(arn('role/worker'));
    expect(warnings).toEqual([
      `lab.json:15: ${arn(
        'policy/missing',
      )} is a policy of user ada, and what it says is not in the export; it is not judged`,
      'lab.json:3: ada is in the group gone, which the export does not hold; what it grants is not judged',
    ]);
  });

  it('takes away what a boundary does not allow', () => {
    const { problems } = check(
      json({
        UserDetailList: [
          user('ada', {
            AttachedManagedPolicies: [attached('all')],
            PermissionsBoundary: { PermissionsBoundaryArn: arn('policy/s3') },
          }),
        ],
        Policies: [
          managed('all', policy(allow('*'))),
          managed('s3', policy(allow('s3:*'))),
        ],
      }),
    );
    expect(problems).toEqual([]);
  });

  it('judges who may take a role, and leaves those of services out', () => {
    const other = trust({ AWS: 'arn:aws:iam::444455556666:root' });
    const { problems } = check(
      json({
        RoleDetailList: [
          role('lab', other),
          role('own', trust({ AWS: arn('root') })),
          role('service', other, { Path: '/aws-service-role/x/' }),
        ],
      }),
    );
    expect(problems.map(each => [each.subject, each.rule])).toEqual([
      ['role lab', 'aws-trust/other-account'],
      ['role own', 'aws-trust/own-account'],
    ]);
  });

  it('says where an export is broken, and judges the rest', () => {
    const { problems, errors } = check(
      json({
        UserDetailList: [
          7,
          { UserName: 'nobody' },
          user('ada', {
            UserPolicyList: [
              { PolicyName: 'bad' },
              {
                PolicyName: 'good',
                PolicyDocument: policy(allow('iam:PutUserPolicy')),
              },
            ],
          }),
        ],
        GroupDetailList: 'all',
      }),
    );
    expect(problems.map(each => each.subject)).toEqual(['user ada']);
    expect(errors.map(each => each.line)).toEqual([30, 3, 4, 11]);
  });
});

describe('checkIam of anything', () => {
  const SAMPLES: Array<[string, object]> = [
    [
      'an account',
      {
        UserDetailList: [
          {
            UserName: 'ada',
            Arn: arn('user/ada'),
            GroupList: ['lab'],
            AttachedManagedPolicies: [{ PolicyArn: arn('policy/p') }],
          },
        ],
        RoleDetailList: [
          {
            RoleName: 'lab',
            Arn: arn('role/lab'),
            AssumeRolePolicyDocument: trust({ AWS: '*' }),
          },
        ],
        Policies: [
          {
            Arn: arn('policy/p'),
            PolicyVersionList: [
              { IsDefaultVersion: true, Document: policy(allow('iam:Put*')) },
            ],
          },
        ],
      },
    ],
    [
      'an allow policy',
      {
        bindings: [
          {
            role: 'roles/owner',
            members: ['user:ada@example.org', 'allUsers'],
            condition: { title: 'lab', expression: 'true' },
          },
        ],
        etag: 'x',
      },
    ],
    [
      'role assignments',
      {
        value: [
          {
            principalId: 'ada',
            roleDefinitionId: '/roleDefinitions/lab',
            scope: '/subscriptions/0',
          },
          {
            id: '/roleDefinitions/lab',
            properties: {
              roleName: 'Lab',
              permissions: [{ actions: ['*'], notActions: ['x/*'] }],
            },
          },
        ],
      },
    ],
  ];

  it.each(SAMPLES)('never throws, whatever stands in %s', (_, sample) => {
    const text = JSON.stringify(sample);
    fc.assert(
      fc.property(
        fc.nat({ max: text.length }),
        fc.constantFrom('7', '[]', '{}', '"x"', 'null', '[null]', ''),
        (at, replacement) => {
          const rest = text
            .slice(at)
            .replace(/"[^"]*"(?=[,}\]])|\[\]/, replacement);
          const { checked, errors, unrecognised } = check({
            file: 'fuzz.json',
            text: text.slice(0, at) + rest,
          });
          expect(checked.length + errors.length + unrecognised.length).not.toBe(
            0,
          );
        },
      ),
      { numRuns: propertyRuns(30) },
    );
    // Values of every field in turn, lists and objects included.
    for (const replacement of [7, null, {}, [null]]) {
      const replace = (value: unknown, depth = 0): unknown[] => {
        if (typeof value !== 'object' || value === null || depth > 9) {
          return [replacement];
        }
        return [
          replacement,
          ...Object.entries(value).flatMap(([name, each]) =>
            replace(each, depth + 1).map(changed =>
              Array.isArray(value)
                ? value.with(Number(name), changed)
                : { ...value, [name]: changed },
            ),
          ),
        ];
      };
      for (const variant of replace(sample)) {
        expect(() => check(json(variant))).not.toThrow();
      }
    }
  });
});

describe('iamSarif', () => {
  it('is read back by the reader of findings with the same severity', () => {
    const { problems } = check(
      json(policy(allow('iam:PutUserPolicy')), 'policies/a b.json'),
    );
    const { records, errors } = readFindings({
      file: 'check.sarif',
      text: JSON.stringify(iamSarif(problems, { version: '1.0.0' })),
      receivedAt: '2026-11-01T00:00:00.000Z',
    });
    expect(errors).toEqual([]);
    expect(records).toEqual([
      expect.objectContaining({
        checkId: 'aws-escalation/iam:PutUserPolicy',
        severity: 'critical',
        status: 'fail',
        resourceUid: 'policies/a%20b.json',
        product: 'academy iam check',
      }),
    ]);
  });
});

describe('iamSarif of a configuration', () => {
  it('has regions in the files, related statements, rules by index, and notifications of what is missing', async () => {
    const hcl = await HclParser.load();
    const result = checkIam(
      [
        {
          file: './infra/main.tf',
          text: `variable "role" {}
resource "aws_iam_policy" "lab" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "Pass", Effect = "Allow", Action = "iam:PassRole", Resource = var.role },
      { Sid = "Run", Effect = "Allow", Action = "ec2:RunInstances", Resource = "*" },
    ]
  })
}
resource "aws_iam_policy" {`,
        },
      ],
      { catalog, hcl, now: '2026-11-01T00:00:00.000Z' },
    );
    const log = iamSarif(result.problems, { version: '1.0.0', ...result });
    const region = (startLine: number) => ({
      physicalLocation: {
        artifactLocation: { uri: 'infra/main.tf' },
        region: { startLine },
      },
    });
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              rules: [{ id: 'aws-escalation/iam:PassRole + ec2:RunInstances' }],
            },
          },
          invocations: [
            {
              executionSuccessful: false,
              toolExecutionNotifications: [
                { level: 'warning' },
                { level: 'error', locations: [region(11)] },
              ],
            },
          ],
          results: [
            {
              ruleIndex: 0,
              level: 'error',
              locations: [region(6)],
              relatedLocations: [region(6), region(7)],
              partialFingerprints: {
                'academyIamCheck/v1': expect.stringMatching(/^[0-9a-f]{64}$/),
              },
              properties: { smaller: [{ removed: ['iam:PassRole'] }] },
            },
          ],
        },
      ],
    });
  });
});

describe('lineOfPlace', () => {
  it('finds every value of any document', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), text => {
        const value = JSON.parse(text);
        const pretty = JSON.stringify(value, undefined, 1);
        let line = 1;
        const walk = (each: unknown, place: Array<string | number>) => {
          expect(lineOfPlace(pretty, place)).toBe(line);
          if (typeof each === 'object' && each !== null) {
            const entries = Array.isArray(each)
              ? each.map((item, index) => [index, item] as const)
              : Object.entries(each);
            for (const [name, item] of entries) {
              line += 1;
              walk(item, [...place, name]);
            }
            line += entries.length > 0 ? 1 : 0;
          }
        };
        walk(value, []);
      }),
      { numRuns: propertyRuns(50) },
    );
  });
});

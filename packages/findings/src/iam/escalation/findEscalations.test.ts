import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Policy } from '../policy/Policy';
import { readPolicy } from '../policy/readPolicy';
import { ActionCatalog } from './ActionCatalog';
import { ESCALATION_RULES } from './escalationRules';
import { findEscalations, FindEscalationsOptions } from './findEscalations';

const NOW = '2026-11-01T00:00:00.000Z';
const ACCOUNT = '111122223333';
const ACTIONS = ESCALATION_RULES.flatMap(each => each.actions);
const SHARED_IAM = resolve(__dirname, '../../../../../../shared/data/iam');
const describeWithPrincipals = existsSync(SHARED_IAM)
  ? describe
  : describe.skip;

let catalog: ActionCatalog;

beforeAll(async () => {
  catalog = await ActionCatalog.load(ACTIONS);
});

function policyOf(name: string, ...statements: object[]): Policy {
  const { policy, problems } = readPolicy(name, {
    Version: '2012-10-17',
    Statement: statements,
  });
  expect(problems).toEqual([]);
  return policy!;
}

const allow = (
  Action: string | string[],
  Resource: string | string[] = '*',
  Condition?: object,
) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});
const deny = (
  Action: string | string[],
  Resource: string | string[] = '*',
  Condition?: object,
) => ({
  ...allow(Action, Resource, Condition),
  Effect: 'Deny',
});

function find(
  statements: object[],
  options: Partial<FindEscalationsOptions> = {},
) {
  return findEscalations({
    principal: 'ada',
    identity: [policyOf('lab', ...statements)],
    catalog,
    now: NOW,
    ...options,
  });
}

const idsOf = (
  statements: object[],
  options?: Partial<FindEscalationsOptions>,
) => find(statements, options).map(each => each.rule.id);

describe('escalation rules', () => {
  it('name actions that AWS has', () => {
    const unknown = ACTIONS.filter(each => !catalog.has(each));
    expect(unknown).toEqual([]);
  });

  it('say of every role that is passed to whom', () => {
    const without = ESCALATION_RULES.filter(
      each => (each.kind === 'pass-role') !== (each.passedTo !== undefined),
    );
    expect(without).toEqual([]);
  });

  it('are each the shortest of their kind', () => {
    const longer = ESCALATION_RULES.filter(each =>
      ESCALATION_RULES.some(
        other =>
          other !== each &&
          other.actions.every(action => each.actions.includes(action)),
      ),
    );
    expect(longer).toEqual([]);
  });
});

describe('actions that AWS documents as ways, each alone on all resources', () => {
  it.each([
    ['iam:PassRole', 'ec2:AssociateIamInstanceProfile'],
    ['iam:PassRole', 'ec2:ReplaceIamInstanceProfileAssociation'],
    ['iam:PassRole', 'ssm:StartAutomationExecution'],
    ['iam:PassRole', 'codepipeline:CreatePipeline'],
    ['codebuild:UpdateProject'],
    ['ec2-instance-connect:SendSSHPublicKey'],
    ['ecs:ExecuteCommand'],
    ['states:UpdateStateMachine'],
    ['eks:CreateAccessEntry', 'eks:AssociateAccessPolicy'],
    ['sso:CreateAccountAssignment'],
    ['iam:CreateServiceSpecificCredential'],
    ['iam:UpdateSAMLProvider'],
    ['iam:DeleteRolePermissionsBoundary'],
  ])('%s %s', (...actions: string[]) => {
    expect(idsOf([allow(actions)])).toEqual([
      [...actions]
        .sort(
          (a, b) =>
            Number(b === 'iam:PassRole') - Number(a === 'iam:PassRole') ||
            a.localeCompare(b),
        )
        .join(' + '),
    ]);
  });
});

describe('findEscalations', () => {
  it('finds a way, the statement that opens it, and says it in words', () => {
    expect(
      find([{ Sid: 'Versions', ...allow('iam:CreatePolicyVersion') }]),
    ).toEqual([
      {
        rule: expect.objectContaining({
          id: 'iam:CreatePolicyVersion',
          kind: 'change-policy',
        }),
        severity: 'critical',
        reason: 'it can give itself any permission',
        conditions: [],
        grants: [
          {
            action: 'iam:CreatePolicyVersion',
            statement: { policy: 'lab', index: 0, sid: 'Versions' },
            resource: '*',
            selfOnly: false,
            conditions: [],
          },
        ],
        roles: [],
        path: 'ada may iam:CreatePolicyVersion on * (lab, statement Versions): it can give itself any permission.',
      },
    ]);
  });

  it('finds nothing in what only reads', () => {
    expect(
      find([
        allow([
          's3:Get*',
          's3:List*',
          'iam:Get*',
          'iam:List*',
          'ec2:Describe*',
        ]),
      ]),
    ).toEqual([]);
  });

  it('finds all of them for an administrator', () => {
    expect(find([allow('*')])).toHaveLength(ESCALATION_RULES.length);
  });

  it('puts the halves of a way together from several policies', () => {
    const halves = [
      policyOf('one', allow('iam:PassRole')),
      policyOf('two', allow('ec2:RunInstances')),
    ];
    expect(idsOf([], { identity: halves })).toEqual([
      'iam:PassRole + ec2:RunInstances',
    ]);
    expect(idsOf([], { identity: halves.slice(0, 1) })).toEqual([]);
  });

  it.each([
    ['everywhere', [deny('iam:*')]],
    [
      'on more than is allowed',
      [deny('iam:CreatePolicyVersion', `arn:aws:iam::${ACCOUNT}:policy/*`)],
    ],
    [
      'on all but something else',
      [{ Effect: 'Deny', Action: '*', NotResource: 'arn:aws:s3:::*' }],
    ],
    [
      'by all but some actions',
      [{ Effect: 'Deny', NotAction: 's3:*', Resource: '*' }],
    ],
  ])('finds nothing that is denied %s', (_, denials) => {
    const allowed = allow(
      'iam:CreatePolicyVersion',
      `arn:aws:iam::${ACCOUNT}:policy/lab-*`,
    );
    expect(idsOf([allowed])).toEqual(['iam:CreatePolicyVersion']);
    expect(idsOf([allowed, ...denials])).toEqual([]);
  });

  it('finds what is denied in part', () => {
    expect(
      idsOf([
        allow('iam:CreatePolicyVersion'),
        deny('iam:CreatePolicyVersion', `arn:aws:iam::${ACCOUNT}:policy/a*`),
      ]),
    ).toEqual(['iam:CreatePolicyVersion']);
  });

  it('finds nothing outside a boundary', () => {
    const boundary = policyOf('boundary', allow('s3:*'));
    expect(idsOf([allow('*')], { boundary })).toEqual([]);
    const wide = policyOf(
      'boundary',
      allow('iam:CreatePolicyVersion', `arn:aws:iam::${ACCOUNT}:policy/lab-*`),
    );
    expect(idsOf([allow('*')], { boundary: wide })).toEqual([
      'iam:CreatePolicyVersion',
    ]);
  });

  it.each([
    [
      'policies that belong to AWS',
      'iam:CreatePolicyVersion',
      'arn:aws:iam::aws:policy/*',
    ],
    [
      'a resource of another kind',
      'iam:CreatePolicyVersion',
      `arn:aws:iam::${ACCOUNT}:role/*`,
    ],
    [
      'a resource of another service',
      'lambda:UpdateFunctionCode',
      'arn:aws:s3:::*',
    ],
  ])('finds nothing on %s', (_, action, resource) => {
    expect(idsOf([allow(action, resource)])).toEqual([]);
  });

  it('knows the time', () => {
    const condition = (operator: string) => ({
      [operator]: { 'aws:TokenIssueTime': '2020-01-01T00:00:01Z' },
    });
    expect(
      find([
        allow('iam:CreatePolicyVersion', '*', condition('DateGreaterThan')),
      ]),
    ).toMatchObject([{ conditions: [] }]);
    expect(
      find([allow('iam:CreatePolicyVersion', '*', condition('DateLessThan'))]),
    ).toEqual([]);
  });

  it('names conditions that it cannot decide, and finds it less severe', () => {
    const condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    expect(
      find([allow('iam:CreatePolicyVersion', '*', condition)]),
    ).toMatchObject([
      {
        severity: 'high',
        reason: 'it can give itself any permission, under conditions',
        conditions: ['Bool aws:MultiFactorAuthPresent true'],
      },
    ]);
    expect(
      find([allow('iam:CreatePolicyVersion'), deny('iam:*', '*', condition)]),
    ).toMatchObject([
      { conditions: ['not (Bool aws:MultiFactorAuthPresent true)'] },
    ]);
  });

  it('lets everybody care for keys of their own, and for no policies of their own', () => {
    const self = 'arn:aws:iam::*:user/${aws:username}';
    expect(idsOf([allow('iam:CreateAccessKey', self)])).toEqual([]);
    expect(idsOf([allow('iam:PutUserPolicy', self)])).toEqual([
      'iam:PutUserPolicy',
    ]);
  });

  describe('with the roles of an account', () => {
    const role = (name: string, Service: string) => ({
      arn: `arn:aws:iam::${ACCOUNT}:role/${name}`,
      trust: policyOf(name, {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service },
      }),
    });
    const statements = [
      allow([
        'iam:PassRole',
        'ec2:RunInstances',
        'lambda:CreateFunction',
        'lambda:InvokeFunction',
      ]),
    ];

    it('finds a way only where one of them trusts the service, and names it', () => {
      expect(
        find(statements, { roles: [role('web', 'ec2.amazonaws.com')] }),
      ).toMatchObject([
        {
          rule: { id: 'iam:PassRole + ec2:RunInstances' },
          roles: [`arn:aws:iam::${ACCOUNT}:role/web`],
        },
      ]);
      expect(
        find(statements, { roles: [role('build', 'codebuild.amazonaws.com')] }),
      ).toEqual([]);
    });

    it('finds a way only where it may be passed to that service', () => {
      const condition = {
        StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' },
      };
      expect(
        idsOf([
          allow('iam:PassRole', '*', condition),
          allow([
            'ec2:RunInstances',
            'lambda:CreateFunction',
            'lambda:InvokeFunction',
          ]),
        ]),
      ).toEqual([
        'iam:PassRole + lambda:CreateFunction + lambda:InvokeFunction',
      ]);
    });
  });
});

describeWithPrincipals(
  'principals whose escalation is known (../shared/data beside the checkout)',
  () => {
    interface Case {
      id: string;
      dir: string;
      policies: Record<string, unknown>;
      attachments: Record<string, string[]>;
    }
    const cases: Case[] = JSON.parse(
      existsSync(SHARED_IAM)
        ? readFileSync(
            resolve(SHARED_IAM, 'iam-vulnerable-principals.json'),
            'utf8',
          )
        : '[]',
    );
    // Both are ways through trust and not through actions.
    const TRUST_ONLY = ['privesc-AssumeRole', 'privesc-permissive-role-trust'];
    const isTrap = (each: Case) => each.id.startsWith('fp');
    const decidable = cases.filter(each => !TRUST_ONLY.includes(each.id));

    const found = (each: Case) => {
      const identity = Object.entries(each.policies).map(
        ([name, document]) => readPolicy(name, document).policy!,
      );
      return findEscalations({
        principal: each.id,
        identity,
        catalog,
        now: NOW,
      });
    };

    it('are 34 that can be exploited and 5 that cannot', () => {
      expect(decidable.filter(isTrap)).toHaveLength(5);
      expect(decidable.filter(each => !isTrap(each))).toHaveLength(34);
    });

    it.each(
      decidable
        .filter(each => !isTrap(each))
        .map(each => [each.id, each] as const),
    )('%s is found', (_, each) => {
      expect(
        found(each).some(escalation => escalation.conditions.length === 0),
      ).toBe(true);
    });

    it.each(decidable.filter(isTrap).map(each => [each.id, each] as const))(
      '%s is not',
      (_, each) => {
        expect(found(each)).toEqual([]);
      },
    );
  },
);

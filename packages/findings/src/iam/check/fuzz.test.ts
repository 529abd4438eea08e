import fc from 'fast-check';
import { propertyRuns } from '../../__testUtils__/propertyRuns';
import { ActionCatalog } from '../escalation/ActionCatalog';
import { HclParser } from '../terraform/syntax/HclParser';
import { checkIam } from './checkIam';

/*
 * Broken documents of every kind, three records each: whatever becomes of the second, something is said of it with its place, and
 * the first and third are judged as if nothing were the matter.
 */

let catalog: ActionCatalog;
let hcl: HclParser;

beforeAll(async () => {
  hcl = await HclParser.load();
  catalog = await ActionCatalog.load(['iam:PutUserPolicy']);
});

const check = (file: string, text: string) =>
  checkIam([{ file, text }], {
    catalog,
    hcl,
    now: '2026-11-01T00:00:00.000Z',
  });

const POLICY = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: ['iam:PutUserPolicy'], Resource: '*' },
  ],
};
const NAMES = ['ada', 'bob', 'eve'];

const json = (value: unknown) => JSON.stringify(value, undefined, 2);

interface Kind {
  file: string;
  text: string;
  /** What opens the way of somebody. */
  isOf(subject: string, name: string): boolean;
}

const includes = (subject: string, name: string) => subject.includes(name);

const KINDS: Array<[string, Kind]> = [
  [
    'an account',
    {
      file: 'account.json',
      text: json({
        UserDetailList: NAMES.map(name => ({
          UserName: name,
          Arn: `arn:aws:iam::111122223333:user/${name}`,
          UserPolicyList: [{ PolicyName: 'own', PolicyDocument: POLICY }],
        })),
        RoleDetailList: [],
      }),
      isOf: includes,
    },
  ],
  [
    'an account on one line',
    {
      file: 'account.json',
      text: JSON.stringify({
        UserDetailList: NAMES.map(name => ({
          UserName: name,
          Arn: `arn:aws:iam::111122223333:user/${name}`,
          UserPolicyList: [{ PolicyName: 'own', PolicyDocument: POLICY }],
        })),
      }),
      isOf: includes,
    },
  ],
  [
    'HCL',
    {
      file: 'main.tf',
      text: NAMES.map(
        name => `resource "aws_iam_user_policy" "${name}" {
  user = "${name}"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["iam:PutUserPolicy"], Resource = "*" },
    ]
  })
}
`,
      ).join('\n'),
      isOf: includes,
    },
  ],
  [
    'a plan',
    {
      file: 'plan.json',
      text: json({
        format_version: '1.2',
        planned_values: {
          root_module: {
            resources: NAMES.map(name => ({
              address: `aws_iam_user_policy.${name}`,
              mode: 'managed',
              type: 'aws_iam_user_policy',
              values: { user: name, policy: JSON.stringify(POLICY) },
            })),
          },
        },
      }),
      isOf: includes,
    },
  ],
  [
    'an allow policy',
    {
      file: 'gcp.json',
      text: json({
        bindings: NAMES.map(name => ({
          role: 'roles/owner',
          members: [`user:${name}@example.org`],
        })),
      }),
      isOf: includes,
    },
  ],
  [
    'role assignments',
    {
      file: 'azure.json',
      text: json(
        NAMES.map(name => ({
          principalId: name,
          roleDefinitionName: 'Owner',
          roleDefinitionId: '/x',
          scope: '/subscriptions/1',
        })),
      ),
      isOf: includes,
    },
  ],
];

/** Where the record of a name begins, and where it ends. */
function recordOf(text: string, name: string, next: string) {
  const opens = text.includes('resource "') ? 'resource "' : '{';
  return {
    from: text.lastIndexOf(opens, text.indexOf(name)) + 1,
    to: text.lastIndexOf('}', text.lastIndexOf(opens, text.indexOf(next))),
  };
}

const subjectsOf = (file: string, text: string) =>
  check(file, text).problems.map(each => each.subject);

describe('broken input', () => {
  it.each(KINDS)('%s is judged whole where it is whole', (_, kind) => {
    const subjects = subjectsOf(kind.file, kind.text);
    for (const name of NAMES) {
      expect(subjects.some(each => kind.isOf(each, name))).toBe(true);
    }
  });

  it.each(KINDS)(
    '%s that is cut off keeps what comes before the cut, and says where',
    (_, { file, text, isOf }) => {
      const { from } = recordOf(text, NAMES[1], NAMES[2]);
      const last = text.trimEnd().length - 1;
      fc.assert(
        fc.property(fc.integer({ min: from + 1, max: last }), at => {
          const { problems, errors } = check(file, text.slice(0, at));
          expect(problems.some(each => isOf(each.subject, NAMES[0]))).toBe(
            true,
          );
          // Between two blocks nothing is missing that anybody could know of.
          const seemsWhole =
            file.endsWith('.tf') && /\}\s*$/.test(text.slice(0, at));
          expect(errors.length > 0 || seemsWhole).toBe(true);
          for (const error of errors) {
            expect(error.file).toBe(file);
            expect(error.line).toEqual(expect.any(Number));
          }
        }),
        { numRuns: propertyRuns(60) },
      );
    },
  );

  it.each(KINDS)(
    '%s with something wrong in one record keeps the others',
    (_, { file, text, isOf }) => {
      const { from, to } = recordOf(text, NAMES[1], NAMES[2]);
      fc.assert(
        fc.property(
          fc.integer({ min: from, max: to }),
          fc.constantFrom(
            '"',
            '{',
            '}',
            '[',
            ']',
            ',',
            '\\',
            '\u0000',
            '${',
            '<<X\n',
          ),
          (at, wrong) => {
            const { problems } = check(
              file,
              text.slice(0, at) + wrong + text.slice(at),
            );
            expect(problems.some(each => isOf(each.subject, NAMES[0]))).toBe(
              true,
            );
            expect(problems.some(each => isOf(each.subject, NAMES[2]))).toBe(
              true,
            );
          },
        ),
        { numRuns: propertyRuns(60) },
      );
    },
  );

  it('of a policy alone is an error with its line, and nothing is made of the rest', () => {
    const text = json(POLICY);
    for (let at = 1; at < text.length; at += 7) {
      const { problems, errors } = check('policy.json', text.slice(0, at));
      expect(problems).toEqual([]);
      expect(errors).toEqual([
        expect.objectContaining({ file: 'policy.json' }),
      ]);
    }
  });

  it('of any text never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('main.tf', 'a.json', 'x.auto.tfvars'),
        fc.array(
          fc.constantFrom(
            ...'{}[]()"\\,:=.$%~<>\n\t #/*'.split(''),
            'resource "aws_iam_policy" "p" {\n',
            'policy = ',
            'jsonencode(',
            'for x in ',
            '<<EOT\n',
            'EOT\n',
            '${',
            '%{ if ',
            'null',
            '"Statement":',
            '"UserDetailList": [',
            '"format_version": "1.2"',
            'é',
          ),
          { maxLength: 60 },
        ),
        (file, parts) => {
          const text = parts.join('');
          expect(() => check(file, text)).not.toThrow();
        },
      ),
      { numRuns: propertyRuns(300) },
    );
  });

  it.each([
    ['brackets', (depth: number) => `x = ${'['.repeat(depth)}`],
    [
      'closed brackets',
      (depth: number) => `x = ${'['.repeat(depth)}${']'.repeat(depth)}`,
    ],
    ['objects', (depth: number) => `x = ${'{a='.repeat(depth)}`],
    ['interpolations', (depth: number) => `x = ${'"${'.repeat(depth)}`],
    ['blocks', (depth: number) => 'a {\n'.repeat(depth)],
    [
      'parentheses',
      (depth: number) => `x = ${'('.repeat(depth)}1${')'.repeat(depth)}`,
    ],
  ])('of %s a thousand deep comes to an end', (_, nested) => {
    for (const file of ['main.tf', 'deep.json']) {
      expect(() => check(file, nested(3000))).not.toThrow();
    }
  });

  it('of lists that grow from each other comes to an end', () => {
    const locals = Array.from(
      { length: 12 },
      (_, index) =>
        `l${
          index + 1
        } = concat(local.l${index}, local.l${index}, local.l${index}, local.l${index})`,
    );
    const { problems, errors } = check(
      'main.tf',
      `locals {\nl0 = ["s3:GetObject"]\n${locals.join('\n')}\n}
resource "aws_iam_policy" "p" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = local.l12, Resource = "*" }] })
}`,
    );
    expect(problems).toEqual([]);
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('too many steps'),
      }),
    ]);
  });
});

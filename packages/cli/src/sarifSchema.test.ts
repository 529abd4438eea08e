import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/*
 * All SARIF that the command line writes, held against the schema of OASIS
 * (https://docs.oasis-open.org/sarif/sarif/v2.1.0), as its JavaScript SDK ships it.
 */

const BIN = resolve(__dirname, '../bin/academy');

/** The schema is of draft 4, of which nothing but the name of `id` differs here. */
function schema(): object {
  const path = require.resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  const { id, $schema, ...rest } = JSON.parse(readFileSync(path, 'utf8'));
  return rest;
}

const ajv = addFormats(
  // One pattern of the schema is none with the flag u.
  new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }),
);
const validate = ajv.compile(schema());

function problemsOf(log: unknown): string[] {
  validate(log);
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath} ${message}`,
  );
}

const FILES: Record<string, string> = {
  'bad.json': JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'All',
        Effect: 'Allow',
        Action: 'iam:PutUserPolicy',
        Resource: '*',
      },
      { Effect: 'Allow', Action: 's3:GetObjekt', Resource: '*' },
    ],
  }),
  'good.json': JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::lab/*',
      },
    ],
  }),
  'gcp.json': JSON.stringify([
    {
      resource: '//cloudresourcemanager.googleapis.com/projects/lab',
      policy: {
        bindings: [
          {
            role: 'roles/iam.serviceAccountTokenCreator',
            members: ['user:ada@example.org'],
          },
          {
            role: 'roles/owner',
            members: [
              'serviceAccount:ci@lab.iam.gserviceaccount.com',
              'allUsers',
            ],
          },
        ],
      },
    },
  ]),
  'azure.json': JSON.stringify([
    {
      principalId: 'ada',
      roleDefinitionId: 'x',
      roleDefinitionName: 'Owner',
      scope: '/subscriptions/0000',
    },
  ]),
  'broken.json': '{"Statement": [',
  'infra of ada/main.tf': `resource "aws_iam_policy" "lab" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "iam:*", Resource = "*" }]
  })
}
`,
  'module/module.yaml': 'apiVersion: nothing\nkind: Module\n',
  'charges.csv': 'BilledCost,ChargeCategory\nmuch,Usages\n',
};

describe('the SARIF of the command line', () => {
  jest.setTimeout(120_000);
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'academy-sarif-'));
    for (const [name, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const logOf = (...args: string[]) => {
    const { stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (!stdout) {
      throw new Error(`academy ${args.join(' ')} wrote nothing: ${stderr}`);
    }
    return JSON.parse(stdout);
  };

  it.each([
    [
      'iam check',
      [
        'iam',
        'check',
        'bad.json',
        'gcp.json',
        'azure.json',
        'broken.json',
        'infra of ada',
      ],
    ],
    ['check', ['check', 'module']],
    ['focus check', ['focus', 'check', 'charges.csv']],
  ])('of academy %s is that of the schema', (_, args) => {
    const log = logOf(...args, '--format', 'sarif');
    expect(problemsOf(log)).toEqual([]);
    expect(log.runs[0].results.length).toBeGreaterThan(0);
  });

  it('is that of the schema where there is nothing to say', () => {
    const log = logOf('iam', 'check', 'good.json', '--format', 'sarif');
    expect(problemsOf(log)).toEqual([]);
    expect(log.runs[0].results).toEqual([]);
  });

  it('would not be without what the schema asks for', () => {
    const log = {
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'a' } }, results: [{ message: {} }] }],
    };
    expect(problemsOf(log).join()).toContain('/runs/0/results/0/message');
    expect(problemsOf({ ...log, version: '2.0.0' }).join()).toContain(
      '/version',
    );
  });
});

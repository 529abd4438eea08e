import { execFileSync } from 'node:child_process';
import {
  CLOUDS,
  Files,
  LabItem,
  LABS,
  recordedRun,
  scannedEvidenceOf,
  workspaceOf,
} from './__fixtures__/evidenceOf';
import { expectFault } from './__fixtures__/expectFault';
import {
  added,
  all,
  json,
  Mutation,
  removed,
  values,
} from './__fixtures__/mutations';
import { CloudProvider } from '../lab/LabContract';
import { grade } from './grade';

/*
 * There is more than one way to write a lab. What does the same by other names, in other folders or with other resources passes as
 * well; what only looks like it does not.
 */

async function gradeOf(files: Files, item: LabItem, cloud: CloudProvider) {
  return grade(
    `mod-102/${item}`,
    await scannedEvidenceOf(files, cloud, { itemId: item }),
    workspaceOf(cloud),
  );
}

/** Every address of a managed resource, everywhere, by another. */
function readdressed(rename: (address: string) => string): Mutation {
  return files => {
    const known = new Set<string>(
      JSON.parse(files['plan.json'])
        .resource_changes.filter((it: any) => it.mode === 'managed')
        .map((it: any) => it.address),
    );
    const walk = (value: any): any => {
      if (typeof value === 'string') {
        return known.has(value) ? rename(value) : value;
      }
      if (Array.isArray(value)) {
        return value.map(walk);
      }
      return typeof value === 'object' && value
        ? Object.fromEntries(
            Object.entries(value).map(([name, it]) => [name, walk(it)]),
          )
        : value;
    };
    return mapDocuments(files, walk);
  };
}

/** What stands in the root of the plans, in a module. */
const inModule: Mutation = files =>
  all(
    ...['plan.json', 'plan-after-apply.json'].map(name =>
      json(name, plan => {
        const { resources } = plan.planned_values.root_module;
        plan.planned_values.root_module = {
          child_modules: [{ address: 'module.lab', resources }],
        };
      }),
    ),
    readdressed(address => `module.lab.${address}`),
  )(files);

function mapDocuments(files: Files, map: (document: any) => any): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      if (name.endsWith('.jsonl')) {
        const lines = text
          .split('\n')
          .map(line => line && JSON.stringify(map(JSON.parse(line))));
        return [name, lines.join('\n')];
      }
      return [
        name,
        name.endsWith('.json') ? JSON.stringify(map(JSON.parse(text))) : text,
      ];
    }),
  );
}

function reversed(value: any): any {
  if (Array.isArray(value)) {
    return value.map(reversed);
  }
  return typeof value === 'object' && value
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, it]) => [name, reversed(it)]),
      )
    : value;
}

const EVERYWHERE: readonly (readonly [string, Mutation])[] = [
  [
    'with other names',
    readdressed(address =>
      address
        .replace(/\.[\w-]+$/, '.my-own_1')
        .concat(`_${address.replace(/\W/g, '')}`),
    ),
  ],
  ['in a module', inModule],
  ['with count', readdressed(address => `${address}[0]`)],
  ['with for_each', readdressed(address => `${address}["eu.a b"]`)],
  [
    'with the names of objects in another order',
    files => mapDocuments(files, reversed),
  ],
];

describe('a lab that is written in another way', () => {
  it.each(
    LABS.flatMap(item =>
      CLOUDS.flatMap(cloud =>
        EVERYWHERE.map(
          ([title, change]) => [item, cloud, title, change] as const,
        ),
      ),
    ),
  )('passes: %s on %s, %s', async (item, cloud, _, change) => {
    const { checks } = await gradeOf(
      change(recordedRun(item, cloud)),
      item,
      cloud,
    );

    expect(checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  });

  const policy = (statement: object) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [statement] });

  type Variant = [string, LabItem, CloudProvider, Mutation];
  const tags = (files: Files) =>
    JSON.parse(files['plan.json']).planned_values.root_module.resources.find(
      (it: any) => it.values.tags_all,
    ).values.tags_all;

  it.each<Variant>([
    [
      'a task of ECS in place of an instance profile',
      'lab-2',
      'aws',
      files =>
        all(
          removed('aws_iam_instance_profile'),
          added('aws_ecs_task_definition', {
            tags_all: tags(files),
            task_role_arn: JSON.parse(
              files['plan-after-apply.json'],
            ).planned_values.root_module.resources.find(
              (it: any) => it.address === 'aws_iam_role.workload',
            ).values.arn,
          }),
        )(files),
    ],
    [
      'a service account of a cluster in place of an instance profile',
      'lab-2',
      'aws',
      files =>
        all(
          removed('aws_iam_instance_profile'),
          added('aws_iam_role', {
            tags_all: tags(files),
            assume_role_policy: policy({
              Effect: 'Allow',
              Action: 'sts:AssumeRoleWithWebIdentity',
              Principal: {
                Federated: 'arn:aws:iam::123456789012:oidc-provider/x',
              },
              Condition: {
                StringEquals: {
                  'x:aud': 'sts.amazonaws.com',
                  'x:sub': 'system:serviceaccount:ml:train',
                },
              },
            }),
          }),
        )(files),
    ],
    [
      'secrets that are rotated by a rate',
      'lab-2',
      'aws',
      values('aws_secretsmanager_secret_rotation', it => {
        it.rotation_rules = [{ schedule_expression: 'rate(30 days)' }];
      }),
    ],
    [
      'secrets that are rotated on the first of a month',
      'lab-2',
      'aws',
      values('aws_secretsmanager_secret_rotation', it => {
        it.rotation_rules = [{ schedule_expression: 'cron(0 8 1 * ? *)' }];
      }),
    ],
    [
      'buckets that are closed for the whole account',
      'lab-2',
      'aws',
      all(
        removed('aws_s3_bucket_public_access_block'),
        added('aws_s3_account_public_access_block', {
          block_public_acls: true,
          block_public_policy: true,
          ignore_public_acls: true,
          restrict_public_buckets: true,
        }),
      ),
    ],
    [
      'a lifecycle in the bucket itself',
      'lab-1',
      'aws',
      all(
        removed('aws_s3_bucket_lifecycle_configuration'),
        values('aws_s3_bucket', it => {
          it.lifecycle_rule = [{ enabled: true }];
        }),
      ),
    ],
    [
      'encryption in the bucket itself',
      'project',
      'aws',
      all(
        removed('aws_s3_bucket_server_side_encryption_configuration'),
        values('aws_s3_bucket', it => {
          it.server_side_encryption_configuration = [
            {
              rule: [
                {
                  apply_server_side_encryption_by_default: [
                    { sse_algorithm: 'aws:kms', kms_master_key_id: 'key' },
                  ],
                },
              ],
            },
          ];
        }),
      ),
    ],
    [
      'a binding in place of members, for the pipeline',
      'lab-2',
      'gcp',
      files => {
        let bound: any;
        const kept = values('google_service_account_iam_member', it => {
          bound = { ...it, members: [it.member] };
          it.member = '';
        })(files);
        delete bound.member;
        return all(
          removed('google_service_account_iam_member'),
          added('google_service_account_iam_binding', bound),
        )(kept);
      },
    ],
    [
      'a binding in place of members, for the workload',
      'lab-2',
      'gcp',
      files => {
        let bound: any;
        const kept = values('google_secret_manager_secret_iam_member', it => {
          bound = it.member ? { ...it, members: [it.member] } : bound;
          it.role = 'roles/none';
        })(files);
        return all(
          removed('google_secret_manager_secret_iam_member'),
          added('google_secret_manager_secret_iam_binding', {
            ...bound,
            role: 'roles/secretmanager.secretAccessor',
          }),
        )(kept);
      },
    ],
    [
      'two repositories that may get in',
      'lab-2',
      'gcp',
      values('google_iam_workload_identity_pool_provider', it => {
        it.attribute_condition =
          'assertion.repository_id == "1" || assertion.repository_id == "2"';
      }),
    ],
  ])('passes: %s (%s, %s)', async (_, item, cloud, change) => {
    const { checks } = await gradeOf(
      change(recordedRun(item, cloud)),
      item,
      cloud,
    );

    expect(checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  });

  const statement = (of: object): Mutation =>
    values('aws_iam_policy', it => {
      it.policy = policy({ Effect: 'Allow', ...of });
    });

  it.each<[string, LabItem, CloudProvider, string, Mutation, RegExp]>([
    [
      'a rotation once in three years',
      'lab-2',
      'aws',
      'secret-rotation',
      values('aws_secretsmanager_secret_rotation', it => {
        it.rotation_rules = [{ schedule_expression: 'rate(999 days)' }];
      }),
      /more than 90 days/,
    ],
    [
      'a rotation every January',
      'lab-2',
      'aws',
      'secret-rotation',
      values('aws_secretsmanager_secret_rotation', it => {
        it.rotation_rules = [{ schedule_expression: 'cron(0 8 1 1 ? *)' }];
      }),
      /more than 90 days/,
    ],
    [
      'a condition that is always true',
      'lab-2',
      'gcp',
      'ci-identity-federated',
      values('google_iam_workload_identity_pool_provider', it => {
        it.attribute_condition = 'assertion.repository_id == "1" || true';
      }),
      /lets every repository of the issuer in/,
    ],
    [
      'a condition for everybody else',
      'lab-2',
      'gcp',
      'ci-identity-federated',
      values('google_iam_workload_identity_pool_provider', it => {
        it.attribute_condition = '!(assertion.repository_id == "1")';
      }),
      /lets every repository of the issuer in/,
    ],
    ...(
      [
        ['everything in another word', { Action: '*:*', Resource: 'arn:x' }],
        ['everything but one thing', { Action: 's3:*', NotResource: 'arn:x' }],
        [
          'every bucket by its form',
          { Action: 's3:*', Resource: 'arn:aws:s3:::*' },
        ],
      ] as const
    ).map(
      ([title, of]): [
        string,
        LabItem,
        CloudProvider,
        string,
        Mutation,
        RegExp,
      ] => [title, 'lab-1', 'aws', 'no-wildcard-policy', statement(of), /./],
    ),
  ])(
    'fails where it only looks like it: %s',
    async (title, item, cloud, check, change, message) => {
      const before = recordedRun(item, cloud);
      const hasPolicy = /"aws_iam_policy"/.test(before['plan.json']);
      const seeded =
        check === 'no-wildcard-policy' && !hasPolicy
          ? all(
              added('aws_iam_policy', { tags_all: tags(before), policy: '{}' }),
              change,
            )
          : change;
      // eslint-disable-next-line jest/expect-expect -- in expectFault
      await expectFault(item, cloud, [title, check, seeded, message]);
      expect(title).not.toBe('');
    },
  );
});

describe('a grade on another machine', () => {
  it('is the same to the byte, in whatever time zone and language', () => {
    const script = `
      require('@backstage/cli/config/nodeTransform.cjs');
      const { recordedRun, scannedEvidenceOf, workspaceOf } = require('./src/grading/__fixtures__/evidenceOf');
      const { grade } = require('./src/grading/grade');
      (async () => {
        const all = [];
        for (const item of ['lab-1', 'lab-2', 'lab-3', 'project']) {
          const files = recordedRun(item, 'azure');
          files['fmt.json'] = '{"exitCode":3,"files":["b.tf","a.tf"]}';
          const evidence = await scannedEvidenceOf(files, 'azure', { itemId: item });
          all.push(grade('mod-102/' + item, evidence, workspaceOf('azure')));
        }
        process.stdout.write(JSON.stringify(all));
      })();`;
    const packageFolder = require
      .resolve('../../package.json')
      .replace(/package\.json$/, '');
    const gradesIn = (zone: string, language: string) =>
      execFileSync(process.execPath, ['-e', script], {
        cwd: packageFolder,
        encoding: 'utf8',
        env: { ...process.env, TZ: zone, LANG: language, LC_ALL: language },
      });
    const here = gradesIn('UTC', 'C');

    expect(JSON.parse(here)).toHaveLength(4);
    expect(gradesIn('Pacific/Kiritimati', 'tr_TR.UTF-8')).toBe(here);
    expect(gradesIn('America/St_Johns', 'de_DE.UTF-8')).toBe(here);
  }, 30_000);
});

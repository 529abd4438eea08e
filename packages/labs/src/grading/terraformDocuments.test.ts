import fc from 'fast-check';
import {
  bundleOf,
  CLOUDS,
  Files,
  LABS,
  recordedRun,
  scannedEvidenceOf,
  workspaceOf,
} from './__fixtures__/evidenceOf';
import { json, text } from './__fixtures__/mutations';
import { grade } from './grade';
import { gradeBundle } from './gradeBundle';
import { Grade } from './types';

/*
 * Documents of other versions of Terraform, of OpenTofu, and of nobody: each comes to an outcome that says what was found, and
 * none makes a grader break.
 */

const honest = recordedRun('lab-1', 'aws');

async function gradeOf(files: Files): Promise<Grade> {
  return grade(
    'mod-102/lab-1',
    await scannedEvidenceOf(files, 'aws'),
    workspaceOf('aws'),
  );
}

type Change = (document: any) => void;
const plan = (change: Change) => json('plan.json', change);
const after = (change: Change) => json('plan-after-apply.json', change);
const state = (change: Change) => json('state-after-destroy.json', change);

const OPENTOFU = text(
  'source.json',
  'hashicorp/aws',
  'registry.opentofu.org/hashicorp/aws',
);

describe('documents of Terraform', () => {
  it.each<[string, (files: Files) => Files]>([
    ...['0.1', '0.2', '1.0', '1.1', '1.99'].map(
      (version): [string, (files: Files) => Files] => [
        `a plan of format ${version}`,
        plan(it => (it.format_version = version)),
      ],
    ),
    [
      'a plan of a Terraform that wrote neither complete nor errored',
      plan(it => {
        delete it.complete;
        delete it.errored;
        delete it.applyable;
        delete it.timestamp;
      }),
    ],
    ['a state of format 0.1', state(it => (it.format_version = '0.1'))],
    ...['0.1.0', '1.0', '1.1', '1.7.1'].map(
      (version): [string, (files: Files) => Files] => [
        `a log of format ${version}`,
        files => ({
          ...text('apply.jsonl', '"ui":"1.2"', `"ui":"${version}"`)(files),
        }),
      ],
    ),
    [
      'a plan of OpenTofu, with the addresses of its registry',
      files =>
        OPENTOFU(
          plan(it => {
            it.terraform_version = '1.9.1';
            for (const provider of Object.values<any>(
              it.configuration.provider_config,
            )) {
              provider.full_name = provider.full_name?.replace(
                'registry.terraform.io',
                'registry.opentofu.org',
              );
            }
          })(files),
        ),
    ],
    [
      'a log of OpenTofu',
      files => ({
        ...files,
        'apply.jsonl': files['apply.jsonl'].replace(
          /^.*"type":"version".*$/m,
          '{"@level":"info","@message":"OpenTofu 1.9.1","@module":"tofu.ui","tofu":"1.9.1","type":"version","ui":"1.2"}',
        ),
      }),
    ],
    [
      'a plan with what later versions add',
      plan(it => {
        it.action_invocations = [{ address: 'action.aws_x.y', type: 'aws_x' }];
        it.deferred_action_invocations = [];
        it.relevant_attributes = [];
        it.resource_changes.push({
          address: 'ephemeral.random_password.a',
          mode: 'ephemeral',
          type: 'random_password',
          name: 'a',
          change: { actions: ['open'] },
        });
      }),
    ],
    [
      'a second plan that forgets where something was moved from',
      after(it => {
        const [change] = it.resource_changes;
        change.previous_address = 'aws_instance.old';
        change.change.actions = ['no-op'];
      }),
    ],
    [
      'what changed outside of Terraform, and is not to be changed back',
      after(it => {
        it.resource_drift = [
          { ...it.resource_changes[0], change: { actions: ['update'] } },
        ];
      }),
    ],
    [
      'masks of every form',
      plan(it => {
        const [first, second, third] = it.planned_values.root_module.resources;
        first.sensitive_values = false;
        second.sensitive_values = { tags: [], tags_all: {}, a: [false] };
        third.sensitive_values = {};
      }),
    ],
  ])('are read: %s', async (_, change) => {
    const { checks } = await gradeOf(change(honest));

    expect(checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  });

  type Judged = [
    what: string,
    change: (files: Files) => Files,
    outcome: Grade['outcome'],
    check: string,
    message: RegExp,
  ];

  it.each<Judged>([
    [
      'a plan of a later major',
      plan(it => (it.format_version = '2.0')),
      'invalid',
      'tags-present',
      /found "2\.0", expected 1\.x, 0\.1 or 0\.2/,
    ],
    [
      'a plan without a version',
      plan(it => delete it.format_version),
      'invalid',
      'tags-present',
      /format_version: is missing; expected the output of `terraform show -json`/,
    ],
    [
      'a log of a later major',
      text('apply.jsonl', '"ui":"1.2"', '"ui":"2.0"'),
      'invalid',
      'apply-complete',
      /the log has format 2\.0, expected 1\.x or 0\.1/,
    ],
    [
      'the file of a state in place of what Terraform shows of it',
      files => ({
        ...files,
        'state-after-destroy.json':
          '{"version":4,"terraform_version":"1.11.4","serial":3,"resources":[]}',
      }),
      'invalid',
      'teardown-state-empty',
      /format_version: is missing/,
    ],
    [
      'a plan of a part',
      plan(it => (it.complete = false)),
      'failed',
      'plan-complete',
      /leaves a part/,
    ],
    [
      'a plan that ended with an error',
      plan(it => (it.errored = true)),
      'failed',
      'plan-complete',
      /ended with an error/,
    ],
    [
      'a plan whose configuration was taken out',
      plan(it => delete it.configuration),
      'failed',
      'source-allowed',
      /does not hold the configuration/,
    ],
    [
      'a provider that only looks like OpenTofu’s',
      plan(it => {
        const [first] = Object.values<any>(it.configuration.provider_config);
        first.full_name = 'registry.opentofu.org.evil.example/hashicorp/aws';
      }),
      'failed',
      'source-allowed',
      /evil\.example/,
    ],
    [
      'a check that fails',
      plan(
        it =>
          (it.checks = [
            { address: { to_display: 'check.x' }, status: 'fail' },
          ]),
      ),
      'failed',
      'quota-preflight',
      /check\.x|fail/,
    ],
    ...[
      ['delete', 'create'],
      ['create', 'delete'],
      ['forget'],
      ['create', 'forget'],
      ['update'],
    ].map(
      (actions): Judged => [
        `a second plan that would ${actions.join(' and ')}`,
        after(it => (it.resource_changes[0].change.actions = actions)),
        'failed',
        'no-drift',
        /would still change/,
      ],
    ),
    [
      'a configuration that is none',
      plan(it => (it.configuration.root_module.resources = [null])),
      'invalid',
      'tags-present',
      /\/configuration\/root_module\/resources\/0 must be object/,
    ],
  ])(
    'come to a clear outcome: %s',
    async (_, change, outcome, check, message) => {
      const result = await gradeOf(change(honest));
      const found = result.checks.find(({ id }) => id === check);

      expect(result.outcome).toBe(outcome);
      expect(found).toMatchObject({
        outcome: outcome === 'invalid' ? 'error' : 'failed',
      });
      expect(found?.message).toMatch(message);
      expect(found?.hint).toBeTruthy();
    },
  );

  it('never make a grader break, whatever stands in them', async () => {
    const wrong = fc.constantFrom<unknown>(
      null,
      5,
      'x',
      [],
      {},
      [null],
      { a: null },
      true,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...LABS),
        fc.constantFrom(...CLOUDS),
        fc.constantFrom(
          'plan.json',
          'plan-after-apply.json',
          'state-after-destroy.json',
          'inventory-after-destroy.json',
          'validate.json',
        ),
        fc.array(fc.nat(40), { minLength: 1, maxLength: 9 }),
        wrong,
        async (item, cloud, file, path, value) => {
          const files = recordedRun(item, cloud);
          const document = JSON.parse(files[file]);
          replaceAt(document, path, value);
          const { grade: result } = await gradeBundle(
            bundleOf(
              { ...files, [file]: JSON.stringify(document) },
              { itemId: item },
            ),
            workspaceOf(cloud),
          );

          expect(
            result?.checks.filter(
              ({ outcome, message }) =>
                outcome === 'error' && /broke/.test(message),
            ),
          ).toEqual([]);
          expect(result?.outcome).toMatch(
            /^(passed|failed|needs-review|invalid)$/,
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Goes down a document by the numbers of a path, and puts something else there. */
function replaceAt(document: any, path: readonly number[], value: unknown) {
  let parent = document;
  let key: string | undefined;
  for (const step of path) {
    const next = key === undefined ? parent : parent[key];
    const keys = typeof next === 'object' && next ? Object.keys(next) : [];
    if (!keys.length) {
      break;
    }
    parent = next;
    key = keys[step % keys.length];
  }
  if (key !== undefined) {
    parent[key] = value;
  }
}

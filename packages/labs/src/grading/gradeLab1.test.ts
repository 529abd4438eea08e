import fs from 'node:fs';
import path from 'node:path';
import { listResources } from '../plan/modules';
import { Attributes, TerraformPlan } from '../plan/TerraformPlan';
import { evidenceOf } from './__fixtures__/evidenceOf';
import { grade, hasGrader } from './grade';
import { gradeLab1 } from './gradeLab1';

/** Of one real run: Terraform 1.11.4 against cloud-sim, in a repository made from the template. */
const recorded = Object.fromEntries(
  fs
    .readdirSync(path.join(__dirname, '__fixtures__/lab-1-simulated'))
    .map(name => [
      name,
      fs.readFileSync(
        path.join(__dirname, '__fixtures__/lab-1-simulated', name),
        'utf8',
      ),
    ]),
);

const workspace = {
  id: '4c1f6c4e-6d0b-4e4e-9a5e-3d1f0c0a7b10',
  region: 'us-east-1',
  budget: '10',
  expiresAt: '2026-12-31T18:00:00.000Z',
};

type Files = Record<string, string>;

/** The recorded run with one file replaced by what `change` makes of it. */
function json<T = any>(name: string, change: (document: T) => void): Files {
  const document = JSON.parse(recorded[name]);
  change(document);
  return { ...recorded, [name]: JSON.stringify(document) };
}

function without(name: string): Files {
  const { [name]: _, ...others } = recorded;
  return others;
}

function text(name: string, from: string | RegExp, to: string): Files {
  const changed = recorded[name].replace(from, to);
  expect(changed).not.toBe(recorded[name]);
  return { ...recorded, [name]: changed };
}

function withoutLine(name: string, containing: string): Files {
  const lines = recorded[name].split('\n');
  const kept = lines.filter(line => !line.includes(containing));
  expect(kept.length).toBeLessThan(lines.length);
  return { ...recorded, [name]: kept.join('\n') };
}

function planned(
  plan: TerraformPlan,
  type: string,
  change: (values: Attributes) => void,
) {
  const resources = listResources(plan.planned_values?.root_module).filter(
    resource => resource.type === type,
  );
  expect(resources).not.toHaveLength(0);
  resources.forEach(resource => change(resource.values!));
}

function addPlanned(plan: TerraformPlan, type: string, values: Attributes) {
  plan.planned_values!.root_module!.resources = [
    { address: `${type}.added`, mode: 'managed', type, name: 'added', values },
  ];
}

describe('the grader of Lab 1', () => {
  it('passes a whole run in full, without the portal and with it', () => {
    for (const known of [undefined, workspace]) {
      const result = gradeLab1(evidenceOf(recorded), known);

      expect(result.checks.filter(c => c.outcome !== 'passed')).toEqual([]);
      expect(result).toMatchObject({ outcome: 'passed', score: 100 });
    }
  });

  it('gives the same bytes for the same evidence', () => {
    const evidence = evidenceOf(json('fmt.json', f => (f.exitCode = 3)));

    expect(JSON.stringify(gradeLab1(evidence, workspace))).toBe(
      JSON.stringify(gradeLab1(evidence, workspace)),
    );
  });

  it('is worth 100 points, all told', () => {
    const { checks } = gradeLab1(evidenceOf(recorded));

    expect(checks.reduce((sum, check) => sum + check.maxPoints, 0)).toBe(100);
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  });

  it.each<[string, string, () => Files, RegExp]>([
    [
      'a lab.yaml of another workspace',
      'workspace-matches',
      () => text('lab.yaml', /workspaceId: .*/, 'workspaceId: another'),
      /workspaceId in lab\.yaml/,
    ],
    [
      'a lab.yaml whose lease was made longer',
      'workspace-matches',
      () =>
        text('lab.yaml', /expiresAt: .*/, "expiresAt: '2030-01-01T00:00:00Z'"),
      /expiresAt in lab\.yaml/,
    ],
    [
      'a lab.yaml that is not one',
      'workspace-matches',
      () => ({ ...recorded, 'lab.yaml': 'schema: something' }),
      /lab\.yaml cannot be read: .*\/schema must be "gpu-academy\.io\/lab\/v1alpha1"/,
    ],
    [
      'an unformatted file',
      'fmt',
      () =>
        json('fmt.json', fmt => {
          fmt.exitCode = 3;
          fmt.files = ['modules/network/main.tf'];
        }),
      /Not formatted: modules\/network\/main\.tf/,
    ],
    [
      'a configuration that is not valid',
      'validate',
      () =>
        json('validate.json', result => {
          result.valid = false;
          result.diagnostics = [
            { severity: 'error', summary: 'Missing required argument' },
          ];
        }),
      /Missing required argument/,
    ],
    [
      'a plan of another format',
      'plan-complete',
      () => json('plan.json', plan => (plan.format_version = '2.0')),
      /format 2\.0/,
    ],
    [
      'a plan that ended with an error',
      'plan-complete',
      () => json('plan.json', plan => (plan.errored = true)),
      /ended with an error/,
    ],
    [
      'a plan of a part only',
      'plan-complete',
      () => json('plan.json', plan => (plan.complete = false)),
      /leaves a part/,
    ],
    [
      'a plan that is not JSON',
      'plan-complete',
      () => ({ ...recorded, 'plan.json': '{' }),
      /plan\.json cannot be read/,
    ],
    [
      'a plan of a shape that Terraform does not write',
      'plan-complete',
      () => json('plan.json', plan => (plan.resource_changes = [{}])),
      /\/resource_changes\/0\/address is missing/,
    ],
    [
      'an instance without a GPU',
      'gpu-type-planned',
      () =>
        json('plan.json', plan =>
          planned(plan, 'aws_instance', v => (v.instance_type = 't3.large')),
        ),
      /No planned instance has a GPU: found t3\.large/,
    ],
    [
      'a GPU that the lab does not allow',
      'gpu-type-planned',
      () =>
        json('plan.json', plan =>
          planned(plan, 'aws_instance', v => (v.instance_type = 'p5.48xlarge')),
        ),
      /p5\.48xlarge is planned, the lab allows g4dn\.xlarge/,
    ],
    [
      'an instance in another region than agreed',
      'gpu-type-planned',
      () =>
        json('plan.json', plan =>
          planned(plan, 'aws_instance', v => (v.region = 'sa-east-1')),
        ),
      /planned in sa-east-1, us-east-1 was agreed/,
    ],
    [
      'a resource that lacks a tag',
      'tags-present',
      () =>
        json('plan.json', plan =>
          planned(plan, 'aws_vpc', v => {
            delete (v.tags_all as any).learner;
          }),
        ),
      /module\.network\.aws_vpc\.this lacks the tag learner/,
    ],
    [
      'a resource tagged for another workspace',
      'tags-present',
      () =>
        json('plan.json', plan =>
          planned(plan, 'aws_vpc', v => {
            (v.tags_all as any).workspace = 'another';
          }),
        ),
      /has the tag workspace = another, expected 4c1f6c4e/,
    ],
    [
      'IMDSv1',
      'imdsv2',
      () =>
        json('plan.json', plan =>
          planned(plan, 'aws_instance', v => {
            v.metadata_options = [{ http_tokens: 'optional' }];
          }),
        ),
      /aws_instance\.gpu answers metadata requests/,
    ],
    [
      'a root disk that is not encrypted',
      'disk-encrypted',
      () =>
        json('plan.json', plan =>
          planned(plan, 'aws_instance', v => {
            (v.root_block_device as any)[0].encrypted = false;
          }),
        ),
      /aws_instance\.gpu has a disk that is not encrypted/,
    ],
    [
      'a further volume that is not encrypted',
      'disk-encrypted',
      () =>
        json('plan.json', plan =>
          addPlanned(plan, 'aws_ebs_volume', { encrypted: false }),
        ),
      /aws_ebs_volume\.added is not encrypted/,
    ],
    ...openPorts(),
    [
      'no budget',
      'budget-present',
      () =>
        json('plan.json', plan =>
          planned(plan, 'aws_budgets_budget', v => (v.budget_type = 'USAGE')),
        ),
      /no aws_budgets_budget of type COST/,
    ],
    [
      'a budget higher than agreed',
      'budget-present',
      () =>
        json('plan.json', plan =>
          planned(plan, 'aws_budgets_budget', v => (v.limit_amount = '10.01')),
        ),
      /limit 10\.01, at most 10 was agreed/,
    ],
    [
      'a budget that tells nobody',
      'budget-present',
      () =>
        json('plan.json', plan =>
          planned(plan, 'aws_budgets_budget', v => (v.notification = [])),
        ),
      /notifies nobody/,
    ],
    [
      'no schedule that ends the instance',
      'auto-termination',
      () =>
        json('plan.json', plan =>
          planned(plan, 'aws_scheduler_schedule', v => {
            (v.target as any)[0].arn =
              'arn:aws:scheduler:::aws-sdk:ec2:stopInstances';
          }),
        ),
      /No aws_scheduler_schedule terminates/,
    ],
    [
      'a schedule after the lease',
      'auto-termination',
      () =>
        json('plan.json', plan =>
          planned(plan, 'aws_scheduler_schedule', v => {
            v.schedule_expression = 'at(2026-12-31T18:00:01)';
          }),
        ),
      /does not run once at or before 2026-12-31T18:00:00/,
    ],
    [
      'a schedule that is switched off',
      'auto-termination',
      () =>
        json('plan.json', plan =>
          planned(plan, 'aws_scheduler_schedule', v => (v.state = 'DISABLED')),
        ),
      /does not run/,
    ],
    [
      'an instance that only stops',
      'auto-termination',
      () =>
        json('plan.json', plan =>
          planned(plan, 'aws_instance', v => {
            v.instance_initiated_shutdown_behavior = 'stop';
          }),
        ),
      /only stops/,
    ],
    [
      'an apply that did not finish',
      'apply-complete',
      () =>
        withoutLine(
          'apply.jsonl',
          'module.gpu_instance.aws_instance.gpu: Creation complete',
        ),
      /Planned and not created: module\.gpu_instance\.aws_instance\.gpu/,
    ],
    [
      'a log with a line that is not JSON',
      'apply-complete',
      () => ({ ...recorded, 'apply.jsonl': '{}\nError!' }),
      /apply\.jsonl cannot be read: line 2/,
    ],
    [
      'a plan that changes nothing',
      'apply-complete',
      () => json('plan.json', plan => (plan.resource_changes = [])),
      /creates nothing/,
    ],
    [
      'a destroy that left something out',
      'destroy-complete',
      () =>
        withoutLine(
          'destroy.jsonl',
          'module.network.aws_vpc.this: Destruction complete',
        ),
      /Created and not destroyed: module\.network\.aws_vpc\.this/,
    ],
    [
      'no destroy at all',
      'destroy-complete',
      () => without('destroy.jsonl'),
      /destroy\.jsonl is not in the evidence/,
    ],
    [
      'a state that still holds something',
      'teardown-state-empty',
      () =>
        json('state-after-destroy.json', state => {
          state.values = {
            root_module: {
              child_modules: [
                {
                  resources: [
                    {
                      address: 'module.network.aws_vpc.this',
                      mode: 'managed',
                      type: 'aws_vpc',
                    },
                  ],
                },
              ],
            },
          };
        }),
      /still holds module\.network\.aws_vpc\.this/,
    ],
    [
      'an orphan that Terraform has forgotten',
      'teardown-inventory-empty',
      () =>
        json('inventory-after-destroy.json', inventory => {
          inventory.resources = [{ type: 'aws_instance', id: 'i-0sim42' }];
        }),
      /Still there, and perhaps still costing: aws_instance i-0sim42/,
    ],
    [
      'an inventory that says neither what is there nor why nobody looked',
      'teardown-inventory-empty',
      () => ({ ...recorded, 'inventory-after-destroy.json': '{}' }),
      /inventory-after-destroy\.json cannot be read/,
    ],
  ])('fails %s by %s, which comes first', (_, id, files, message) => {
    const result = gradeLab1(evidenceOf(files()), workspace);

    expect(result.outcome).toBe('failed');
    expect(result.score).toBeLessThan(100);
    const found = result.checks.find(check => check.id === id)!;
    expect(found).toMatchObject({ outcome: 'failed', points: 0 });
    expect(found.message).toMatch(message);
    expect(found.hint).toBeTruthy();
    expect(result.checks[0].outcome).toBe('failed');
  });

  it('fails other checks than the one whose file is broken only where they need that file', () => {
    const { checks } = gradeLab1(evidenceOf(without('apply.jsonl')), workspace);

    expect(
      checks.filter(c => c.outcome === 'failed').map(({ id }) => id),
    ).toEqual(['apply-complete', 'destroy-complete']);
  });

  it('leaves a teardown that nobody could look into to a reviewer, and says so', () => {
    const files = json('inventory-after-destroy.json', inventory => {
      inventory.checked = false;
      inventory.reason = 'the AWS command line (aws) is not installed';
      delete inventory.resources;
    });
    const result = gradeLab1(evidenceOf(files, { mode: 'cloud' }), workspace);

    expect(result).toMatchObject({ outcome: 'needs-review', score: 95 });
    expect(result.checks[0]).toMatchObject({
      id: 'teardown-inventory-empty',
      outcome: 'skipped',
      points: 0,
      message: expect.stringContaining('(aws) is not installed'),
    });
  });

  it('believes the portal rather than the learner about budget and lease', () => {
    const result = gradeLab1(evidenceOf(recorded), {
      ...workspace,
      budget: '5',
      expiresAt: '2026-11-01T00:00:00Z',
    });

    expect(
      result.checks.filter(c => c.outcome === 'failed').map(({ id }) => id),
    ).toEqual(['workspace-matches', 'budget-present', 'auto-termination']);
  });

  it('refuses evidence that was sent for another workspace', () => {
    const evidence = evidenceOf(recorded, { workspaceId: 'another' });

    expect(gradeLab1(evidence).checks[0]).toMatchObject({
      id: 'workspace-matches',
      outcome: 'failed',
    });
  });
});

describe('grade', () => {
  it('finds the grader of a lab by its module and item', () => {
    expect(hasGrader('mod-102/lab-1')).toBe(true);
    expect(grade('mod-102/lab-1', evidenceOf(recorded)).outcome).toBe('passed');
  });

  it('names the graders that there are where there is none', () => {
    expect(hasGrader('mod-999/lab-1')).toBe(false);
    expect(() => grade('mod-999/lab-1', evidenceOf(recorded))).toThrow(
      "No grader for 'mod-999/lab-1', expected one of mod-102/lab-1",
    );
  });
});

function openPorts(): [string, string, () => Files, RegExp][] {
  const rules: [string, string, Attributes][] = [
    [
      'an inline rule that opens SSH',
      'aws_security_group',
      {
        ingress: [
          {
            protocol: 'tcp',
            from_port: 22,
            to_port: 22,
            cidr_blocks: ['0.0.0.0/0'],
          },
        ],
      },
    ],
    [
      'a rule resource that opens a range around SSH',
      'aws_security_group_rule',
      {
        type: 'ingress',
        protocol: 'tcp',
        from_port: 0,
        to_port: 1024,
        ipv6_cidr_blocks: ['::/0'],
      },
    ],
    [
      'a rule that opens everything',
      'aws_vpc_security_group_ingress_rule',
      { ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' },
    ],
    [
      'half of the internet',
      'aws_vpc_security_group_ingress_rule',
      {
        ip_protocol: 'tcp',
        from_port: 22,
        to_port: 22,
        cidr_ipv4: '128.0.0.0/1',
      },
    ],
  ];
  return rules.map(([title, type, values]) => [
    title,
    'no-open-ssh',
    () =>
      json('plan.json', plan =>
        addPlanned(plan, type, { ...values, ...tagged(type) }),
      ),
    /opens port 22 to the internet/,
  ]);
}

function tagged(type: string) {
  return type === 'aws_security_group_rule'
    ? {}
    : {
        tags_all: {
          module: 'mod-102',
          lab: 'lab-1',
          learner: 'ada',
          workspace: workspace.id,
          'expires-at': workspace.expiresAt,
          'managed-by': 'terraform',
        },
      };
}

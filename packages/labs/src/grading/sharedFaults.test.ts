/* eslint-disable jest/expect-expect -- expectFault() holds the expectations */
import { expectFault, Fault } from './__fixtures__/expectFault';
import {
  all,
  json,
  source,
  sourceFile,
  text,
  values,
  withoutLine,
} from './__fixtures__/mutations';

/** What can go wrong with every lab; `type` is a resource that each run of the cloud has and that carries tags. */
function sharedFaults(type: string, address: string, tags: string): Fault[] {
  return [
    [
      'a lab.yaml of another workspace',
      'workspace-matches',
      text('lab.yaml', /workspaceId: .*/, 'workspaceId: another'),
      /workspaceId in lab\.yaml/,
    ],
    [
      'a lease that was made longer in lab.yaml',
      'workspace-matches',
      text('lab.yaml', /expiresAt: .*/, "expiresAt: '2030-01-01T00:00:00Z'"),
      /expiresAt in lab\.yaml/,
    ],
    [
      'a lab.yaml of another cloud',
      'workspace-matches',
      text(
        'lab.yaml',
        /provider: \w+/,
        `provider: ${type.startsWith('aws') ? 'gcp' : 'aws'}`,
      ),
      /provider in lab\.yaml/,
    ],
    [
      'a provisioner that edits the evidence',
      'source-allowed',
      sourceFile(
        'extra.tf',
        'resource "terraform_data" "edit" {\n  provisioner "local-exec" {\n    command = "sed -i s/false/true/ ../evidence/*.json"\n  }\n}\n',
      ),
      /^extra\.tf:2: provisioner local-exec/,
    ],
    [
      'a provisioner that stands in the plan alone',
      'source-allowed',
      json('plan.json', plan => {
        plan.configuration.root_module.resources[0].provisioners = [
          { type: 'remote-exec' },
        ];
      }),
      /runs the provisioner remote-exec/,
    ],
    [
      'a fake provider',
      'source-allowed',
      source(
        'provider.tf',
        /source\s*= "hashicorp\/\w+"/,
        'source = "acme/cloud"',
      ),
      /provider acme\/cloud is not allowed/,
    ],
    [
      'a fake provider that stands in the plan alone',
      'source-allowed',
      json('plan.json', plan => {
        const [config] = Object.values<any>(plan.configuration.provider_config);
        config.full_name = 'registry.terraform.io/acme/cloud';
      }),
      /made with provider acme\/cloud/,
    ],
    [
      'a module from elsewhere',
      'source-allowed',
      sourceFile(
        'extra.tf',
        'module "network" {\n  source = "git::https://example.com/network.git"\n}\n',
      ),
      /extra\.tf:1: module "git::https/,
    ],
    [
      'a program that is asked for data',
      'source-allowed',
      sourceFile(
        'extra.tf',
        '# data "external" "x"\n\ndata "external" "answer" {\n  program = ["cat", "/etc/passwd"]\n}\n',
      ),
      /extra\.tf:3: data\.external\.answer/,
    ],
    [
      'an override file',
      'source-allowed',
      sourceFile('main_override.tf', ''),
      /main_override\.tf:1: an override file/,
    ],
    [
      'Terraform in JSON',
      'source-allowed',
      sourceFile('extra.tf.json', '{}'),
      /extra\.tf\.json:1: Terraform in JSON/,
    ],
    [
      'a symbolic link',
      'source-allowed',
      sourceFile('extra.tf', { symlink: '/etc/shadow' }),
      /extra\.tf:1: a symbolic link to \/etc\/shadow/,
    ],
    [
      'a backend that runs elsewhere',
      'source-allowed',
      sourceFile(
        'extra.tf',
        'terraform {\n  cloud {\n    organization = "acme"\n  }\n}\n',
      ),
      /extra\.tf:2: runs elsewhere/,
    ],
    [
      'providers replaced by a setting of the command line',
      'source-allowed',
      sourceFile('.terraformrc', 'provider_installation {}'),
      /\.terraformrc:1: /,
    ],
    [
      'an unformatted file',
      'fmt',
      json('fmt.json', fmt => {
        fmt.exitCode = 3;
        fmt.files = ['modules/network/main.tf'];
      }),
      /Not formatted: modules\/network\/main\.tf/,
    ],
    [
      'a required argument that was dropped',
      'validate',
      json('validate.json', result => {
        result.valid = false;
        result.diagnostics = [
          {
            severity: 'error',
            summary: 'Missing required argument',
            range: { filename: 'main.tf', start: { line: 7 } },
          },
        ];
      }),
      /Missing required argument \(main\.tf:7\)/,
    ],
    [
      'an open door that is called sensitive',
      'plan-complete',
      json('plan.json', plan => {
        const [resource] = plan.planned_values.root_module.resources.filter(
          (it: { mode: string }) => it.mode === 'managed',
        );
        resource.values.rule = [{ cidr_ipv4: '(sensitive value)' }];
      }),
      /cidr_ipv4 of \S+ is called sensitive, so nobody can judge it/,
    ],
    [
      'a plan that ended with an error',
      'plan-complete',
      json('plan.json', plan => (plan.errored = true)),
      /ended with an error/,
    ],
    [
      'a plan of a part only',
      'plan-complete',
      json('plan.json', plan => (plan.complete = false)),
      /leaves a part/,
    ],
    [
      'a resource that lacks a tag',
      'tags-present',
      values(type, of => {
        for (const name of [tags, 'tags', 'labels', 'terraform_labels']) {
          if (of[name]) {
            delete of[name].learner;
          }
        }
      }),
      /lacks the (tag|label) learner/,
    ],
    [
      'a resource tagged for another workspace',
      'tags-present',
      values(type, of => {
        of[tags].workspace = 'another';
      }),
      /workspace = another, expected 4c1f6c4e/,
    ],
    [
      'an end date that was put off',
      'tags-present',
      values(type, of => {
        of[tags]['expires-at'] = '2031-01-01t00-00-00z';
      }),
      /expires-at = 2031-01-01t00-00-00z, expected 2026-12-31/,
    ],
    [
      'an apply that did not finish',
      'apply-complete',
      all(
        withoutLine('apply.jsonl', `${address}: Creation complete`),
        withoutLine('destroy.jsonl', `${address}: Destruction complete`),
      ),
      /Planned and not created: /,
    ],
    [
      'a resource that changes with every plan',
      'no-drift',
      json('plan-after-apply.json', plan => {
        plan.resource_changes[0] = {
          ...plan.resource_changes[0],
          mode: 'managed',
          change: { actions: ['update'] },
        };
      }),
      /would still change /,
    ],
    [
      'a second plan of another configuration',
      'no-drift',
      json('plan.json', plan => {
        plan.planned_values.root_module.resources.push({
          address: 'terraform_data.more',
          mode: 'managed',
          type: 'terraform_data',
          name: 'more',
          values: {},
        });
      }),
      /another configuration: it lacks terraform_data\.more/,
    ],
    [
      'a resource taken out of the state before the destroy',
      'destroy-complete',
      withoutLine('destroy.jsonl', `${address}: Destruction complete`),
      /Created and not destroyed: /,
    ],
    [
      'a state that still holds something',
      'teardown-state-empty',
      json('state-after-destroy.json', state => {
        state.values = {
          root_module: {
            child_modules: [
              { resources: [{ address, mode: 'managed', type, values: {} }] },
            ],
          },
        };
      }),
      /still holds /,
    ],
    [
      'an orphan that Terraform has forgotten',
      'teardown-inventory-empty',
      json('inventory-after-destroy.json', inventory => {
        inventory.resources = [{ type, id: 'i-0sim42' }];
      }),
      /Still there, and perhaps still costing: \w+ i-0sim42/,
    ],
  ];
}

const bucket = sharedFaults('aws_s3_bucket', 'aws_s3_bucket.data', 'tags_all');

describe('what can go wrong with every lab', () => {
  describe('Lab 1', () => {
    it.each<Fault>(bucket)('on aws: %s fails %s and nothing else', (...fault) =>
      expectFault('lab-1', 'aws', fault),
    );
  });

  describe('Lab 2', () => {
    it.each<Fault>(
      sharedFaults(
        'google_pubsub_topic',
        'google_pubsub_topic.rotation',
        'effective_labels',
      ),
    )('on gcp: %s fails %s and nothing else', (...fault) =>
      expectFault('lab-2', 'gcp', fault),
    );
  });

  describe('Lab 3', () => {
    it.each<Fault>(
      sharedFaults(
        'azurerm_storage_account',
        'azurerm_storage_account.data',
        'tags',
      ),
    )('on azure: %s fails %s and nothing else', (...fault) =>
      expectFault('lab-3', 'azure', fault),
    );
  });

  describe('the project', () => {
    it.each<Fault>(bucket)('on aws: %s fails %s and nothing else', (...fault) =>
      expectFault('project', 'aws', fault),
    );
  });
});

import { allowListFor } from '../grading/allowListFor';
import { recordedRun } from '../grading/__fixtures__/evidenceOf';
import { prescan } from './prescan';
import { SourceFile } from './PrescanReport';

const allow = allowListFor('mod-102/lab-1', 'aws');

async function findingsOf(files: Record<string, SourceFile>) {
  const { findings } = await prescan(files, allow);
  return findings.map(it => `${it.file}:${it.line} ${it.rule}`);
}

const HONEST = `terraform {
  required_version = ">= 1.6"

  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
    random = {
      source = "registry.terraform.io/hashicorp/random"
    }
  }

  backend "s3" {}
}

provider "aws" {
  alias = "other"
}

module "network" {
  source = "./modules/network"
}

# provisioner "local-exec" {}
/*
resource "null_resource" "x" {}
*/
resource "terraform_data" "started" {
  input = <<-EOT
    provisioner "local-exec" {
  EOT
}

resource "aws_instance" "gpu" {
  provider = aws.other

  lifecycle {
    precondition {
      condition     = data.aws_servicequotas_service_quota.gpu.value >= 4
      error_message = "Too small."
    }
  }
}
`;

describe('prescan', () => {
  it('finds nothing in what labs do, and tells what conditions there are', async () => {
    const report = await prescan(
      {
        'main.tf': HONEST,
        'modules/network/main.tf':
          'module "sibling" {\n  source = "../other"\n}\n',
        'lab.auto.tfvars.json': '{"region": "us-east-1"}',
        'tests/lab.tftest.hcl': 'run "a" {\n  command = plan\n}\n',
        '.terraform.lock.hcl':
          'provider "registry.terraform.io/hashicorp/aws" {\n  version = "6.1.0"\n}\n',
      },
      allow,
    );

    expect(report.findings).toEqual([]);
    expect(report.files).toBe(5);
    expect(report.sourceDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(report.conditions).toEqual([
      {
        file: 'main.tf',
        line: 39,
        text: 'data.aws_servicequotas_service_quota.gpu.value >= 4',
      },
    ]);
  });

  it.each<[string, Record<string, SourceFile>, string[]]>([
    [
      'a provider of somebody else',
      { 'a.tf': HONEST.replace('"hashicorp/aws"', '"evil/aws"') },
      ['a.tf:5 provider', 'a.tf:16 provider', 'a.tf:34 provider'],
    ],
    [
      'a provider of another registry',
      {
        'a.tf':
          'terraform {\n  required_providers {\n    aws = {\n      source = "example.com/hashicorp/aws"\n    }\n  }\n}\n',
      },
      ['a.tf:3 provider'],
    ],
    [
      'providers that ask somebody who is no cloud',
      {
        'a.tf':
          'provider "aws" {\n  endpoints {\n    ec2 = "http://localhost:4566"\n  }\n}\n',
      },
      ['a.tf:1 provider'],
    ],
    [
      'a provider that nobody required',
      { 'a.tf': '\nresource "docker_container" "x" {}\n' },
      ['a.tf:2 provider'],
    ],
    [
      'a resource that is given to another provider',
      {
        'a.tf': 'resource "aws_instance" "x" {\n  provider = google-beta\n}\n',
      },
      ['a.tf:1 provider'],
    ],
    [
      'a lock on another provider',
      {
        '.terraform.lock.hcl':
          'provider "registry.terraform.io/evil/aws" {\n  version = "1.0.0"\n}\n',
      },
      ['.terraform.lock.hcl:1 provider'],
    ],
    [
      'a module of the registry',
      {
        'a.tf': 'module "x" {\n  source = "terraform-aws-modules/vpc/aws"\n}\n',
      },
      ['a.tf:1 module'],
    ],
    [
      'a module above the folder',
      { 'a/a.tf': 'module "x" {\n  source = "../../b"\n}\n' },
      ['a/a.tf:1 module'],
    ],
    [
      'a module of a test',
      {
        'a.tftest.hcl':
          'run "x" {\n  module {\n    source = "git::https://example.com/x"\n  }\n}\n',
      },
      ['a.tftest.hcl:1 module'],
    ],
    [
      'every kind of provisioner',
      {
        'a.tf': `resource "terraform_data" "x" {
  provisioner "local-exec" {
    command = "true"
  }

  provisioner "file" {
    destination = "x"
  }
}

resource "null_resource" "y" {
  provisioner "remote-exec" {
    inline = ["true"]
  }
}
`,
      },
      [
        'a.tf:2 provisioner',
        'a.tf:6 provisioner',
        'a.tf:11 program',
        'a.tf:12 provisioner',
      ],
    ],
    [
      'programs',
      {
        'a.tf':
          'data "external" "x" {\n  program = ["id"]\n}\n\ndata "http" "y" {\n  url = "http://x"\n}\n\nresource "local_file" "z" {\n  filename = "x"\n}\n',
      },
      ['a.tf:1 program', 'a.tf:5 program', 'a.tf:9 program'],
    ],
    [
      'a program that a check asks',
      {
        'a.tf':
          'check "x" {\n  data "external" "y" {\n    program = ["id"]\n  }\n\n  assert {\n    condition     = true\n    error_message = "x"\n  }\n}\n',
      },
      ['a.tf:2 program'],
    ],
    [
      'a provisioner of what was removed',
      {
        'a.tf':
          'removed {\n  from = aws_instance.x\n\n  provisioner "local-exec" {\n    when    = destroy\n    command = "true"\n  }\n}\n',
      },
      ['a.tf:4 provisioner'],
    ],
    [
      'a backend of a learner’s own server',
      { 'a.tf': 'terraform {\n  backend "http" {}\n}\n' },
      ['a.tf:2 backend'],
    ],
    [
      'a state that two may write at once',
      { 'a.tf': 'terraform {\n  backend "s3" {\n    bucket = "x"\n  }\n}\n' },
      ['a.tf:2 backend'],
    ],
    [
      'overrides',
      { 'override.tf': '', 'x_override.tf': '', 'x_override.tf.json': '{}' },
      [
        'override.tf:1 override',
        'x_override.tf:1 override',
        'x_override.tf.json:1 override',
      ],
    ],
    ['JSON', { 'a.tf.json': '{}' }, ['a.tf.json:1 json-syntax']],
    [
      'settings of the command line',
      {
        '.terraformrc': 'provider_installation {\n  dev_overrides {}\n}\n',
        'dev.tfrc': '',
      },
      [
        '.terraformrc:1 cli-config',
        '.terraformrc:1 cli-config',
        '.terraformrc:2 cli-config',
        'dev.tfrc:1 cli-config',
      ],
    ],
    ['a link', { 'a.tf': { symlink: '../b.tf' } }, ['a.tf:1 symlink']],
    [
      'paths that lead away',
      { '../a.tf': '', '/etc/a.tf': '', 'a\\b.tf': '', 'a//b.tf': '' },
      [
        '../a.tf:1 path',
        '/etc/a.tf:1 path',
        'a//b.tf:1 path',
        'a\\b.tf:1 path',
      ],
    ],
    [
      'variables that change what runs',
      {
        'a.tf':
          '# export TF_CLI_ARGS_plan=-target=x\nlocals {\n  a = "TF_REATTACH_PROVIDERS"\n}\n',
      },
      ['a.tf:1 environment', 'a.tf:3 environment'],
    ],
    ['what is no HCL', { 'a.tf': 'locals {\n  a = \n}\n' }, ['a.tf:2 syntax']],
  ])('refuses %s, with file and line', async (_, files, places) => {
    expect(await findingsOf(files)).toEqual(places);
  });

  it('says what was found and what was expected', async () => {
    const { findings } = await prescan(
      { 'a.tf': 'terraform {\n  backend "http" {}\n}\n' },
      allow,
    );

    expect(findings[0].message).toBe(
      'backend http is not allowed in this lab; expected local, s3',
    );
  });

  it('allows what a lab allows', async () => {
    const files = {
      'a.tf':
        'resource "null_resource" "x" {\n  provisioner "local-exec" {\n    command = "true"\n  }\n}\n',
    };
    const { findings } = await prescan(files, {
      ...allow,
      programs: ['null_resource'],
      provisioners: ['local-exec'],
    });

    expect(findings).toEqual([]);
  });

  it('finds the same in whatever order the files come', async () => {
    const files = JSON.parse(recordedRun('project', 'azure')['source.json'])
      .files as Record<string, string>;
    const reversed = Object.fromEntries(Object.entries(files).reverse());

    expect(JSON.stringify(await prescan(reversed, allow))).toBe(
      JSON.stringify(await prescan(files, allow)),
    );
  });

  const resource = (type: string, inside: string) =>
    `resource "${type}" "x" {\n${inside}\n}\n`;
  const container = (name: string, value: string) =>
    resource(
      'aws_ecs_task_definition',
      `  container_definitions = jsonencode([{ environment = [{ name = "${name}", value = "${value}" }] }])`,
    );

  it.each([
    [
      'the environment of a function',
      resource(
        'aws_lambda_function',
        '  environment {\n    variables = { STRIPE_API_KEY = "abcdefgh1234" }\n  }',
      ),
      'STRIPE_API_KEY of aws_lambda_function.x',
    ],
    [
      'the environment of a container',
      container('DB_PASSWORD', 'hunter2hunter2'),
      'the value of DB_PASSWORD of aws_ecs_task_definition.x',
    ],
    [
      'a script for the first start',
      resource(
        'aws_instance',
        '  user_data = <<-EOT\n    export DB_PASSWORD=hunter2hunter2\n  EOT',
      ),
      'a secret that a script sets',
    ],
    [
      'a connection string',
      'locals {\n  db = "Server=x;Password=hunter2hunter2;"\n}\n',
      'a password in a connection string',
    ],
    [
      'a variable that is not called sensitive',
      'variable "db_password" {\n  default = "hunter2hunter2"\n}\n',
      'the default of the variable db_password',
    ],
    [
      'a parameter that is stored as it is',
      'resource "aws_ssm_parameter" "db_password" {\n  type  = "String"\n  value = "hunter2hunter2"\n}\n',
      'value of aws_ssm_parameter.db_password',
    ],
  ])('sees a secret in %s', async (_, source, what) => {
    const { secrets } = await prescan({ 'a.tf': source }, allow);

    expect(secrets.map(it => it.what)).toEqual([what]);
  });

  it.each([
    [
      'where a secret lies',
      container('DB_PASSWORD', 'arn:aws:secretsmanager:us-east-1:1:secret:db'),
    ],
    ['what a secret is called', container('DB_PASSWORD_NAME', 'lab/database')],
    ['a setting beside it', container('LOG_LEVEL', 'information')],
    [
      'a script that asks a vault',
      resource(
        'aws_instance',
        '  user_data = "export DB_PASSWORD=$(vault read x)"',
      ),
    ],
    [
      'how long a token lives',
      'variable "token_lifetime" {\n  default = "3600s"\n}\n',
    ],
  ])('takes %s for no secret', async (_, source) => {
    expect((await prescan({ 'a.tf': source }, allow)).secrets).toEqual([]);
  });

  it('tells what is kept from being destroyed or compared, and which types there are', async () => {
    const source = `resource "aws_vpc" "a" {
  lifecycle {
    ignore_changes  = [tags]
    prevent_destroy = false
  }
}

resource "aws_vpc" "b" {
  lifecycle {
    ignore_changes  = all
    prevent_destroy = true
  }
}

data "aws_region" "c" {}
`;
    const { lifecycles, types } = await prescan({ 'a.tf': source }, allow);

    expect(lifecycles).toEqual([
      { file: 'a.tf', line: 8, what: 'prevent_destroy' },
      { file: 'a.tf', line: 8, what: 'ignore_changes = all' },
    ]);
    expect(types).toEqual(['aws_vpc', 'data.aws_region']);
  });
});

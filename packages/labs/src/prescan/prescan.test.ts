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
});

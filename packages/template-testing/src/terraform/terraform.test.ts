import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  serviceTemplate,
  TemplateFixture,
  writeFixture,
} from '../__testUtils__/serviceTemplate';
import { templateReportText } from '../report/reportText';
import { TestTemplatesOptions } from '../TemplateTestOptions';
import { testTemplates } from '../testTemplates';
import { terraformRoots } from './terraformRoots';

jest.setTimeout(180_000);

const API = 'apiVersion: gpu-academy.io/template-samples/v1alpha1\n';
const hasTerraform = !spawnSync('terraform', ['version']).error;

const MAIN = `terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "eu-north-1"
}

resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}
`;

interface Fault {
  title: string;
  check: string;
  file: string;
  line?: number;
  main: string;
  more?: TemplateFixture['files'];
}

/** The service with a network of its own, which can be broken. */
function withTerraform(main = MAIN, more: TemplateFixture['files'] = {}) {
  const fixture = serviceTemplate();
  Object.assign(fixture.files, { 'skeleton/infra/main.tf': main }, more);
  return fixture;
}

/*
 * The service with two configurations, of which the larger has a machine too. What its quota allows is known at apply.
 */
function withValues(): TemplateFixture {
  const fixture = withTerraform(`${MAIN}
variable "name" {
  type = string
}

variable "replicas" {
  type = number
}

resource "aws_subnet" "this" {
  count      = var.replicas
  vpc_id     = aws_vpc.this.id
  cidr_block = cidrsubnet(aws_vpc.this.cidr_block, 8, count.index)

  lifecycle {
    postcondition {
      condition     = self.id == "" || var.replicas < 5
      error_message = "Five are too many."
    }
  }
}
`);
  Object.assign(fixture.files, {
    'skeleton/infra/values.auto.tfvars.json.njk':
      '{ "name": ${{ values.name | dump }}, "replicas": ${{ values.replicas }} }\n',
    'skeleton/infra/tests/names.tftest.hcl': `variables {
  name     = "test"
  replicas = 1
}

run "one" {
  command = plan

  assert {
    condition     = length(aws_subnet.this) == 1
    error_message = "One was asked for."
  }
}
`,
    'large/infra/large.tf': `resource "aws_s3_bucket" "this" {
  bucket = "\${var.name}-large"
}
`,
    'template.samples.yaml': `${API}parameters:\n  name: { accepted: [sample, a-1] }\n`,
  });
  fixture.template.spec.parameters[0].properties.description.enum = [
    'A service',
  ];
  fixture.template.spec.steps.splice(1, 0, {
    id: 'large',
    name: 'Add what is large',
    if: "${{ parameters.tier === 'large' }}",
    action: 'fetch:template',
    input: { url: './large', values: {} },
  });
  return fixture;
}

describe('roots of Terraform', () => {
  it('are folders that no other takes as a module', () => {
    const files: Record<string, string> = {
      'infra/main.tf': 'module "a" {\n  source = "../shared/network"\n}\n',
      'infra/modules/disk/main.tf': '',
      'shared/network/main.tf': '',
      'state/main.tf': '',
    };

    expect(terraformRoots(Object.keys(files), file => files[file])).toEqual([
      'infra',
      'state',
    ]);
  });
});

describe('the Terraform of a template', () => {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'template-terraform-'));
  const cloudSimFile = path.join(work, 'cloud-sim.mjs');

  beforeAll(() => {
    const bundle = spawnSync(process.execPath, [
      path.resolve(__dirname, '../../../cloud-sim/scripts/bundle.mjs'),
      '--outfile',
      cloudSimFile,
    ]);
    if (bundle.status !== 0) {
      throw new Error(`cloud-sim cannot be bundled: ${bundle.stderr}`);
    }
  });

  afterAll(() => fs.rmSync(work, { recursive: true, force: true }));

  async function testFixture(
    fixture: TemplateFixture,
    options: TestTemplatesOptions = {},
  ) {
    const folder = writeFixture(fixture);
    try {
      const report = await testTemplates(folder, {
        samples: 'declared',
        jobs: 2,
        cloudSimFile,
        ...options,
      });
      const problems = report.templates.flatMap(it => [
        ...it.problems,
        ...it.samples.flatMap(sample => sample.problems),
      ]);
      return { report, problems };
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }

  it('is held against the schemas alone where there is no Terraform, which is no pass', async () => {
    const { report, problems } = await testFixture(withTerraform(), {
      terraformProgram: 'no-such-terraform',
    });

    expect(problems).toEqual([]);
    expect(report.outcome).toBe('reduced');
    expect(report.templates[0].samples[0].notes.join()).toMatch(
      /Reduced check, not a pass/,
    );
  });

  it('fails without Terraform too where a schema does not have an argument', async () => {
    const { report, problems } = await testFixture(
      withTerraform(MAIN.replace('cidr_block', 'cidr_blok')),
      { terraformProgram: 'no-such-terraform' },
    );

    expect(report.outcome).toBe('failed');
    expect(problems).toContainEqual(
      expect.objectContaining({
        check: 'terraform-reduced',
        file: 'infra/main.tf',
        found: expect.stringContaining('cidr_blok'),
      }),
    );
  });

  (hasTerraform ? describe : describe.skip)('with Terraform', () => {
    it('is lived through, from init to an empty account', async () => {
      const steps: string[] = [];
      const { report, problems } = await testFixture(withTerraform(), {
        onProgress: ({ step }) => steps.push(step),
      });

      expect(problems).toEqual([]);
      expect(report.outcome).toBe('passed');
      expect(steps.filter(it => it.startsWith('terraform'))).toEqual([
        'terraform init',
        'terraform validate',
        'terraform plan',
        'terraform apply',
        'terraform second plan',
        'terraform destroy',
        'terraform leftovers',
      ]);
    });

    it('is lived through once where only other files differ', async () => {
      const steps: string[] = [];
      const { report } = await testFixture(withTerraform(), {
        samples: 'boundary',
        onProgress: ({ step }) => steps.push(step),
      });

      expect(report.outcome).toBe('passed');
      expect(steps.filter(it => it === 'terraform apply')).toHaveLength(1);
      expect(steps.filter(it => it === 'terraform init')).toHaveLength(1);
    });

    it.each([
      ['acme/cloud', MAIN.replace('hashicorp/aws', 'acme/cloud')],
      [
        'hashicorp/aws ~> 5.0',
        MAIN.replace(
          'source = "hashicorp/aws"',
          'source  = "hashicorp/aws"\n      version = "~> 5.0"',
        ),
      ],
    ])(
      'is held against the schemas alone where it asks for %s, which the simulator lacks',
      async (lacking, main) => {
        const { report, problems } = await testFixture(withTerraform(main));

        expect(problems).toEqual([]);
        expect(report.outcome).toBe('reduced');
        const [{ notes, lives }] = report.templates[0].samples;
        expect(notes).toContainEqual(
          expect.stringMatching(`infra: not lived through.*${lacking}`),
        );
        expect(lives).toEqual([]);
      },
    );

    it.each<Fault>([
      {
        title: 'is not formatted',
        check: 'terraform-format',
        file: 'infra/main.tf',
        main: MAIN.replace('  cidr_block', 'cidr_block'),
      },
      {
        title: 'takes a module that is not there',
        check: 'terraform-init',
        file: 'infra',
        main: `${MAIN}\nmodule "other" {\n  source = "./other"\n}\n`,
      },
      {
        title: 'has an argument that there is not',
        check: 'terraform-validate',
        file: 'infra/main.tf',
        line: 14,
        main: MAIN.replace('cidr_block', 'cidr_blok'),
      },
      {
        title: 'leaves a variable open',
        check: 'terraform-plan',
        file: 'infra/main.tf',
        main: `${MAIN}\nvariable "name" {\n  type = string\n}\n`,
      },
      {
        title: 'fails its own test',
        check: 'terraform-test',
        file: 'infra/tests/network.tftest.hcl',
        main: MAIN,
        more: {
          'skeleton/infra/tests/network.tftest.hcl':
            'run "size" {\n  command = plan\n\n  assert {\n    condition     = aws_vpc.this.cidr_block == "10.1.0.0/16"\n    error_message = "The network must be the second."\n  }\n}\n',
        },
      },
      {
        title: 'changes with every plan',
        check: 'terraform-stable',
        file: 'infra',
        main: MAIN.replace(
          '"10.0.0.0/16"',
          '"10.0.0.0/16"\n\n  tags = {\n    at = timestamp()\n  }',
        ),
      },
      {
        title: 'cannot be destroyed',
        check: 'terraform-destroy',
        file: 'infra/main.tf',
        main: MAIN.replace(
          '"10.0.0.0/16"',
          '"10.0.0.0/16"\n\n  lifecycle {\n    prevent_destroy = true\n  }',
        ),
      },
      {
        title: 'leaves something behind',
        check: 'terraform-leftover',
        file: 'infra',
        main: MAIN,
        more: {
          'template.samples.yaml': `${API}terraform:\n  environment:\n    CLOUD_SIM_DRILLS: '{"orphans": ["aws_vpc"]}'\n`,
        },
      },
      {
        title: 'is refused by the quota of the account',
        check: 'terraform-apply',
        file: 'infra/main.tf',
        main: `${MAIN}\nresource "aws_instance" "gpu" {\n  ami           = "ami-0123456789abcdef0"\n  instance_type = "g6.xlarge"\n}\n`,
        more: {
          'template.samples.yaml': `${API}terraform:\n  environment:\n    CLOUD_SIM_DRILLS: '{"quota": {"L-DB2E81BA": 0}}'\n`,
        },
      },
    ])(
      'that $title is found out',
      async ({ check, file, line, main, more }) => {
        const { report, problems } = await testFixture(
          withTerraform(main, more),
        );

        expect(report.outcome).toBe('failed');
        expect(problems.map(it => it.check)).toEqual(
          Array.from(problems, () => check),
        );
        expect(problems[0].file).toBe(file);
        expect(problems[0].line).toBe(line ?? problems[0].line);
      },
    );

    it('finds the one value that is refused at apply alone, and names it', async () => {
      const { report, problems } = await testFixture(withValues(), {
        samples: 'boundary',
      });

      expect(report.outcome).toBe('failed');
      expect(new Set(problems.map(it => it.check))).toEqual(
        new Set(['terraform-apply']),
      );
      expect(problems.map(it => it.broughtAboutBy)).toEqual(
        Array.from(problems, () => 'replicas = 5'),
      );
      const text = templateReportText(report);
      expect(text).toContain('because:  replicas = 5');
      expect(text).toMatch(/life \d+ \(full, failed\): .*replicas 5/);
    });

    it('goes through a life with every value in every configuration, in as few as there are values of one field', async () => {
      const fixture = withValues();
      fixture.template.spec.parameters[0].properties.replicas.maximum = 4;
      // As the choice is by itself.
      fixture.files['template.samples.yaml'] +=
        'samples:\n  - { name: a large one, parameters: { tier: large } }\n';
      const steps: string[] = [];
      const { report, problems } = await testFixture(fixture, {
        samples: 'all',
        onProgress: ({ step }) => steps.push(step),
      });

      expect(problems).toEqual([]);
      const lived = report.templates[0].samples.filter(it =>
        it.lives.some(({ life }) => life === 'full'),
      );
      const livedWith = (tier: string, field: string) =>
        lived
          .filter(it => it.parameters.tier === tier)
          .map(it => it.parameters[field]);
      for (const tier of ['small', 'large']) {
        for (const replicas of [1, 2, 4]) {
          expect(livedWith(tier, 'replicas')).toContain(replicas);
        }
        for (const name of ['sample', 'a-1']) {
          expect(livedWith(tier, 'name')).toContain(name);
        }
      }
      const values = lived.flatMap(it => it.covers);
      expect(values).toContainEqual({ field: 'replicas', value: 4 });
      expect(values).toContainEqual({ field: 'tier', value: 'large' });
      // The defaults and what is declared; two more values of a field; and three where it is large.
      expect(steps.filter(it => it === 'terraform apply')).toHaveLength(7);
      // Its own tests set what they read, so no value makes a difference to them.
      expect(steps.filter(it => it === 'terraform test')).toHaveLength(2);
    });

    it('goes through a life with every value once where boundaries are asked for alone', async () => {
      const { report, problems } = await testFixture(withValues(), {
        samples: 'boundary',
        life: 'plan',
      });

      expect(problems).toEqual([]);
      const combined = report.templates[0].samples.filter(
        it => it.origin === 'combined',
      );
      const values = combined.flatMap(({ covers }) => covers);
      expect(values).toContainEqual({ field: 'tier', value: 'large' });
      expect(new Set(values.map(it => JSON.stringify(it))).size).toBe(
        values.length,
      );
    });

    it('plans with every value, or leaves them, where that is asked for', async () => {
      const lived = async (life: 'plan' | 'none') => {
        const { report } = await testFixture(withValues(), {
          samples: 'boundary',
          life,
        });
        return report.templates[0].samples.flatMap(it =>
          it.origin === 'combined' ? it.lives.map(one => one.life) : [],
        );
      };

      expect(new Set(await lived('plan'))).toEqual(new Set(['plan']));
      expect(await lived('none')).toEqual([]);
    });

    it('takes variables from the samples file', async () => {
      const { problems } = await testFixture(
        withTerraform(`${MAIN}\nvariable "name" {\n  type = string\n}\n`, {
          'template.samples.yaml': `${API}terraform:\n  folders:\n    - path: infra\n      life: plan\n      variables: { name: sample }\n`,
        }),
      );

      expect(problems).toEqual([]);
    });

    it('ends what takes too long', async () => {
      const { problems } = await testFixture(withTerraform(), {
        terraformTimeoutMs: 1,
      });

      expect(problems.map(it => it.found).join()).toMatch(
        /was still at it when its time was over/,
      );
    });
  });
});

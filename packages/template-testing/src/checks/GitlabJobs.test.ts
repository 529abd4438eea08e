import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  serviceTemplate,
  writeFixture,
} from '../__testUtils__/serviceTemplate';
import { templateReportText } from '../report/reportText';
import { TestTemplatesOptions } from '../TemplateTestOptions';
import { testTemplates } from '../testTemplates';

/*
 * Jobs are run by the genuine gitlab-ci-local, and Terraform in them by the genuine Terraform against cloud-sim.
 */

jest.setTimeout(120_000);

const hasTerraform = !spawnSync('terraform', ['version']).error;
const withTerraform = hasTerraform ? describe : describe.skip;

const NETWORK = `terraform {
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

interface Pipeline {
  /** Its jobs, as YAML. */
  jobs: string;
  /** What the samples file says under `gitlab`, as YAML in one line. */
  gitlab: string;
  infra?: boolean;
}

describe('jobs of GitLab', () => {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'gitlab-jobs-'));
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

  async function run(
    { jobs, gitlab, infra }: Pipeline,
    options: TestTemplatesOptions = {},
  ) {
    const fixture = serviceTemplate();
    fixture.files['skeleton/.gitlab-ci.yml'] = `stages: [test]\n${jobs}`;
    fixture.files[
      'template.samples.yaml'
    ] = `apiVersion: gpu-academy.io/template-samples/v1alpha1
# What jobs do is looked at, not what Terraform does by itself.
terraform: { folders: [] }
gitlab: ${gitlab}
`;
    if (infra) {
      fixture.files['skeleton/infra/main.tf'] = NETWORK;
    }
    const folder = writeFixture(fixture);
    try {
      const report = await testTemplates(folder, {
        samples: 'declared',
        jobs: 2,
        cloudSimFile,
        ...options,
      });
      const samples = report.templates.flatMap(it => it.samples);
      return {
        report,
        found: samples.flatMap(it => it.problems).map(it => it.found),
        notes: samples.flatMap(it => it.notes).join('\n'),
      };
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }

  it('are run in the order that the samples file says, each in a clean checkout', async () => {
    const { found } = await run({
      jobs: `
one:
  stage: test
  script:
    - test "$CI_PROJECT_DIR" = "$PWD"
    - echo left > left.txt
two:
  stage: test
  script:
    - test ! -e left.txt
    - test "$GREETING" = "good day"
`,
      gitlab: '{ jobs: [one, two], variables: { GREETING: good day } }',
    });

    expect(found).toEqual([]);
  });

  it('are reported with the last lines of their log, and do not keep others from being run', async () => {
    const { report, found } = await run({
      jobs: `
one:
  stage: test
  script:
    - seq 1 30
    - echo no such thing >&2
    - exit 3
two:
  stage: test
  script:
    - exit 1
`,
      gitlab: '{ jobs: [one, two] }',
    });

    expect(found).toEqual([
      expect.stringMatching(/^one failed:\n[^]*\n30\n[^]*no such thing/),
      expect.stringMatching(/^two failed:\n\$ exit 1/),
    ]);
    expect(found[0].split('\n').length).toBeLessThanOrEqual(21);
    expect(templateReportText(report)).toMatch(
      /✖ \.gitlab-ci\.yml: one failed: \[gitlab-job\]\n {6}\| .*\n/,
    );
  });

  it('that the pipeline does not have, or leaves out, are named', async () => {
    const jobs = `
deploy:
  stage: test
  rules:
    - if: $CI_PIPELINE_SOURCE == "web"
  script:
    - echo deployed
`;
    const { found } = await run({ jobs, gitlab: '{ jobs: [deploy, depoly] }' });
    const started = await run({
      jobs,
      gitlab: '{ jobs: [deploy], variables: { CI_PIPELINE_SOURCE: web } }',
    });

    expect(found).toEqual([
      expect.stringContaining('GitLab would not start deploy'),
      'there is no job depoly',
    ]);
    expect(started.found).toEqual([]);
  });

  it('reach no cloud, and are given nothing of this machine', async () => {
    process.env.AWS_ACCESS_KEY_ID = 'somebody';
    try {
      const { found } = await run({
        jobs: `
ask:
  stage: test
  script:
    - test -z "$AWS_ACCESS_KEY_ID"
    - for program in aws az gcloud; do ! $program version || exit 1; done
`,
        gitlab: '{ jobs: [ask] }',
      });

      expect(found).toEqual([]);
    } finally {
      delete process.env.AWS_ACCESS_KEY_ID;
    }
  });

  const cycle: Pipeline = {
    jobs: `
cycle:
  stage: test
  script:
    - cd infra
    - terraform init -input=false
    - terraform apply -auto-approve
    - terraform destroy -auto-approve
keep:
  stage: test
  script:
    - cd infra
    - terraform init -input=false
    - terraform apply -auto-approve
`,
    gitlab: '{ jobs: [cycle] }',
    infra: true,
  };

  it('are not run where they would need a Terraform that there is not, and a note says so', async () => {
    const { notes } = await run(cycle, { terraformProgram: 'no-such-program' });

    expect(notes).toContain(
      'cycle not run, there is no terraform on this machine',
    );
  });

  withTerraform('with Terraform in them', () => {
    it('apply and destroy in a simulated cloud', async () => {
      const steps: string[] = [];
      const { report, found } = await run(cycle, {
        onProgress: ({ step }) => steps.push(step),
      });

      expect(found).toEqual([]);
      expect(report.outcome).toBe('passed');
      expect(steps).toContain('gitlab cycle');
    });

    it('may leave nothing in the account', async () => {
      const { found } = await run({ ...cycle, gitlab: '{ jobs: [keep] }' });

      expect(found).toEqual([
        expect.stringMatching(/^after keep there is still aws_vpc vpc-\w+ in/),
      ]);
    });
  });
});

import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  Entity,
  entityEnvelopeSchemaValidator,
} from '@backstage/catalog-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import giteaModule from '@backstage/plugin-scaffolder-backend-module-gitea';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  EVIDENCE_SCHEMA,
  grade,
  parseLabContract,
  verifyBundle,
} from '@gpu-academy/labs';
import { execFile, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import yaml from 'yaml';
import {
  createTestAcademy,
  UPLOAD_TOKEN,
} from './__testUtils__/createTestAcademy';
import scaffolderModuleAcademy from '.';

/*
 * Lab 1 as the portal runs it: rendered by the real scaffolder with the academy's own actions, and lived through with the
 * commands that learners use, planned, applied, destroyed and graded. What holds for every lab, cloud and form, that it
 * is rendered whole, linted and planned, is proved by `academy template test` in the tests of @gpu-academy/cli.
 */

const repositoryRoot = path.resolve(__dirname, '../../..');
const labsFolder = path.join(
  repositoryRoot,
  'templates/mod-102-cloud-computing/labs',
);
const templateFile = 'lab-1-gpu-environment.aws.template.yaml';

const values = {
  region: 'eu-north-1',
  instanceType: 'g5.xlarge',
  hours: 4,
  budget: '12.50',
  repoUrl: 'localhost:7007?owner=learners&repo=ada-lab-1',
};

const missing = ['terraform', 'make', 'git'].filter(
  tool => spawnSync(tool, ['--version']).error,
);

jest.setTimeout(180_000);

describe('the template of Lab 1 on AWS', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lab-1-'));
  const repository = path.join(folder, 'repository');
  let port: number;
  let rendered: DryRun;
  let registered: unknown[];

  beforeAll(async () => {
    const cloudSimFile = path.join(folder, 'cloud-sim.mjs');
    await run(
      process.execPath,
      [
        path.join(repositoryRoot, 'packages/cloud-sim/scripts/bundle.mjs'),
        '--outfile',
        cloudSimFile,
      ],
      { cwd: repositoryRoot },
    );
    const academy = createTestAcademy({ cloudSimFile });
    registered = academy.registered;
    const { server } = await startTestBackend({
      features: [
        scaffolderPlugin,
        giteaModule,
        githubModule,
        scaffolderModuleAcademy,
        academy.plugin,
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'User',
              metadata: { name: 'mock', namespace: 'default' },
              spec: {},
            },
          ],
        }),
        mockServices.rootConfig.factory({
          data: {
            integrations: {
              gitea: [
                {
                  host: 'localhost:7007',
                  baseUrl: 'http://localhost:7007/git',
                  username: 'academy',
                  password: 'secret',
                },
              ],
              github: [{ host: 'github.com', token: 'none' }],
            },
          },
        }),
      ],
    });
    port = server.port();
    rendered = await dryRun(port, values);
    for (const file of rendered.directoryContents ?? []) {
      const target = path.join(repository, file.path);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, Buffer.from(file.base64Content, 'base64'));
    }
  });

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  const origins = originsOf('machine');
  const skeletonFiles = [...origins.keys()].sort();
  const readSkeleton = (file: string) =>
    fs.readFileSync(origins.get(file)!, 'utf8');
  const read = (file: string) =>
    fs.readFileSync(path.join(repository, file), 'utf8');

  it('renders every file of the skeleton, and no other', () => {
    expect(listFiles(repository)).toEqual(
      skeletonFiles.map(file => file.replace(/\.njk$/, '')).sort(),
    );
  });

  it('composes the variant with a cluster of its own folders', async () => {
    const { directoryContents } = await dryRun(port, {
      ...values,
      runtime: 'kubernetes',
    });
    const files = new Map(
      directoryContents?.map(file => [
        file.path,
        Buffer.from(file.base64Content, 'base64').toString(),
      ]),
    );

    expect([...files.keys()].sort()).toEqual(
      [...originsOf('kubernetes').keys()]
        .map(file => file.replace(/\.njk$/, ''))
        .sort(),
    );
    expect(files.get('README.md')).toContain('a Kubernetes cluster');
    expect(files.get('README.md')).not.toMatch(/\{%|onto the machine/);
    expect(parseLabContract(files.get('lab.yaml')!)).toMatchObject({
      checks: checksOf('mod-102/lab-1'),
      instanceType: values.instanceType,
    });
  });

  it('leaves every other file as it is', () => {
    for (const file of skeletonFiles.filter(it => !it.endsWith('.njk'))) {
      expect(read(file)).toBe(readSkeleton(file));
    }
  });

  it('writes a lab.yaml that the grader reads, with the checks that it makes', () => {
    const contract = parseLabContract(read('lab.yaml'));

    expect(contract).toMatchObject({
      workspaceId: '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071',
      moduleId: 'mod-102',
      itemId: 'lab-1',
      learner: 'mock',
      region: 'eu-north-1',
      instanceType: 'g5.xlarge',
      hours: 4,
      budget: { amount: '12.50', currency: 'USD' },
      portalUrl: `http://localhost:${port}`,
    });
    expect(contract.allowedInstanceTypes).toEqual(
      template().spec.parameters[0].properties.instanceType.enum,
    );
    expect(contract.checks).toEqual(checksOf('mod-102/lab-1'));
  });

  it('writes the values that Terraform reads', () => {
    expect(JSON.parse(read('infra/lab.auto.tfvars.json'))).toEqual({
      module: 'mod-102',
      lab: 'lab-1',
      learner: 'mock',
      workspace: '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071',
      region: 'eu-north-1',
      instance_type: 'g5.xlarge',
      hours: 4,
      budget: '12.50',
      expires_at: expect.stringMatching(/Z$/),
    });
  });

  it('describes itself as an entity that the catalog takes', () => {
    const entity = yaml.parse(read('catalog-info.yaml'));

    expect(entityEnvelopeSchemaValidator<Entity>()(entity)).toMatchObject({
      kind: 'Component',
      metadata: {
        name: 'ada-lab-1',
        annotations: {
          'gpu-academy.io/workspace-id': '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071',
          'gpu-academy.io/module': 'learningmodule:default/mod-102',
          'gpu-academy.io/item': 'lab-1',
        },
      },
      spec: { type: 'lab-workspace', owner: 'user:default/mock' },
    });
  });

  it('links to the workspace, and registers nothing in a dry run', () => {
    expect(rendered.output?.links?.[0]).toMatchObject({
      title: 'Your workspace',
      url: '/academy/workspaces/019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071',
    });
    expect(rendered.output?.links?.[2].entityRef).toBe(
      'component:default/ada-lab-1',
    );
    expect(registered).toEqual([]);
  });

  it('publishes to the host that was chosen, and to no other', async () => {
    const skipped = (result: DryRun) =>
      result.log
        .map(({ body }) => body.message)
        .filter(message => /Skipping step/.test(message))
        .join();

    expect(skipped(rendered)).toMatch(/publishGithub/);
    expect(skipped(rendered)).not.toMatch(/publishGitea/);

    const onGithub = await dryRun(port, {
      ...values,
      repoUrl: 'github.com?owner=acme&repo=ada-lab-1',
    });
    expect(skipped(onGithub)).toMatch(/publishGitea/);
    expect(skipped(onGithub)).not.toMatch(/publishGithub/);
    for (const { output } of [rendered, onGithub]) {
      expect(output?.links?.[1]).toEqual(
        expect.objectContaining({
          title: 'Repository',
          url: expect.stringMatching(/./),
        }),
      );
    }
  });

  it.each([
    ['a budget that is no amount', { budget: 'ten' }],
    ['a region that is not offered', { region: 'moon-1' }],
    ['more hours than a day has', { hours: 25 }],
    ['an instance type without a GPU', { instanceType: 't3.large' }],
  ])('refuses %s', async (_, change) => {
    const response = await postDryRun(port, { ...values, ...change });

    expect(response.status).toBe(400);
  });

  it('stops where the estimate is more than the budget, and says what to do', async () => {
    const response = await postDryRun(port, { ...values, budget: '2' });

    expect(JSON.stringify(await response.json())).toContain(
      'more than the budget of 2 USD. Choose fewer hours, a smaller instance type or a higher budget.',
    );
  });

  const lives = (title: string, test: () => Promise<void>) => {
    if (missing.length) {
      // eslint-disable-next-line jest/no-disabled-tests, jest/expect-expect, jest/valid-title
      it.skip(`${title} (needs ${missing.join(', ')})`, test);
    } else {
      // eslint-disable-next-line jest/expect-expect, jest/valid-title
      it(title, test);
    }
  };

  const make = (targets: string[], env: NodeJS.ProcessEnv = {}) =>
    run('make', targets, { cwd: repository, env });

  lives('is formatted, valid and passes its own tests', async () => {
    const { code, output } = await make(['sim-verify']);

    expect(output).toMatch(/Formatted\.\nValid\./);
    expect(output).toMatch(/Success! \d+ passed, 0 failed/);
    expect(code).toBe(0);
  });

  lives(
    'is created, destroyed and passed by one command, and leaves infra/ as it was',
    async () => {
      const before = listFiles(path.join(repository, 'infra'));
      const { code, output } = await make(
        ['sim-apply', 'sim-destroy', 'submit'],
        { ACADEMY_TOKEN: UPLOAD_TOKEN },
      );

      expect(output).toContain('passed: 100 % (simulated run, self-reported)');
      expect(output).not.toContain('✖');
      expect(code).toBe(0);
      expect(listFiles(path.join(repository, 'infra'))).toEqual(before);

      const { tools, mode } = JSON.parse(read('evidence/manifest.json'));
      expect(mode).toBe('simulated');
      expect(tools.cloudSim).toBe(
        parseLabContract(read('lab.yaml')).cloudSim.digest,
      );
    },
  );

  lives('is one submission where nothing changed in between', async () => {
    const before = read('evidence/manifest.json');
    await make(['sim-evidence']);

    expect(read('evidence/manifest.json')).toBe(before);
  });

  lives(
    'fails with the check and its hint where the lab is not as agreed',
    async () => {
      const file = path.join(repository, 'infra/modules/gpu-instance/main.tf');
      const source = fs.readFileSync(file, 'utf8');
      fs.writeFileSync(
        file,
        source.replace(
          'http_tokens                 = "required"',
          'http_tokens                 = "optional"',
        ),
      );
      try {
        const { code, output } = await make(
          ['sim-apply', 'sim-destroy', 'submit'],
          { ACADEMY_TOKEN: UPLOAD_TOKEN },
        );

        expect(output).toContain('✖ Machines are hardened');
        expect(output).toContain('What to do: Set `http_tokens = "required"`');
        expect(output).toContain('failed: 95 %');
        expect(code).not.toBe(0);
      } finally {
        fs.writeFileSync(file, source);
      }
    },
  );

  lives('says what a quota that is too small means', async () => {
    const { code, output } = await make(['sim-plan'], {
      CLOUD_SIM_DRILLS: '{"quota":{"L-DB2E81BA":0}}',
    });

    expect(output).toMatch(/needs a quota of 4 vCPUs, this account has 0/);
    expect(code).not.toBe(0);
  });

  lives('finds what Terraform has forgotten', async () => {
    await make(['sim-apply']);
    const terraform = path.join(repository, '.sim/run');
    await run('terraform', ['state', 'rm', 'module.network.aws_vpc.this'], {
      cwd: terraform,
    });
    const { code, output } = await make(['sim-destroy', 'sim-verify-teardown']);

    expect(output).toMatch(/Still in the account.*aws_vpc vpc-/);
    expect(code).not.toBe(0);
  });

  lives(
    'says where a token comes from, and that a wrong one is not taken',
    async () => {
      const none = await make(['submit'], { ACADEMY_TOKEN: '' });
      expect(none.output).toContain(
        `Get an upload token from http://localhost:${port}/academy/workspaces/019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071`,
      );
      expect(none.code).not.toBe(0);

      const wrong = await make(['submit'], { ACADEMY_TOKEN: 'wrong' });
      expect(wrong.output).toContain('The portal does not take this token');
      expect(wrong.code).not.toBe(0);
    },
  );

  lives('runs no simulator but the one that it was made with', async () => {
    const source = read('lab.yaml');
    fs.writeFileSync(
      path.join(repository, 'lab.yaml'),
      source.replace(/sha256:[0-9a-f]{64}"$/m, `sha256:${'0'.repeat(64)}"`),
    );
    try {
      const { code, output } = await make(['sim-plan']);

      expect(output).toMatch(
        /is not the one that lab\.yaml names.*Nothing was run/,
      );
      expect(code).not.toBe(0);
    } finally {
      fs.writeFileSync(path.join(repository, 'lab.yaml'), source);
    }
  });

  /*
   * The commands without `sim-` run infra/ where it is, against whatever Terraform is configured to use. That is the
   * simulator here too, by environment; for the account itself a script stands in for the AWS command line.
   */
  const onAws = async (aws: string) => {
    const bin = path.join(folder, 'bin');
    fs.mkdirSync(bin, { recursive: true });
    fs.writeFileSync(path.join(bin, 'aws'), `#!/bin/sh\n${aws}\n`, {
      mode: 0o755,
    });
    const { output } = await run(
      process.execPath,
      [
        path.join(folder, 'cloud-sim.mjs'),
        'setup',
        '--dir',
        path.join(folder, 'account'),
      ],
      { cwd: folder },
    );
    return {
      ...JSON.parse(output),
      ACADEMY_TOKEN: UPLOAD_TOKEN,
      PATH: [bin, path.dirname(process.execPath), process.env.PATH].join(
        path.delimiter,
      ),
    };
  };

  /** Takes out of what was recorded by what a grader sees that it was no cloud. */
  const hideTheSimulator = () => {
    const runs = path.join(repository, '.runs');
    for (const entry of fs.readdirSync(runs, {
      recursive: true,
      withFileTypes: true,
    })) {
      const file = path.join(entry.parentPath, entry.name);
      if (entry.isFile() && /\.jsonl?$/.test(entry.name)) {
        const text = fs.readFileSync(file, 'utf8');
        const { atime, mtime } = fs.statSync(file);
        fs.writeFileSync(
          file,
          text
            .replace(/\b([a-z]+-0)sim(?=[0-9a-f]{8})/g, '$1abc')
            .replace(/\.invalid\b/g, '.example'),
        );
        // The latest run is known by its times.
        fs.utimesSync(file, atime, mtime);
      }
    }
  };

  lives(
    'creates nothing that costs unless it is told that it may',
    async () => {
      const { code, output } = await make(['apply'], await onAws('exit 1'));

      expect(output).toContain('Set CONFIRM=yes to say that it may');
      expect(output).not.toContain('Creation complete');
      expect(code).not.toBe(0);
    },
  );

  lives(
    'leaves a real run to a reviewer where the account could not be looked into',
    async () => {
      const env = await onAws('echo No credentials. >&2; exit 1');
      const lived = await make(['apply', 'destroy', 'verify-teardown'], {
        ...env,
        CONFIRM: 'yes',
      });
      hideTheSimulator();
      const { code, output } = await make(['submit'], env);

      expect(lived.output).toContain(
        'The account was not looked into: the AWS command line failed: No credentials.',
      );
      expect(output).toContain('needs-review: 95 % (cloud run, self-reported)');
      expect(code).toBe(0);
    },
  );

  lives(
    'passes a real run whose account is empty but for what AWS still lists as terminated',
    async () => {
      const env = await onAws(`case "$1" in
resourcegroupstaggingapi) echo '{"ResourceTagMappingList":[{"ResourceARN":"arn:aws:ec2:eu-north-1:123456789012:instance/i-0gone"}]}';;
ec2) echo '{"Reservations":[{"Instances":[{"InstanceId":"i-0gone"}]}]}';;
esac`);
      const { output: looked } = await make(['verify-teardown'], env);
      hideTheSimulator();
      const { code, output } = await make(['submit'], env);

      expect(looked).toContain('Nothing is left in the account.');
      expect(output).toContain('passed: 100 % (cloud run, self-reported)');
      expect(code).toBe(0);
    },
  );

  lives('names what AWS still has', async () => {
    const env = await onAws(`case "$1" in
resourcegroupstaggingapi) echo '{"ResourceTagMappingList":[{"ResourceARN":"arn:aws:ec2:eu-north-1:123456789012:vpc/vpc-0left"}]}';;
ec2) echo '{"Reservations":[]}';;
esac`);
    const { code, output } = await make(['verify-teardown', 'submit'], env);

    expect(output).toContain(
      'Still in the account, and perhaps still costing: ec2 vpc vpc-0left',
    );
    expect(code).not.toBe(0);
  });
});

/** Evidence of nothing fails every check, and so shows all of them with their hints. */
function checksOf(labId: string) {
  const [moduleId, itemId] = labId.split('/');
  const manifest = JSON.stringify({
    schema: EVIDENCE_SCHEMA,
    workspaceId: 'none',
    moduleId,
    itemId,
    mode: 'simulated',
    commit: 'unknown',
    createdAt: '2026-11-23T12:00:00Z',
    tools: { terraform: '1.6.0' },
    files: {},
  });
  const { checks } = grade(labId, verifyBundle({ manifest, files: {} }));
  return checks.map(({ id, maxPoints, required, hint }) => ({
    id,
    points: maxPoints,
    required,
    hint,
  }));
}

interface DryRun {
  log: { body: { message: string; stepId?: string } }[];
  output?: { links?: { title: string; url?: string; entityRef?: string }[] };
  directoryContents?: { path: string; base64Content: string }[];
}

function template() {
  return yaml.parse(
    fs.readFileSync(path.join(labsFolder, templateFile), 'utf8'),
  );
}

// A repository is composed of the folders that the template's steps fetch; some are for one runtime alone.
function originsOf(runtime: 'machine' | 'kubernetes'): Map<string, string> {
  const otherRuntime =
    runtime === 'machine' ? "=== 'kubernetes'" : "!== 'kubernetes'";
  return new Map(
    template()
      .spec.steps.filter(
        (step: any) =>
          step.action === 'fetch:template' &&
          !step.if?.includes(`parameters.runtime ${otherRuntime}`),
      )
      .flatMap(({ input }: any) =>
        listFiles(path.join(labsFolder, input.url)).map(file => [
          file,
          path.join(labsFolder, input.url, file),
        ]),
      ),
  );
}

function postDryRun(port: number, parameters: object) {
  return fetch(`http://localhost:${port}/api/scaffolder/v2/dry-run`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: mockCredentials.user.header(),
    },
    body: JSON.stringify({
      template: template(),
      values: parameters,
      secrets: {},
      directoryContents: listFiles(labsFolder).map(file => ({
        path: file,
        base64Content: fs
          .readFileSync(path.join(labsFolder, file))
          .toString('base64'),
      })),
    }),
  });
}

async function dryRun(port: number, parameters: object): Promise<DryRun> {
  const response = await postDryRun(port, parameters);
  const body = await response.json();
  if (!response.ok) {
    throw new Error(`Dry run failed: ${JSON.stringify(body)}`);
  }
  return body;
}

function listFiles(root: string): string[] {
  return fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

// Asynchronous: the portal that the commands call is in this process.
function run(
  command: string,
  args: string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<{ code: number; output: string }> {
  const env = {
    ...process.env,
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${
      process.env.PATH
    }`,
    NODE_OPTIONS: '',
    ...options.env,
  };
  return new Promise(resolve => {
    execFile(
      command,
      args,
      { cwd: options.cwd, env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        resolve({
          code: error ? Number(error.code ?? 1) : 0,
          output: stdout + stderr,
        });
      },
    );
  });
}

import { findCloudSimBundle } from '@gpu-academy/cloud-sim';
import { gradeBundle } from '@gpu-academy/labs';
import { runTemplate } from '@gpu-academy/template-testing';
import { execFile, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { academyStandIns } from './commands/template/academyStandIns';
import { scaffolderModules } from './commands/template/scaffolderModules';

/*
 * The reference solutions of MOD-102, which instructors have and learners have not: each lab is rendered by the genuine
 * scaffolder, solved, run in the simulated cloud by its own Makefile, and graded. Labs with nothing to solve pass as
 * they are.
 */

const root = path.resolve(__dirname, '../../..');
const labs = path.join(root, 'templates/mod-102-cloud-computing/labs');
const solutions = path.join(root, 'solutions/mod-102-cloud-computing');

const MACHINES: Record<string, [region: string, instanceType: string]> = {
  aws: ['us-east-1', 'g6.xlarge'],
  gcp: ['us-central1', 'g2-standard-4'],
  azure: ['eastus', 'Standard_NC4as_T4_v3'],
};

const LABS = [
  'lab-1-gpu-environment',
  'lab-2-iam-and-secrets',
  'lab-3-cost-monitoring',
  'lab-4-secure-ml-workload',
];

const missing = ['terraform', 'make', 'python3'].filter(
  tool => spawnSync(tool, ['--version']).error,
);

jest.setTimeout(300_000);

describe('the reference solutions of MOD-102', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'solutions-'));

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  const cases = LABS.flatMap(lab =>
    Object.keys(MACHINES).map(cloud => [lab, cloud]),
  );
  const passes = async (lab: string, cloud: string) => {
    const repository = path.join(folder, `${lab}-${cloud}`);
    await render(lab, cloud, repository);
    solve(lab, cloud, repository);
    if (lab.startsWith('lab-3')) {
      await make(repository, 'report', 'calculator');
    }
    await make(
      repository,
      'sim-verify',
      'sim-apply',
      'sim-destroy',
      'sim-evidence',
    );

    const { grade } = await gradeBundle(
      readBundle(path.join(repository, 'evidence')),
    );
    expect(grade?.checks.filter(it => it.outcome !== 'passed')).toEqual([]);
    expect(grade).toMatchObject({ outcome: 'passed', score: 100 });
  };

  if (missing.length) {
    // eslint-disable-next-line jest/no-disabled-tests, jest/expect-expect, jest/valid-title
    it.skip(`pass their graders (needs ${missing.join(', ')})`, () => {});
  } else {
    // eslint-disable-next-line jest/expect-expect
    it.each(cases)('%s on %s passes its grader', passes);
  }

  it('are in no folder that templates fetch from', () => {
    expect(fs.readdirSync(labs)).not.toContain('solutions');
    expect(path.relative(labs, solutions)).toMatch(/^\.\./);
  });
});

async function render(lab: string, cloud: string, target: string) {
  const [region, instanceType] = MACHINES[cloud];
  const hasMachine = /^lab-[14]/.test(lab);
  const { outcome, problems } = await runTemplate({
    template: path.join(labs, `${lab}.${cloud}.template.yaml`),
    parameters: {
      region,
      budget: '12.50',
      repoUrl: 'git.academy.localhost?owner=learners&repo=ada-lab',
      ...(hasMachine && { instanceType, hours: 4 }),
    },
    target,
    checks: false,
    actions: academyStandIns(),
    modules: scaffolderModules,
  });
  expect([outcome, problems]).toEqual(['passed', []]);

  // What the portal would serve.
  const { digest, path: file } = findCloudSimBundle();
  const simulator = path.join(
    target,
    '.sim/cloud-sim',
    digest.replace(/^sha256:/, ''),
  );
  fs.mkdirSync(simulator, { recursive: true });
  fs.copyFileSync(file, path.join(simulator, 'cloud-sim.mjs'));
}

/** Lays the solution over the repository; `.njk` files are given what Terraform is given. */
function solve(lab: string, cloud: string, repository: string) {
  const values = JSON.parse(
    fs.readFileSync(
      path.join(repository, 'infra/lab.auto.tfvars.json'),
      'utf8',
    ),
  );
  for (const part of ['repository', cloud]) {
    const from = path.join(solutions, lab, part);
    if (fs.existsSync(from)) {
      fs.cpSync(from, repository, { recursive: true });
    }
  }
  for (const name of fs.readdirSync(repository, { recursive: true })) {
    const file = path.join(repository, String(name));
    if (file.endsWith('.njk')) {
      const text = fs
        .readFileSync(file, 'utf8')
        .replace(/\$\{\{ values\.(\w+) \| dump \}\}/g, (_, value) =>
          JSON.stringify(values[value]),
        );
      fs.writeFileSync(file.slice(0, -'.njk'.length), text);
    }
  }
}

function make(cwd: string, ...targets: string[]): Promise<void> {
  const env = {
    ...process.env,
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${
      process.env.PATH
    }`,
    NODE_OPTIONS: '',
  };
  return new Promise((resolve, reject) => {
    execFile(
      'make',
      targets,
      { cwd, env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) =>
        error
          ? reject(
              new Error(
                `make ${targets.join(' ')}:\n${(stdout + stderr).slice(-3000)}`,
              ),
            )
          : resolve(),
    );
  });
}

function readBundle(folder: string) {
  const { 'manifest.json': manifest, ...files } = Object.fromEntries(
    fs
      .readdirSync(folder)
      .map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
  );
  return { manifest, files };
}

import { findCloudSimBundle } from '@gpu-academy/cloud-sim';
import { runTemplate } from '@gpu-academy/template-testing';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { academyStandIns } from '../commands/template/academyStandIns';
import { scaffolderModules } from '../commands/template/scaffolderModules';

/*
 * A lab repository of MOD-102 as a learner has it: rendered by the genuine scaffolder, with the simulator in it that the
 * portal would serve, and run by its own Makefile.
 */

/** The project's folder. */
export const root = path.resolve(__dirname, '../../../..');

export const labs = path.join(root, 'templates/mod-102-cloud-computing/labs');

export const CLOUDS = ['aws', 'gcp', 'azure'] as const;

const MACHINES: Record<string, [region: string, instanceType: string]> = {
  aws: ['us-east-1', 'g6.xlarge'],
  gcp: ['us-central1', 'g2-standard-4'],
  azure: ['eastus', 'Standard_NC4as_T4_v3'],
};

/** Makes the repository of a lab, such as `lab-1-gpu-environment` on `aws`, in a folder that does not exist yet. */
export async function renderLab(
  lab: string,
  cloud: string,
  target: string,
  parameters: Record<string, string> = {},
): Promise<void> {
  const [region, instanceType] = MACHINES[cloud];
  const hasMachine = /^lab-[14]/.test(lab);
  const { outcome, problems } = await runTemplate({
    template: path.join(labs, `${lab}.${cloud}.template.yaml`),
    parameters: {
      region,
      budget: '12.50',
      repoUrl: 'git.academy.localhost?owner=learners&repo=ada-lab',
      ...(hasMachine && { instanceType, hours: 4 }),
      ...parameters,
    },
    target,
    checks: false,
    actions: academyStandIns(),
    modules: scaffolderModules,
  });
  if (outcome !== 'passed') {
    throw new Error(`${lab} on ${cloud}: ${JSON.stringify(problems)}`);
  }

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

/** Makes targets of its Makefile; what they printed is in the error where one fails. */
export function make(cwd: string, ...targets: string[]): Promise<void> {
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

/** The evidence that `make evidence` packed. */
export function readBundle(repository: string) {
  const folder = path.join(repository, 'evidence');
  const { 'manifest.json': manifest, ...files } = Object.fromEntries(
    fs
      .readdirSync(folder)
      .map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
  );
  return { manifest, files };
}

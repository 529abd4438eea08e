import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CLOUDS, renderLab } from './__testUtils__/labRepository';

/*
 * The container that a lab can be worked on in names what the lab's README says one needs. That the features and archives
 * exist is not shown: nothing is fetched.
 */

jest.setTimeout(60_000);

const CLOUD_CLI = {
  aws: /features\/aws-cli:1|session-manager-plugin\.sh/g,
  gcp: /google-cloud-cli\.sh/g,
  azure: /features\/azure-cli:1/g,
};

describe.each(CLOUDS)('the container of a lab on %s', cloud => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'devcontainer-'));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  const read = async (lab: string, parameters?: Record<string, string>) => {
    const repository = path.join(folder, lab);
    await renderLab(lab, cloud, repository, parameters);
    const home = path.join(repository, '.devcontainer');
    const text = fs.readFileSync(path.join(home, 'devcontainer.json'), 'utf8');
    const container: {
      features: Record<string, Record<string, unknown>>;
      postCreateCommand?: string;
    } = JSON.parse(text);
    const scripts = fs.readdirSync(home).filter(it => it.endsWith('.sh'));
    for (const script of scripts) {
      const { status, stderr } = spawnSync(
        'sh',
        ['-n', path.join(home, script)],
        { encoding: 'utf8' },
      );
      expect([status, stderr]).toEqual([0, '']);
      // What is downloaded is compared with a digest.
      expect(fs.readFileSync(path.join(home, script), 'utf8')).toMatch(
        /digest=[0-9a-f]{64}\n[^]*sha256sum --check/,
      );
      expect(container.postCreateCommand).toBe(`sh .devcontainer/${script}`);
    }
    expect(text.match(CLOUD_CLI[cloud])).toHaveLength(cloud === 'aws' ? 2 : 1);
    return Object.entries(container.features).map(
      ([name, options]) =>
        `${name.replace(/^.*\//, '')} ${options.version ?? ''}`,
    );
  };

  it('has Python for Lab 3, and no cluster’s tools', async () => {
    const features = await read('lab-3-cost-monitoring');

    expect(features).toEqual(
      expect.arrayContaining([
        'node:1 24',
        'terraform:1 1.11.4',
        'python:1 os-provided',
      ]),
    );
    expect(features.join()).not.toContain('kubectl');
  });

  it('has kubectl for a cluster', async () => {
    const features = await read('lab-1-gpu-environment', {
      runtime: 'kubernetes',
    });

    expect(features.join()).toMatch(/kubectl-helm-minikube:1 \d+\.\d+\.\d+/);
  });
});

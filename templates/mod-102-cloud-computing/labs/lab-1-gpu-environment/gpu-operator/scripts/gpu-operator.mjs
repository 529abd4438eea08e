import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from './shared/lab-error.mjs';
import { root } from './shared/paths.mjs';
import { withCluster } from './shared/with-cluster.mjs';

const CHART = {
  name: 'gpu-operator',
  repository: 'https://helm.ngc.nvidia.com/nvidia',
  version: 'v26.7.0',
};

/** Installs NVIDIA's GPU operator, or brings it to the version and values of this repository. */
async function gpuOperator() {
  await withCluster(async cluster => {
    fs.cpSync(path.join(root, 'kubernetes/gpu-operator'), cluster.folder, {
      recursive: true,
    });
    process.stdout.write(
      await cluster.run('helm', [
        ...['upgrade', '--install', CHART.name, CHART.name],
        ...['--repo', CHART.repository, '--version', CHART.version],
        ...['--namespace', 'gpu-operator', '--create-namespace'],
        ...['--values', 'values.yaml', '--values', 'cloud-values.yaml'],
      ]),
    );
  });
}

await runCommand(gpuOperator);

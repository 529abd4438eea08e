import { ReportedError } from '../toolchain/ReportedError.mjs';
import { buildWhenChanged } from '../toolchain/fingerprint.mjs';
import { ROOT } from '../toolchain/paths.mjs';
import { step } from '../toolchain/progress.mjs';
import { runCommand, tail } from '../toolchain/runCommand.mjs';
import path from 'node:path';

async function run(toolchain, title, command, args, cwd) {
  await step(title, async () => {
    const { code, output } = await runCommand(command, args, {
      cwd: path.join(ROOT, cwd),
      env: toolchain.env,
    });
    if (code !== 0) {
      throw new ReportedError(`${title} failed:\n${tail(output)}`);
    }
  });
}

/** The one-file simulator that the portal serves to lab repositories. */
export async function buildCloudSim(toolchain) {
  await buildWhenChanged('cloud-sim', {
    inputs: [
      'packages/cloud-sim/src',
      'packages/cloud-sim/schemas',
      'packages/cloud-sim/scripts',
      'packages/cloud-sim/package.json',
      'yarn.lock',
    ],
    outputs: ['packages/cloud-sim/bundle/cloud-sim.mjs'],
    build: () =>
      run(
        toolchain,
        'Bundle the cloud simulator',
        toolchain.node,
        ['scripts/bundle.mjs'],
        'packages/cloud-sim',
      ),
  });
}

/** The frontend; the backend serves it, so that a person needs one address. */
export async function buildFrontend(toolchain) {
  await buildWhenChanged('frontend', {
    inputs: [
      'packages/app/src',
      'packages/app/public',
      'packages/app/package.json',
      'plugins/academy/src',
      'plugins/academy/package.json',
      'plugins/academy-common/src',
      'app-config.yaml',
      'yarn.lock',
    ],
    outputs: ['packages/app/dist/index.html'],
    build: () =>
      run(
        toolchain,
        'Build the frontend',
        toolchain.node,
        [
          path.join(ROOT, 'node_modules/@backstage/cli/bin/backstage-cli'),
          'package',
          'build',
        ],
        'packages/app',
      ),
  });
}

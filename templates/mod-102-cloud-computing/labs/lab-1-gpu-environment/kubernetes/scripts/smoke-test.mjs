import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { serviceAccountAnnotations } from './shared/cluster.mjs';
import { LabError, runCommand } from './shared/lab-error.mjs';
import { root } from './shared/paths.mjs';
import { runProgram } from './shared/run-program.mjs';
import { withCluster } from './shared/with-cluster.mjs';

const JOB = ['gpu-smoke-test', '--namespace', 'lab'];
const SECONDS_BETWEEN_LOOKS = 15;

/** Runs the smoke test in a pod on the GPU node, and prints what it says. */
async function smokeTest() {
  const manifest = await runProgram('kubectl', [
    'kustomize',
    path.join(root, 'kubernetes/smoke-test'),
  ]);
  await withCluster(async (cluster, outputs) => {
    // A job cannot be changed: the one of the last time goes first.
    await cluster.run('kubectl', [
      'delete',
      'job',
      ...JOB,
      '--ignore-not-found',
    ]);
    fs.writeFileSync(path.join(cluster.folder, 'smoke-test.yaml'), manifest);
    await cluster.run('kubectl', ['apply', '--filename', 'smoke-test.yaml']);
    for (const annotation of serviceAccountAnnotations(outputs)) {
      await cluster.run('kubectl', [
        ...['annotate', 'serviceaccount', 'lab', '--namespace', 'lab'],
        ...[annotation, '--overwrite'],
      ]);
    }

    console.log(
      'Waiting for the GPU node and the image; the first time takes some minutes.',
    );
    const outcome = await outcomeOf(cluster);
    process.stdout.write(await logOf(cluster));
    if (outcome.type !== 'Complete') {
      throw new LabError(
        `The smoke test failed: ${outcome.reason}. make kubectl ARGS='describe pods --namespace lab' says more.`,
      );
    }
    console.log('The GPU works.');
  });
}

/** The condition that a job ends with: Complete or Failed. Its own deadline ends the wait. */
async function outcomeOf(cluster) {
  for (;;) {
    const { status } = JSON.parse(
      await cluster.run('kubectl', ['get', 'job', ...JOB, '--output', 'json']),
    );
    const outcome = (status?.conditions ?? []).find(
      condition =>
        ['Complete', 'Failed'].includes(condition.type) &&
        condition.status === 'True',
    );
    if (outcome) {
      return outcome;
    }
    await wait(SECONDS_BETWEEN_LOOKS * 1000);
  }
}

/** What the pod said; a pod that found no node said nothing. */
async function logOf(cluster) {
  try {
    return await cluster.run('kubectl', [
      'logs',
      `job/${JOB[0]}`,
      ...JOB.slice(1),
    ]);
  } catch (error) {
    if (error instanceof LabError) {
      return 'The pod left no log.\n';
    }
    throw error;
  }
}

await runCommand(smokeTest);

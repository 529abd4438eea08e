/*
 * Measures how many bundles of evidence are graded in a second, from the bytes that are uploaded to the grade: verified
 * against their manifest, their source read, judged. Prints one line of JSON:
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs scripts/bench.mjs
 *   {"bundles": 240, "kilobytes": 102, "perSecond": 243, "perCpuSecond": 190, "newSourcePerCpuSecond": 79}
 *
 * The bundles are the recorded runs of every lab on every cloud, each made out to workspaces of its own and padded with
 * the prior state that real plans carry (`kilobytes` is the mean). Seconds of the processor are what a core takes, whatever
 * else the machine does. The source of a lab is the same with most learners and is parsed once:
 * `newSourcePerCpuSecond` is what is left where every file of every bundle is new.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const { gradeBundle } = require('../src');

const ROUNDS = 20;
const NEW_SOURCE_ROUNDS = 2;
const WORKSPACE = '4c1f6c4e-6d0b-4e4e-9a5e-3d1f0c0a7b10';

const recorded = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../src/grading/__fixtures__',
);

const runs = fs
  .readdirSync(recorded, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => ({
    itemId: /^(lab-\d|project)/.exec(name)[1],
    files: Object.fromEntries(
      fs
        .readdirSync(path.join(recorded, name))
        .map(file => [
          file,
          fs.readFileSync(path.join(recorded, name, file), 'utf8'),
        ]),
    ),
  }));

function bundleOf({ itemId, files }, workspaceId, change = text => text) {
  const texts = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      change(madeOut(name, padded(name, text), workspaceId), name),
    ]),
  );
  const manifest = JSON.stringify({
    schema: 'gpu-academy.io/evidence/v1alpha1',
    workspaceId,
    moduleId: 'mod-102',
    itemId,
    mode: 'simulated',
    commit: 'unknown',
    createdAt: '2026-11-23T14:00:00Z',
    tools: { terraform: '1.11.4' },
    files: Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [
        name,
        {
          sha256: createHash('sha256').update(text).digest('hex'),
          size: Buffer.byteLength(text),
        },
      ]),
    ),
  });
  return { manifest, files: texts };
}

// In a lab's repository a learner's own values stand in one file, and the others are as their template has them.
function madeOut(name, text, workspaceId) {
  if (name !== 'source.json') {
    return text.replaceAll(WORKSPACE, workspaceId);
  }
  const { files } = JSON.parse(text);
  const values = `${JSON.stringify({ workspace_id: workspaceId }, null, 2)}\n`;
  return JSON.stringify({
    files: { ...files, 'lab.auto.tfvars.json': values },
  });
}

// Fixtures are trimmed of what no grader reads; a real plan has its state once more.
function padded(name, text) {
  if (!/^plan(-after-apply)?\.json$/.test(name)) {
    return text;
  }
  const plan = JSON.parse(text);
  return JSON.stringify({
    ...plan,
    prior_state: { format_version: '1.0', values: plan.planned_values },
  });
}

// As the portal does, which knows what was agreed.
function workspaceOf({ manifest, files }) {
  const [, provider] = /^provider: (\w+)/m.exec(files['lab.yaml']);
  return {
    id: JSON.parse(manifest).workspaceId,
    provider,
    region: { aws: 'us-east-1', gcp: 'us-central1', azure: 'westeurope' }[
      provider
    ],
    budget: '10',
    expiresAt: '2026-12-31T18:00:00.000Z',
    hours: 4,
  };
}

async function measure(bundles) {
  const since = performance.now();
  const cpuSince = process.cpuUsage();
  for (const bundle of bundles) {
    const { grade } = await gradeBundle(bundle, workspaceOf(bundle));
    if (grade?.score !== 100) {
      throw new Error(`graded ${JSON.stringify(grade?.checks[0])}`);
    }
  }
  const { user, system } = process.cpuUsage(cpuSince);
  return {
    perSecond: Math.round(bundles.length / ((performance.now() - since) / 1e3)),
    perCpuSecond: Math.round(bundles.length / ((user + system) / 1e6)),
  };
}

const rounds = (count, change) =>
  Array.from({ length: count }, (_, round) =>
    runs.map((run, index) =>
      bundleOf(
        run,
        `${String(round).padStart(8, '0')}-0000-4000-8000-${String(
          index,
        ).padStart(12, '0')}`,
        change?.(round),
      ),
    ),
  ).flat();

await measure(rounds(1));
const bundles = rounds(ROUNDS);
const known = await measure(bundles);
const fresh = rounds(NEW_SOURCE_ROUNDS, round => (text, name) => {
  if (name !== 'source.json') {
    return text;
  }
  const { files } = JSON.parse(text);
  return JSON.stringify({
    files: Object.fromEntries(
      Object.entries(files).map(([file, source]) => [
        file,
        `${source}\n# round ${round}\n`,
      ]),
    ),
  });
});
const { perCpuSecond: newSourcePerCpuSecond } = await measure(fresh);
const bytes = bundles.reduce(
  (sum, { files }) =>
    sum + Object.values(files).reduce((size, text) => size + text.length, 0),
  0,
);
process.stdout.write(
  `${JSON.stringify({
    bundles: bundles.length,
    kilobytes: Math.round(bytes / bundles.length / 1000),
    ...known,
    newSourcePerCpuSecond,
  })}\n`,
);

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { runChecks } from './checks.mjs';
import { sha256 } from './digest.mjs';
import { LabError } from './lab-error.mjs';
import { evidence, infra, root, submission } from './paths.mjs';
import { readPrescan } from './prescan-record.mjs';
import { Records } from './records.mjs';
import { openRun } from './run.mjs';
import { readSource } from './source.mjs';

const RECORDED = [
  'plan.json',
  'apply.jsonl',
  'plan-after-apply.json',
  'destroy.jsonl',
  'state-after-destroy.json',
  'inventory-after-destroy.json',
];

/**
 * Writes evidence/: what the latest run recorded, with fresh checks of infra/ and a manifest of digests. Building
 * it twice from the same run gives the same manifest, so that submitting twice is one submission.
 */
export async function buildEvidence({ simulated }) {
  const mode = simulated ? 'simulated' : Records.latestMode();
  if (!mode) {
    throw new LabError(
      'There is no run to show yet. A whole one is: make sim-apply sim-destroy',
    );
  }
  const run = await openRun({ simulated: mode === 'simulated' });
  const files = await collect(run);
  const manifest = await describe(run, files);

  fs.rmSync(evidence, { recursive: true, force: true });
  fs.mkdirSync(evidence);
  for (const [name, text] of Object.entries(files)) {
    fs.writeFileSync(path.join(evidence, name), text);
  }
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  fs.writeFileSync(path.join(evidence, 'manifest.json'), text);

  const missing = RECORDED.filter(name => !(name in files));
  return { manifest, missing, bundle: { manifest: text, files } };
}

async function collect(run) {
  const { fmt, validate } = await runChecks(run);
  const recorded = [
    ...RECORDED,
    ...(run.mode === 'simulated' ? ['journal.jsonl'] : []),
  ].filter(name => run.records.has(name));
  const prescan = readPrescan(readSource(infra).files);
  return run.secrets.redact({
    'fmt.json': toJson(fmt),
    'validate.json': toJson(validate),
    'source.json': toJson(readSource(infra)),
    ...Object.fromEntries(recorded.map(name => [name, run.records.read(name)])),
    ...readSubmission(),
    ...(prescan && { 'prescan.json': toJson(prescan) }),
    'lab.yaml': run.lab.text,
  });
}

// Files of the learner's own, such as a report; folders in there are for themselves.
function readSubmission() {
  if (!fs.existsSync(submission)) {
    return {};
  }
  return Object.fromEntries(
    fs
      .readdirSync(submission, { withFileTypes: true })
      .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
      .map(({ name }) => [
        name,
        fs.readFileSync(path.join(submission, name), 'utf8'),
      ]),
  );
}

async function describe(run, files) {
  const { values } = run.lab;
  const manifest = {
    schema: 'gpu-academy.io/evidence/v1alpha1',
    workspaceId: values.workspaceId,
    moduleId: values.moduleId,
    itemId: values.itemId,
    mode: run.mode,
    commit: commit(),
    createdAt: new Date().toISOString(),
    tools: {
      terraform: await run.terraform.version(),
      ...(run.mode === 'simulated' && {
        cloudSim: values['cloudSim.digest'],
      }),
    },
    ...sourceOf(files),
    files: Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        name,
        { sha256: sha256(text), size: Buffer.byteLength(text) },
      ]),
    ),
  };
  const earlier = readEarlierManifest();
  return earlier && sameBut(manifest, earlier, 'createdAt')
    ? earlier
    : manifest;
}

// What `academy lab verify --record` said of the same source, for whoever reviews.
function sourceOf(files) {
  if (!files['prescan.json']) {
    return {};
  }
  const { version, sourceDigest, findings } = JSON.parse(files['prescan.json']);
  return {
    source: {
      digest: sourceDigest,
      prescan: { version, findings: findings.length },
    },
  };
}

function readEarlierManifest() {
  try {
    return JSON.parse(
      fs.readFileSync(path.join(evidence, 'manifest.json'), 'utf8'),
    );
  } catch {
    return undefined;
  }
}

function sameBut(a, b, field) {
  return (
    JSON.stringify({ ...a, [field]: '' }) ===
    JSON.stringify({ ...b, [field]: '' })
  );
}

function commit() {
  const git = (...args) =>
    execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    return `${git('rev-parse', 'HEAD')}${
      git('status', '--porcelain') ? '-dirty' : ''
    }`;
  } catch {
    return 'unknown';
  }
}

function toJson(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

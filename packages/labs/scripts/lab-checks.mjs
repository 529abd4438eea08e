/*
 * Writes the checks of a lab's grader, with their points and hints, into `checks` of its `lab.yaml` (or `lab.yaml.njk`,
 * which is left as it is but for these lines):
 *
 *   node scripts/lab-checks.mjs                              every lab of templates/mod-102-cloud-computing
 *   node scripts/lab-checks.mjs mod-102/lab-2 gcp FILE       one
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const { describeChecks } = require('../src');

const module102 = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../../templates/mod-102-cloud-computing/labs',
);

/** Lab by the beginning of its folder's name. */
const LABS = {
  'lab-1-': 'mod-102/lab-1',
  'lab-2-': 'mod-102/lab-2',
  'lab-3-': 'mod-102/lab-3',
  'lab-4-': 'mod-102/project',
};

const [labId, cloud, file] = process.argv.slice(2);
if (file) {
  writeChecks(labId, cloud, file);
} else {
  const folders = fs
    .readdirSync(module102, { withFileTypes: true })
    .filter(entry => entry.isDirectory());
  for (const { name: folder } of folders) {
    const lab = Object.keys(LABS).find(prefix => folder.startsWith(prefix));
    for (const variant of lab
      ? fs.readdirSync(path.join(module102, folder))
      : []) {
      // `aws`, and what runs on it in another way, such as `aws-kubernetes`.
      const provider = /^(aws|gcp|azure)(-|$)/.exec(variant)?.[1];
      const found = ['lab.yaml.njk', 'lab.yaml']
        .map(name => path.join(module102, folder, variant, name))
        .find(it => fs.existsSync(it));
      if (provider && found) {
        writeChecks(LABS[lab], provider, found);
      }
    }
  }
}

function writeChecks(lab, provider, target) {
  const checks = describeChecks(lab, provider);
  if (!checks.length) {
    throw new Error(`nothing grades ${lab}`);
  }
  const text = fs.readFileSync(target, 'utf8');
  const lines = checks.flatMap(({ id, points, required, hint }) => [
    `  - id: ${id}`,
    `    points: ${points}`,
    `    required: ${required}`,
    `    hint: ${JSON.stringify(hint)}`,
  ]);
  const changed = text.replace(
    /^checks:.*\n(?:(?: .*)?\n)*/m,
    () => `checks:\n${lines.join('\n')}\n`,
  );
  if (!/^checks:/m.test(text)) {
    throw new Error(`${target} has no line \`checks:\``);
  }
  if (changed !== text) {
    fs.writeFileSync(target, changed);
    process.stdout.write(`${path.relative(process.cwd(), target)}\n`);
  }
}

/*
 * Writes `src/redaction` as scripts into the repositories that labs are made of, so that secrets are taken out by the same
 * rules on the learner's machine as in the portal. Types are stripped, nothing else changes. Node 22.13 or newer:
 *
 *   node scripts/write-redaction-scripts.mjs [--check]
 */
import fs from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
// eslint-disable-next-line @backstage/no-undeclared-imports -- the one of the repository's root
const prettier = require('prettier');

const packageFolder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
);
const from = path.join(packageFolder, 'src/redaction');
const to = path.resolve(
  packageFolder,
  '../../templates/mod-102-cloud-computing/labs/shared/repository/scripts/shared/redaction',
);
const style = await prettier.resolveConfig(path.join(to, 'index.mjs'));

const written = new Map();
for (const name of fs.readdirSync(from).sort()) {
  const text = fs.readFileSync(path.join(from, name), 'utf8');
  const script = stripTypeScriptTypes(text)
    .replace(/^[^\S\n]+$/gm, '')
    .replace(/(from '\.\/\w+)';/g, "$1.mjs';");
  written.set(
    name.replace(/\.ts$/, '.mjs'),
    await prettier.format(script, { ...style, parser: 'babel' }),
  );
}

if (process.argv.includes('--check')) {
  const found = fs.existsSync(to) ? fs.readdirSync(to).sort() : [];
  const stale = [...new Set([...found, ...written.keys()])].filter(
    name =>
      !found.includes(name) ||
      fs.readFileSync(path.join(to, name), 'utf8') !== written.get(name),
  );
  if (stale.length) {
    process.stderr.write(
      `not what src/redaction says: ${stale.join(
        ', ',
      )}; run node scripts/write-redaction-scripts.mjs\n`,
    );
    process.exitCode = 1;
  }
} else {
  fs.rmSync(to, { recursive: true, force: true });
  fs.mkdirSync(to, { recursive: true });
  for (const [name, text] of written) {
    fs.writeFileSync(path.join(to, name), text);
  }
}

/*
 * Rebuilds the committed schemas from the npm packages that schemas/types.json
 * names. Run by hand when a newer provider is wanted (it downloads tens of
 * megabytes), then look at the printed differences and commit the result:
 *
 *   node scripts/refresh-schemas.mjs [NAME…]
 *
 * With names (`google`), only those are rebuilt, and the others stay as they are.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import zlib from 'node:zlib';
import { build } from 'esbuild';

const packageFolder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
);
const schemas = path.join(packageFolder, 'schemas');

/** The converter is TypeScript; Node 20 cannot load it as it stands. */
async function loadConverter(workFolder) {
  const outfile = path.join(workFolder, 'converter.mjs');
  await build({
    entryPoints: [path.join(packageFolder, 'src/converter/convertPackage.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

function unpack(name, workFolder) {
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--silent', name], {
      cwd: workFolder,
      maxBuffer: 64 * 1024 * 1024,
    }),
  );
  const folder = path.join(workFolder, 'package');
  fs.rmSync(folder, { recursive: true, force: true });
  execFileSync('tar', ['xzf', filename.replace('@', '').replace('/', '-')], {
    cwd: workFolder,
  });
  return folder;
}

/** What a reviewer of the refreshed file wants to know. */
function printDifferences(before, after) {
  for (const kind of ['resource_schemas', 'data_source_schemas']) {
    const old = before?.schema[kind] ?? {};
    for (const [type, schema] of Object.entries(after.schema[kind])) {
      if (!old[type]) {
        console.log(`  + ${kind} ${type}`);
      } else if (JSON.stringify(old[type]) !== JSON.stringify(schema)) {
        console.log(`  ~ ${kind} ${type}`);
      }
    }
    for (const type of Object.keys(old)) {
      if (!after.schema[kind][type]) {
        console.log(`  - ${kind} ${type}`);
      }
    }
  }
}

function noticeOf(name, file) {
  return `${name}.json.gz\n  describes ${file.provider} ${file.version},\n  derived from the npm package ${file.origin}, licence ${file.licence}.\n`;
}

function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map(key => [key, sorted(value[key])]));
}

const workFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'refresh-schemas-'));
const notices = [];
try {
  const { convertPackage } = await loadConverter(workFolder);
  const selections = JSON.parse(
    fs.readFileSync(path.join(schemas, 'types.json'), 'utf8'),
  );
  const wanted = process.argv.slice(2);
  const unknown = wanted.find(name => !selections[name]);
  if (unknown !== undefined) {
    throw new Error(
      `there is no "${unknown}" in schemas/types.json; expected ${Object.keys(
        selections,
      ).join(', ')}`,
    );
  }
  for (const [name, selection] of Object.entries(selections)) {
    const target = path.join(schemas, `${name}.json.gz`);
    const before = fs.existsSync(target)
      ? JSON.parse(zlib.gunzipSync(fs.readFileSync(target)))
      : undefined;
    if (before && wanted.length > 0 && !wanted.includes(name)) {
      notices.push(noticeOf(name, before));
      continue;
    }
    const folder = unpack(selection.package, workFolder);
    const { file: converted, untyped } = convertPackage(folder, selection);
    const file = sorted(converted);
    // Node writes gzip headers without a time, so equal schemas are equal bytes.
    const bytes = zlib.gzipSync(JSON.stringify(file), { level: 9 });
    bytes[9] = 255; // "operating system unknown", the same on every machine
    fs.writeFileSync(target, bytes);
    console.log(
      `${name}: ${file.provider} ${file.version} from ${file.origin}, ${bytes.length} bytes`,
    );
    printDifferences(before, file);
    for (const attribute of untyped) {
      console.log(`  ? type unknown, served as dynamic: ${attribute}`);
    }
    notices.push(noticeOf(name, file));
  }
  fs.writeFileSync(
    path.join(schemas, 'NOTICE'),
    `The schema files named below, here and where the bundle carries them, are derived
from works under the Mozilla Public License, version 2.0, and stay under that
licence (https://mozilla.org/MPL/2.0/). They were rebuilt by
scripts/refresh-schemas.mjs, which keeps the types that types.json lists. The
Mozilla Public License does not extend to the rest of this package.

${notices.join('\n')}`,
  );
} finally {
  fs.rmSync(workFolder, { recursive: true, force: true });
}

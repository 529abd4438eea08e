/*
 * Builds bundle/cloud-sim.mjs: the provider, its command line and its schemas in
 * one file that needs nothing but Node >= 20, the same bytes wherever it is built.
 * Prints its sha256, by which lab repositories pin it.
 *
 *   node scripts/bundle.mjs [--outfile FILE]
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import zlib from 'node:zlib';
import { build } from 'esbuild';

const packageFolder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
);
const { values } = parseArgs({ options: { outfile: { type: 'string' } } });
const outfile = path.resolve(
  values.outfile ?? path.join(packageFolder, 'bundle/cloud-sim.mjs'),
);

const schemaFiles = fs
  .readdirSync(path.join(packageFolder, 'schemas'))
  .filter(name => name.endsWith('.json.gz'))
  .sort()
  .map(name => ({
    name: name.replace(/\.json\.gz$/, ''),
    bytes: fs.readFileSync(path.join(packageFolder, 'schemas', name)),
  }));

/** What all of this builds with; the output must not depend on where it is built. */
const settings = {
  // Paths in the output must not depend on where the repository lies.
  absWorkingDir: packageFolder,
  // Nor on a tsconfig.json that happens to lie above it.
  tsconfigRaw: {},
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
};

/** The answers to "what is your schema", ready to be sent: it saves every run a while. */
async function prepareAnswers() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-sim-bundle-'));
  try {
    const program = path.join(folder, 'schemaAnswer.cjs');
    await build({
      ...settings,
      format: 'cjs',
      entryPoints: ['src/provider/schemaAnswer.ts'],
      outfile: program,
    });
    const { schemaAnswerBytes } = createRequire(import.meta.url)(program);
    return await Promise.all(
      schemaFiles.map(async ({ name, bytes }) => {
        const { schema } = JSON.parse(zlib.gunzipSync(bytes));
        const answer = zlib.gzipSync(await schemaAnswerBytes(schema), {
          level: 9,
        });
        answer[9] = 255; // "operating system unknown", the same on every machine
        return { name, bytes: answer };
      }),
    );
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** A module that holds files, in place of the one that reads them. */
function embedding(pluginName, filter, exportName, files) {
  const texts = files.map(({ name, bytes }) => [
    name,
    bytes.toString('base64'),
  ]);
  return {
    name: pluginName,
    setup(builder) {
      builder.onLoad({ filter }, () => ({
        loader: 'js',
        contents: `const files = ${JSON.stringify(Object.fromEntries(texts))};
export const ${exportName} = name => Buffer.from(files[name], 'base64');`,
      }));
    },
  };
}

/**
 * Node's own modules by `require`: an `import` of one loads all that it could export, which takes a provider process
 * longer than what it needs of it.
 */
const requiredBuiltins = {
  name: 'required-builtins',
  setup(builder) {
    builder.onResolve({ filter: /^node:/ }, ({ path: name, kind }) =>
      kind === 'require-call'
        ? { path: name, external: true }
        : { path: name, namespace: 'builtin' },
    );
    builder.onLoad(
      { filter: /.*/, namespace: 'builtin' },
      ({ path: name }) => ({
        loader: 'js',
        contents: `module.exports = require(${JSON.stringify(name)});`,
      }),
    );
  },
};

function asComment(text) {
  return text
    .trim()
    .split('\n')
    .map(line => `// ${line}`.trimEnd())
    .join('\n');
}

const head = `#!/usr/bin/env node
// cloud-sim, part of GPU Academy: a SIMULATED cloud for Terraform. Apache-2.0.
${asComment(
  fs.readFileSync(path.join(packageFolder, 'schemas/NOTICE'), 'utf8'),
)}
// The licences of the packages inside stand at the end of this file.
import { createRequire as createBundleRequire } from 'node:module';
const require = createBundleRequire(import.meta.url);
`;

/** The licence texts of the packages that went into the bundle. */
function licences(inputs) {
  const folders = new Set();
  for (const input of Object.keys(inputs)) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match) {
      folders.add(path.resolve(packageFolder, match[1]));
    }
  }
  return [...folders]
    .map(folder => {
      const { name, version, license } = JSON.parse(
        fs.readFileSync(path.join(folder, 'package.json'), 'utf8'),
      );
      const file = fs
        .readdirSync(folder)
        .find(entry => /^licen[cs]e(\.\w+)?$/i.test(entry));
      const text = file ? fs.readFileSync(path.join(folder, file), 'utf8') : '';
      return asComment(`${name} ${version}, ${license}\n\n${text}`);
    })
    .sort()
    .join('\n//\n');
}

const { outputFiles, metafile } = await build({
  ...settings,
  entryPoints: ['src/cli/main.ts'],
  minify: true,
  legalComments: 'none',
  define: { BUNDLE_URL: 'import.meta.url' },
  plugins: [
    requiredBuiltins,
    embedding(
      'embedded-schemas',
      /[\\/]schema[\\/]readSchemaFile\.ts$/,
      'readSchemaFile',
      schemaFiles,
    ),
    embedding(
      'prepared-answers',
      /[\\/]schema[\\/]readPreparedAnswer\.ts$/,
      'readPreparedAnswer',
      await prepareAnswers(),
    ),
  ],
  outfile,
  write: false,
  metafile: true,
});

const bytes = Buffer.from(
  `${head}${outputFiles[0].text}\n${licences(metafile.inputs)}\n`,
);
fs.mkdirSync(path.dirname(outfile), { recursive: true });
// A finished file appears at once: a portal may be reading the old one.
const draft = `${outfile}.${process.pid}`;
fs.writeFileSync(draft, bytes);
fs.renameSync(draft, outfile);
const digest = createHash('sha256').update(bytes).digest('hex');
console.log(
  `${path.relative(process.cwd(), outfile)} ${
    bytes.length
  } bytes sha256:${digest}`,
);

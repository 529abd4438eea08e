/*
 * Builds bundle/cloud-sim.mjs: the provider, its command line and its schemas in
 * one file that needs nothing but Node >= 20, the same bytes wherever it is built.
 * Prints its sha256, by which lab repositories pin it.
 *
 *   node scripts/bundle.mjs [--outfile FILE]
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const packageFolder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
);
const { values } = parseArgs({ options: { outfile: { type: 'string' } } });
const outfile = path.resolve(
  values.outfile ?? path.join(packageFolder, 'bundle/cloud-sim.mjs'),
);

/** Puts the schema files inside, in place of the module that reads them. */
const embeddedSchemas = {
  name: 'embedded-schemas',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]schema[\\/]readSchemaFile\.ts$/ }, () => {
      const schemas = path.join(packageFolder, 'schemas');
      const files = fs
        .readdirSync(schemas)
        .filter(name => name.endsWith('.json.gz'))
        .sort()
        .map(name => [
          name.replace(/\.json\.gz$/, ''),
          fs.readFileSync(path.join(schemas, name)).toString('base64'),
        ]);
      return {
        loader: 'js',
        contents: `const files = ${JSON.stringify(Object.fromEntries(files))};
export const readSchemaFile = name => Buffer.from(files[name], 'base64');`,
      };
    });
  },
};

const banner = `#!/usr/bin/env node
// cloud-sim, part of GPU Academy: a SIMULATED cloud for Terraform. Apache-2.0.
${fs
  .readFileSync(path.join(packageFolder, 'schemas/NOTICE'), 'utf8')
  .trim()
  .split('\n')
  .map(line => `// ${line}`.trimEnd())
  .join('\n')}
import { createRequire as createBundleRequire } from 'node:module';
const require = createBundleRequire(import.meta.url);
`;

await build({
  entryPoints: ['src/cli/main.ts'],
  // Paths in the output must not depend on where the repository lies.
  absWorkingDir: packageFolder,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  banner: { js: banner },
  define: { BUNDLE_URL: 'import.meta.url' },
  plugins: [embeddedSchemas],
  outfile,
  logLevel: 'warning',
});

const bytes = fs.readFileSync(outfile);
const digest = createHash('sha256').update(bytes).digest('hex');
console.log(
  `${path.relative(process.cwd(), outfile)} ${
    bytes.length
  } bytes sha256:${digest}`,
);

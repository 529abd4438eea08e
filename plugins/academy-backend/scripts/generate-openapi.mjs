// Writes src/schema/openapi.generated.ts from src/schema/openapi.yaml, so that the spec is a literal type
// and ends up in the built package. Upstream's generator needs Java; this needs Node.
//
//   node scripts/generate-openapi.mjs          writes the file
//   node scripts/generate-openapi.mjs --check  fails where the file is not what would be written
import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'yaml';
import prettier from 'prettier';

const source = new URL('../src/schema/openapi.yaml', import.meta.url);
const target = new URL('../src/schema/openapi.generated.ts', import.meta.url);

const spec = parse(await readFile(source, 'utf8'));
const options = await prettier.resolveConfig(target.pathname);
const generated = prettier.format(
  `// Generated from openapi.yaml by \`yarn generate\`. Do not edit.
export const spec = ${JSON.stringify(spec)} as const;
`,
  { ...options, parser: 'typescript' },
);

if (process.argv.includes('--check')) {
  const present = await readFile(target, 'utf8').catch(() => '');
  if (present !== generated) {
    console.error(
      'src/schema/openapi.generated.ts does not match openapi.yaml: run `yarn generate` in plugins/academy-backend',
    );
    process.exit(1);
  }
} else {
  await writeFile(target, generated);
}

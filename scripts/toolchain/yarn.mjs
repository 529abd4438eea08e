import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { npmInstall } from './npm.mjs';
import { ROOT, TOOLCHAIN } from './paths.mjs';
import { step } from './progress.mjs';

/** The yarn that package.json names, from the npm registry. Gives the path of its script. */
export async function ensureYarn() {
  const { packageManager } = JSON.parse(
    await readFile(path.join(ROOT, 'package.json'), 'utf8'),
  );
  const version = packageManager.replace(/^yarn@/, '');
  const folder = path.join(TOOLCHAIN, `yarn-${version}`);
  const script = path.join(
    folder,
    'node_modules/@yarnpkg/cli-dist/bin/yarn.js',
  );
  if (!existsSync(script)) {
    await step(`Fetch yarn ${version}`, () =>
      npmInstall(folder, [`@yarnpkg/cli-dist@${version}`]),
    );
  }
  return script;
}

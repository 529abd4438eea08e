import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { downloadError } from './npm.mjs';
import { ROOT, TOOLCHAIN } from './paths.mjs';
import { step } from './progress.mjs';
import { runCommand } from './runCommand.mjs';

/*
 * Dependencies are installed when, and only when, what they depend on has changed: the lock file, the manifests,
 * the Node that native packages were built for. The stamp is written after yarn has finished; a marker stands
 * while it works, so that an installation that was interrupted is recognised and laid anew.
 */

const STAMP = path.join(ROOT, 'node_modules/.academy-install');
const MARKER = path.join(TOOLCHAIN, 'install-in-progress');

async function manifests() {
  const files = ['package.json', '.yarnrc.yml', 'yarn.lock'];
  for (const folder of ['packages', 'plugins']) {
    for (const name of await readdir(path.join(ROOT, folder))) {
      const file = path.join(folder, name, 'package.json');
      if (existsSync(path.join(ROOT, file))) {
        files.push(file);
      }
    }
  }
  return files.sort();
}

async function fingerprint(toolchain) {
  const hash = createHash('sha256').update(toolchain.node);
  for (const file of await manifests()) {
    hash.update(file).update(await readFile(path.join(ROOT, file)));
  }
  return hash.digest('hex');
}

/** Installs the dependencies of the workspace where they are missing, stale or half laid. */
export async function ensureDependencies(toolchain) {
  const wanted = await fingerprint(toolchain);
  const interrupted = existsSync(MARKER);
  const present =
    existsSync(STAMP) && existsSync(path.join(ROOT, 'node_modules/.bin/tsc'));
  if (
    present &&
    !interrupted &&
    (await readFile(STAMP, 'utf8')).trim() === wanted
  ) {
    return;
  }
  if (interrupted) {
    process.stdout.write(
      '  ! An earlier installation did not finish; its packages are laid anew.\n',
    );
  }
  if (interrupted || !present) {
    // Without its state file yarn trusts nothing that lies in node_modules.
    await rm(path.join(ROOT, 'node_modules/.yarn-state.yml'), { force: true });
  }
  await mkdir(TOOLCHAIN, { recursive: true });
  await writeFile(MARKER, new Date().toISOString());
  const log = path.join(TOOLCHAIN, 'install.log');
  await step(
    'Install dependencies (a first time takes one to three minutes)',
    async note => {
      const { code, output } = await runCommand(
        toolchain.node,
        [toolchain.yarn, 'install'],
        {
          cwd: ROOT,
          env: toolchain.env,
          onLine: line => {
            const stage = /┌ (.+)$/.exec(line);
            if (stage) {
              note(stage[1]);
            }
          },
        },
      );
      await writeFile(log, output);
      if (code !== 0) {
        // Warnings about peers and optional native packages would bury the reason.
        const reasons = output
          .split('\n')
          .filter(
            line =>
              !/YN00(00|02|07|13|60|86)|YN0009.*(keytar|cpu-features|tree-sitter)/.test(
                line,
              ),
          )
          .join('\n');
        throw downloadError(
          'Installing dependencies',
          `${reasons}\n(the whole log is in .toolchain/install.log)`,
        );
      }
    },
  );
  await writeFile(STAMP, wanted);
  await rm(MARKER);
}

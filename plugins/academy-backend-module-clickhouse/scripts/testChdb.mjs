/*
 * The tests of this package with a real ClickHouse. chdb is half a gigabyte, so that it is no dependency: it is installed
 * once into a folder of the machine's cache, or where `ACADEMY_CHDB` says it is already.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const CHDB = '3.4.0';

function run(command, args, options) {
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    ...options,
  });
  if (error || status !== 0) {
    process.stderr.write(`${command} ${args.join(' ')} failed\n`);
    process.exit(status || 1);
  }
}

/** The folder whose node_modules has chdb. */
function installedChdb() {
  if (process.env.ACADEMY_CHDB) {
    return process.env.ACADEMY_CHDB;
  }
  const cache = process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache');
  const folder = path.join(cache, 'gpu-academy', `chdb-${CHDB}`);
  if (!existsSync(path.join(folder, 'node_modules', 'chdb'))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{"private": true}\n');
    run('npm', ['install', '--no-audit', '--no-fund', `chdb@${CHDB}`], {
      cwd: folder,
    });
  }
  return folder;
}

run('yarn', ['backstage-cli', 'package', 'test', '--watchAll=false'], {
  env: { ...process.env, ACADEMY_CHDB: installedChdb() },
});

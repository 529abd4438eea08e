#!/usr/bin/env node
/*
 * `npm test`: sets up what is missing and runs every check, the fast ones first. All of them run, so that one
 * look at the end tells everything that is wrong. The last line is `N passed, N failed`.
 *
 * `npm test -- jest browser` runs the named checks only.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { browserCheck } from './checks/browser.mjs';
import { commandCheck } from './checks/command.mjs';
import { jestCheck } from './checks/jest.mjs';
import { readmesCheck } from './checks/readmes.mjs';
import { buildCloudSim } from './portal/build.mjs';
import { exitWith, ReportedError } from './toolchain/ReportedError.mjs';
import { ensureToolchain } from './toolchain/environment.mjs';
import { ensureDependencies } from './toolchain/install.mjs';
import { ROOT } from './toolchain/paths.mjs';
import { elapsed } from './toolchain/progress.mjs';

const PLUGINS = readdirSync(path.join(ROOT, 'plugins')).map(
  name => `plugins/${name}`,
);

const CHECKS = {
  format: commandCheck('Formatting', 'prettier', ['--check', '.']),
  readmes: readmesCheck,
  config: commandCheck('Configuration against its schema', 'backstage-cli', [
    'config:check',
    '--lax',
    '--strict',
    '--config',
    'app-config.yaml',
    '--config',
    'app-config.demo.yaml',
  ]),
  production: commandCheck(
    'Production configuration against its schema',
    'backstage-cli',
    [
      'config:check',
      '--lax',
      '--strict',
      '--config',
      'app-config.yaml',
      '--config',
      'app-config.production.yaml',
    ],
  ),
  metadata: commandCheck('Package metadata', 'backstage-cli', [
    'repo',
    'fix',
    '--publish',
    '--check',
  ]),
  types: commandCheck('Types', 'tsc', ['--incremental', 'false']),
  // reads the declarations that the types check has just written
  api: commandCheck('API reports', 'backstage-repo-tools', [
    'api-reports',
    '--ci',
    '-o',
    'ae-undocumented,ae-wrong-input-file-type',
    ...PLUGINS,
  ]),
  lint: commandCheck('Lint', 'backstage-cli', [
    'repo',
    'lint',
    '--max-warnings',
    '0',
  ]),
  jest: jestCheck,
  browser: browserCheck,
};

async function main() {
  const names = process.argv.slice(2);
  const unknown = names.filter(name => !(name in CHECKS));
  if (unknown.length) {
    throw new ReportedError(
      `Unknown check ${unknown.join(', ')}; expected some of ${Object.keys(
        CHECKS,
      ).join(', ')}.`,
    );
  }
  process.stdout.write('GPU Academy: tests\n');
  const toolchain = await ensureToolchain();
  await ensureDependencies(toolchain);
  await buildCloudSim(toolchain);

  const total = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const name of names.length ? names : Object.keys(CHECKS)) {
    const result = await CHECKS[name].run(toolchain);
    total.passed += result.passed;
    total.failed += result.failed;
    total.skipped += result.skipped;
    total.failures.push(...(result.failures ?? []));
  }

  const lines = ['', `Took ${elapsed()}.`];
  if (total.skipped) {
    lines.push(`${total.skipped} skipped: each says above what it lacks.`);
  }
  if (total.failures.length) {
    lines.push('Failed:', ...total.failures.map(name => `  ${name}`));
  }
  lines.push(`${total.passed} passed, ${total.failed} failed`, '');
  // Said outright: a library's exit hook (that of the PostgreSQL binaries) would end the process with 0.
  process.stdout.write(lines.join('\n'), () =>
    process.exit(total.failed ? 1 : 0),
  );
}

main().catch(exitWith);

#!/usr/bin/env node
/*
 * `npm start`: everything from a bare checkout to a portal that one can sign in to. Each stage does nothing where
 * its result is there already, so that a second start is quick. Needs Node 20 or newer and npm, nothing else.
 */
import { rm } from 'node:fs/promises';
import { exitWith } from './toolchain/ReportedError.mjs';
import { ensureToolchain } from './toolchain/environment.mjs';
import { ensureDependencies } from './toolchain/install.mjs';
import { PORTAL } from './toolchain/paths.mjs';
import { elapsed, step } from './toolchain/progress.mjs';
import { startBackend } from './portal/backend.mjs';
import { buildCloudSim, buildFrontend } from './portal/build.mjs';
import { readOptions, USAGE } from './portal/options.mjs';
import { ensurePortIsFree } from './portal/port.mjs';
import { demoPeople, waitUntilReady } from './portal/readiness.mjs';

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  process.stdout.write('GPU Academy\n');
  await ensurePortIsFree(options.port);
  const toolchain = await ensureToolchain();
  await ensureDependencies(toolchain);
  if (options.fresh) {
    await rm(PORTAL, { recursive: true, force: true });
    process.stdout.write('  ✓ Forgot what earlier runs kept\n');
  }
  await buildCloudSim(toolchain);
  await buildFrontend(toolchain);
  const people = await demoPeople();

  const backend = await step('Start the portal', async note => {
    const started = await startBackend(toolchain, options);
    const stop = signal => started.child.kill(signal);
    process.on('SIGINT', () => stop('SIGTERM'));
    process.on('SIGTERM', () => stop('SIGTERM'));
    try {
      await Promise.race([
        waitUntilReady({ port: options.port, people, note }),
        started.exited,
      ]);
    } catch (error) {
      stop('SIGTERM');
      throw error;
    }
    return started;
  });

  process.stdout.write(
    [
      '',
      `  The portal is ready (${elapsed()}): http://localhost:${options.port}`,
      '',
      '  Sign in as',
      ...people.map(
        person =>
          `    ${person.name.padEnd(16)} ${person.role}: ${person.line}`,
      ),
      '',
      '  Everything about money and findings in this demo is simulated. Stop with Ctrl+C; what you did is kept',
      '  (npm start -- --fresh starts over).',
      ...(options.verbose ? [] : ['  Log: .portal/portal.log']),
      '',
    ].join('\n'),
  );
  backend.child.once('exit', code => process.exit(code === null ? 0 : code));
}

main().catch(exitWith);

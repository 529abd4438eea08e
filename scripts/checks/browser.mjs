import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { buildCloudSim, buildFrontend } from '../portal/build.mjs';
import { ARTIFACTS, ROOT } from '../toolchain/paths.mjs';
import { runCommand } from '../toolchain/runCommand.mjs';
import { ensureChromium } from './chromium.mjs';

const COUNTS = path.join(ARTIFACTS, 'browser.json');

/** The portal as people meet it: started for real, clicked through in Chromium, with screenshots of each step. */
export const browserCheck = {
  title: 'Browser test',
  async run(toolchain) {
    const chromium = await ensureChromium();
    if (!chromium) {
      process.stdout.write(
        '  ! The browser test is skipped: it lacks a Chromium (install one, or name it in CHROMIUM_PATH).\n',
      );
      return { passed: 0, failed: 0, skipped: 1 };
    }
    await buildCloudSim(toolchain);
    await buildFrontend(toolchain);
    process.stdout.write(`  … ${this.title}\n`);
    await mkdir(ARTIFACTS, { recursive: true });
    await rm(COUNTS, { force: true });
    const { code } = await runCommand(
      toolchain.node,
      [
        '--test',
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=./scripts/checks/countingReporter.mjs',
        `--test-reporter-destination=${COUNTS}`,
        'e2e-tests/thread.test.mjs',
      ],
      {
        cwd: ROOT,
        inherit: true,
        env: { ...toolchain.env, CHROMIUM_PATH: chromium },
      },
    );
    const counts = JSON.parse(await readFile(COUNTS, 'utf8'));
    return code !== 0 && counts.failed === 0
      ? { ...counts, failed: 1, failures: ['the browser test stopped early'] }
      : counts;
  },
};

import { existsSync } from 'node:fs';
import path from 'node:path';
import { step } from '../toolchain/progress.mjs';
import { runCommand } from '../toolchain/runCommand.mjs';

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function find() {
  return [process.env.CHROMIUM_PATH, ...KNOWN].find(
    file => file && existsSync(file),
  );
}

/** A Chromium that is there, or that this machine's package manager lets us install; undefined where neither is. */
export async function ensureChromium() {
  const found = find();
  if (found || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return found;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const aptGet = path.join('/usr/bin', 'apt-get');
  await step('Install chromium for the browser test', async () => {
    await runCommand(aptGet, ['update', '-qq'], { env });
    await runCommand(
      aptGet,
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
      { env },
    );
  });
  return find();
}

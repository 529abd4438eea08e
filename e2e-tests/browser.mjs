import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { ARTIFACTS } from '../scripts/toolchain/paths.mjs';

const SCREENSHOTS = path.join(ARTIFACTS, 'screenshots');

/** A Chromium that talks to nobody but the portal. */
export async function launchBrowser() {
  await mkdir(SCREENSHOTS, { recursive: true });
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: [
      // root, as in a container, cannot use the sandbox
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A fresh session: one person in a window of their own. Collects what the page complains of. */
export async function openSession(browser, origin) {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1360, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', error => complaints.push(`error: ${error.message}`));
  return {
    page,
    complaints,
    close: () => context.close(),
    /** Leaves a picture of the whole page among the artifacts. */
    async picture(name) {
      await page.screenshot({
        path: path.join(SCREENSHOTS, `${name}.png`),
        fullPage: true,
        animations: 'disabled',
      });
    },
  };
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { npmInstall } from './npm.mjs';
import { TOOLCHAIN } from './paths.mjs';
import { step } from './progress.mjs';
import { ReportedError } from './ReportedError.mjs';

// The packages that npm's `node` package is made of, one a platform. They are taken directly because `node`
// itself fetches them in an install script, and install scripts are what many companies switch off.
const NODE_VERSION = '24.21.0';

const SUPPORTED = [22, 24];

/**
 * The Node that Backstage supports: the running one where it is, else one from the npm registry.
 * Gives the folder of its binary and, where it was fetched, the folder of its headers.
 */
export async function ensureNode() {
  const [major] = process.versions.node.split('.').map(Number);
  if (SUPPORTED.includes(major)) {
    return { bin: path.dirname(process.execPath), exec: process.execPath };
  }
  if (major < 20) {
    throw new ReportedError(
      `Node ${process.versions.node} is too old to start from: 20 or newer is needed.`,
    );
  }
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const folder = path.join(TOOLCHAIN, `node-${NODE_VERSION}`);
  const home = path.join(folder, 'node_modules', name);
  const exec = path.join(
    home,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (!existsSync(exec)) {
    await step(
      `Fetch Node ${NODE_VERSION} (this machine's ${process.versions.node} is not one that Backstage supports)`,
      () => npmInstall(folder, [`${name}@${NODE_VERSION}`]),
    );
  }
  return { bin: path.dirname(exec), exec, headers: home };
}

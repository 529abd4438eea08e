import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ReportedError } from './ReportedError.mjs';
import { runCommand, tail } from './runCommand.mjs';

const UNREACHABLE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network request|RequestError|getaddrinfo/;

// `npm start` says where its own npm is; a script that is run by hand finds it on the PATH.
function npmCommand(args) {
  const cli = process.env.npm_execpath;
  return cli && /npm-cli\.[cm]?js$/.test(cli)
    ? { command: process.execPath, args: [cli, ...args] }
    : { command: 'npm', args };
}

/** One npm setting as the person's own npm has it, or undefined. */
export async function npmSetting(name) {
  const { command, args } = npmCommand(['config', 'get', name]);
  const { code, output } = await runCommand(command, args);
  const value = output.trim().split('\n').pop()?.trim();
  return code === 0 && value && value !== 'undefined' && value !== 'null'
    ? value
    : undefined;
}

/** What to tell a person whose download failed: no network is a different matter from a broken package. */
export function downloadError(what, output) {
  return UNREACHABLE.test(output)
    ? new ReportedError(
        `${what}: the package registry could not be reached.\n` +
          '  Check the network (and `npm config get registry`), then run the same command again; what was fetched is kept.',
      )
    : new ReportedError(`${what} failed:\n${tail(output)}`);
}

/** Installs exact versions of packages into a folder of their own, without running their scripts. */
export async function npmInstall(folder, packages) {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{"private": true}\n');
  const { command, args } = npmCommand([
    'install',
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
    '--loglevel=error',
    ...packages,
  ]);
  const { code, output } = await runCommand(command, args, { cwd: folder });
  if (code !== 0) {
    await rm(folder, { recursive: true, force: true });
    throw downloadError(`Fetching ${packages.join(', ')}`, output);
  }
}

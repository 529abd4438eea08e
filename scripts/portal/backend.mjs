import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ReportedError } from '../toolchain/ReportedError.mjs';
import { PORTAL, ROOT } from '../toolchain/paths.mjs';
import { tail } from '../toolchain/runCommand.mjs';

const DATA_FOLDERS = ['db', 'git', 'focus', 'findings', 'scaffolder'];

/** The configuration of another port than the one that app-config.demo.yaml names. */
async function portConfig(port, data) {
  const origin = `http://localhost:${port}`;
  const file = path.join(data, 'app-config.port.json');
  await writeFile(
    file,
    JSON.stringify(
      {
        app: { baseUrl: origin },
        backend: { baseUrl: origin, listen: { port } },
        integrations: {
          gitea: [
            {
              host: 'git.academy.localhost',
              baseUrl: `${origin}/git`,
              username: 'portal-publisher',
              password: 'loopback-only',
            },
          ],
        },
      },
      undefined,
      2,
    ),
  );
  return file;
}

/**
 * Starts the backend from source. Gives the process and its log; `exited` rejects with the end of the log where it
 * stops by itself.
 */
export async function startBackend(toolchain, options) {
  const { port, verbose, data = PORTAL } = options;
  for (const folder of DATA_FOLDERS) {
    await mkdir(path.join(data, folder), { recursive: true });
  }
  const configs = ['app-config.yaml', 'app-config.demo.yaml'].map(file =>
    path.join(ROOT, file),
  );
  if (port !== 7007) {
    configs.push(await portConfig(port, data));
  }
  const log = path.join(data, 'portal.log');
  const child = spawn(
    toolchain.node,
    [
      '--require',
      path.join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      'src/index.ts',
      ...configs.flatMap(file => ['--config', file]),
    ],
    {
      cwd: path.join(ROOT, 'packages/backend'),
      env: {
        ...toolchain.env,
        NODE_ENV: 'development',
        ACADEMY_DATA: data,
        // The database driver and the transform warn of what a newcomer can do nothing about.
        NODE_NO_WARNINGS: '1',
      },
      stdio: verbose ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    },
  );
  if (!verbose) {
    const stream = createWriteStream(log);
    child.stdout.pipe(stream);
    child.stderr.pipe(stream);
  }
  const exited = new Promise((_resolve, reject) => {
    child.on('exit', async code => {
      const text = verbose ? '' : await readFile(log, 'utf8').catch(() => '');
      reject(
        new ReportedError(
          `The backend stopped (exit code ${code}).${
            text
              ? `\n${tail(text, 15)}\n  The whole log is in ${path.relative(
                  ROOT,
                  log,
                )}.`
              : ''
          }`,
        ),
      );
    });
  });
  exited.catch(() => {});
  return { child, log, exited };
}

import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { LabError } from './lab-error.mjs';

/** From ACADEMY_TOKEN, or asked for on the terminal without showing it. */
export async function readToken({ portalUrl, workspaceId }) {
  const given = process.env.ACADEMY_TOKEN?.trim();
  if (given) {
    return given;
  }
  const page = `${portalUrl.replace(
    /\/+$/,
    '',
  )}/academy/workspaces/${workspaceId}`;
  if (!process.stdin.isTTY) {
    throw new LabError(
      `ACADEMY_TOKEN is not set. Get an upload token from ${page} and run: ACADEMY_TOKEN=... make submit`,
    );
  }
  process.stdout.write(
    `Get an upload token from ${page}\nPaste it here (it is not shown): `,
  );
  const terminal = createInterface({
    input: process.stdin,
    output: new Writable({ write: (_chunk, _encoding, done) => done() }),
    terminal: true,
  });
  const token = (await terminal.question('')).trim();
  terminal.close();
  console.log();
  if (!token) {
    throw new LabError('No token, nothing was submitted. evidence/ is kept.');
  }
  return token;
}

import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { startBackend } from '../scripts/portal/backend.mjs';
import { demoPeople, waitUntilReady } from '../scripts/portal/readiness.mjs';
import { ensureToolchain } from '../scripts/toolchain/environment.mjs';

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** A portal of its own for one test, with an empty database and empty folders. */
export async function startPortalUnderTest() {
  const data = await mkdtemp(path.join(os.tmpdir(), 'academy-portal-'));
  const port = await freePort();
  const toolchain = await ensureToolchain();
  const backend = await startBackend(toolchain, { port, data });
  const origin = `http://localhost:${port}`;
  const stop = async () => {
    backend.child.kill('SIGTERM');
    await backend.exited.catch(() => {});
    await rm(data, { recursive: true, force: true });
  };
  try {
    await Promise.race([
      waitUntilReady({ port, people: await demoPeople(), note: () => {} }),
      backend.exited,
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    origin,
    data,
    stop,
    /** A Backstage token of one of the demo's people, for looking behind the screen. */
    async tokenOf(userRef) {
      const response = await fetch(`${origin}/api/auth/demo/refresh`, {
        headers: { 'x-academy-demo-user': userRef },
      });
      return (await response.json()).backstageIdentity.token;
    },
  };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** The folder whose `node_modules` has chdb: where `test:chdb` put it; undefined where it is not installed. */
export function chdbFolder(): string | undefined {
  const { ACADEMY_CHDB, XDG_CACHE_HOME } = process.env;
  const cache = XDG_CACHE_HOME ?? path.join(homedir(), '.cache');
  return [ACADEMY_CHDB, path.join(cache, 'gpu-academy', 'chdb-3.4.0')].find(
    folder => folder && existsSync(path.join(folder, 'node_modules', 'chdb')),
  );
}

/** A ClickHouse of its own behind a loopback port. */
export async function startChdb(
  folder: string,
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = spawn(
    process.execPath,
    [path.resolve(__dirname, '../../scripts/chdbServer.mjs'), folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [port] = await Promise.race([
    once(server.stdout, 'data'),
    once(server, 'exit').then(([code]) => {
      throw new Error(`chdb ended with ${code} before it was ready`);
    }),
  ]);
  return {
    url: `http://127.0.0.1:${String(port).trim()}`,
    async stop() {
      const exited = once(server, 'exit');
      server.kill('SIGTERM');
      await exited;
    },
  };
}

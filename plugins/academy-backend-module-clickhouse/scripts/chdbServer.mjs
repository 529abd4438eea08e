/*
 * ClickHouse's HTTP interface in front of chdb, which is ClickHouse as a library: as much of it as the official client
 * uses, on a loopback port that is printed. For tests; one query at a time.
 *
 * `node chdbServer.mjs <folder of chdb>`
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

const { Session } = createRequire(
  path.join(path.resolve(process.argv[2]), 'package.json'),
)('chdb');

const folder = await mkdtemp(path.join(os.tmpdir(), 'academy-chdb-'));
const session = new Session(path.join(folder, 'db'));

/** Parameters of the address that are no settings. */
const NO_SETTINGS = new Set(['query', 'query_id', 'database', 'session_id']);

async function textOf(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The data that follows an INSERT, as a file; chdb has no standard input. */
async function withData(query, request) {
  const data = path.join(folder, 'data');
  await pipeline(request, createWriteStream(data));
  const [, format] = /FORMAT\s+(\w+)\s*$/.exec(query);
  return query
    .replace(/FORMAT\s+\w+\s*$/, '')
    .replace(/\binput\(/, `file('${data}', '${format}', `);
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (pathname === '/ping') {
    response.end('Ok.\n');
    return;
  }
  try {
    const query = searchParams.get('query');
    const statement = query
      ? await withData(query, request)
      : await textOf(request);
    for (const [name, value] of searchParams) {
      if (!NO_SETTINGS.has(name)) {
        session.query(`SET ${name} = '${value}'`);
      }
    }
    response.end(session.query(statement));
  } catch (error) {
    response.writeHead(500).end(`Code: 1. DB::Exception: ${error.message}`);
  }
});

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${server.address().port}\n`);
});

process.on('SIGTERM', async () => {
  server.close();
  session.cleanup();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
});

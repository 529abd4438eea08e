import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startBackend } from '../portal/backend.mjs';
import { demoPeople, waitUntilReady } from '../portal/readiness.mjs';

const PORT = 7917;
const REQUESTS = 400;
const LEARNER = 'user:default/bo';

function percentile(sorted, p) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))];
}

/**
 * Milliseconds of the learner's overview and of the catalog's entity by name: one after the other in turns, so that
 * both meet the same machine.
 */
export async function benchOverview(toolchain) {
  const data = await mkdtemp(path.join(os.tmpdir(), 'academy-bench-'));
  const backend = await startBackend(toolchain, { port: PORT, data });
  try {
    const people = await demoPeople();
    await Promise.race([
      waitUntilReady({ port: PORT, people, note: () => {} }),
      backend.exited,
    ]);
    const origin = `http://localhost:${PORT}`;
    const session = await fetch(`${origin}/api/auth/demo/refresh`, {
      headers: { 'x-academy-demo-user': LEARNER },
    });
    const { token } = (await session.json()).backstageIdentity;
    const addresses = {
      overview: `${origin}/api/academy/learners/default/bo/overview`,
      entity: `${origin}/api/catalog/entities/by-name/user/default/bo`,
    };
    const times = { overview: [], entity: [] };
    for (let round = -20; round < REQUESTS; round += 1) {
      for (const [name, address] of Object.entries(addresses)) {
        const since = performance.now();
        const response = await fetch(address, {
          headers: { authorization: `Bearer ${token}` },
        });
        await response.text();
        if (!response.ok) {
          throw new Error(`${address} answers ${response.status}`);
        }
        if (round >= 0) {
          times[name].push(performance.now() - since);
        }
      }
    }
    return Object.fromEntries(
      Object.entries(times).map(([name, values]) => {
        const sorted = values.sort((a, b) => a - b);
        return [
          name,
          { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) },
        ];
      }),
    );
  } finally {
    backend.child.kill('SIGTERM');
    await backend.exited.catch(() => {});
    await rm(data, { recursive: true, force: true });
  }
}

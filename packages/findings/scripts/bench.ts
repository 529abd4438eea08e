/*
 * What the library claims of its speed and memory, measured: each in a process of its own, so that its peak of memory is its
 * own. The last line is JSON. Run from the root of the repository with
 * `node --require @backstage/cli/config/nodeTransform.cjs packages/findings/scripts/bench.ts`.
 */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const BENCHMARKS = { fold: 'benchFold.ts', policies: 'benchPolicies.ts' };

/** What the work has to fit in; with gigabytes to spare V8 puts off cleaning up, and the peak says nothing. */
const HEAP = ['--max-old-space-size=208', '--max-semi-space-size=8'];

async function main() {
  const results: Record<string, unknown> = {};
  for (const [name, script] of Object.entries(BENCHMARKS)) {
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...process.execArgv,
      ...HEAP,
      path.join(__dirname, script),
    ]);
    results[name] = JSON.parse(stdout.trim().split('\n').pop()!);
  }
  process.stdout.write(`${JSON.stringify(results)}\n`);
}

main();

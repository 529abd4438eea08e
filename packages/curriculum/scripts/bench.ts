/*
 * What the library claims of its speed, measured: the last line is JSON. Run from the root of the repository with
 * `node --require @backstage/cli/config/nodeTransform.cjs packages/curriculum/scripts/bench.ts`.
 */
import { resolve } from 'node:path';
import { benchmarkCheck, benchmarkFold } from '../src/bench';

const MOD_102 = resolve(
  __dirname,
  '../../../templates/mod-102-cloud-computing',
);

async function main() {
  const check = await benchmarkCheck(MOD_102);
  const fold = benchmarkFold();
  process.stdout.write(`${JSON.stringify({ fold, check })}\n`);
}

main();

#!/usr/bin/env node
/*
 * `npm run bench`: what the project claims of its speed, measured. Machines are noisy, so each figure stands beside a
 * reference that ran in the same minute on the same machine, and what counts is the ratio.
 */
import { exitWith } from './toolchain/ReportedError.mjs';
import { ensureToolchain } from './toolchain/environment.mjs';
import { ensureDependencies } from './toolchain/install.mjs';
import { ROOT } from './toolchain/paths.mjs';
import { runCommand, tail } from './toolchain/runCommand.mjs';
import { step } from './toolchain/progress.mjs';
import { buildCloudSim, buildFrontend } from './portal/build.mjs';
import { benchOverview } from './bench/overview.mjs';
import path from 'node:path';

async function benchIngest(toolchain) {
  const { code, output } = await runCommand(
    toolchain.node,
    [
      '--require',
      path.join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      path.join(ROOT, 'packages/spend/scripts/bench.ts'),
    ],
    { cwd: ROOT, env: toolchain.env },
  );
  if (code !== 0) {
    throw new Error(tail(output));
  }
  return JSON.parse(output.trim().split('\n').pop());
}

function table(rows) {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  return rows
    .map(row =>
      row.map((cell, column) => cell.padEnd(widths[column])).join('  '),
    )
    .join('\n');
}

async function main() {
  const toolchain = await ensureToolchain();
  await ensureDependencies(toolchain);
  await buildCloudSim(toolchain);
  await buildFrontend(toolchain);

  const ingest = await step('Ingest of 1 M FOCUS rows', () =>
    benchIngest(toolchain),
  );
  const overview = await step("The learner's overview", () =>
    benchOverview(toolchain),
  );

  const s = value => `${value.toFixed(2)} s`;
  const ms = value => `${value.toFixed(1)} ms`;
  const ratio = value => `${value.toFixed(2)} ×`;
  process.stdout.write(
    `\n${table([
      ['what', 'measured', 'reference', 'ratio'],
      [
        `roll-up of ${ingest.rows} FOCUS rows (Parquet) with attribution / bare DuckDB aggregate`,
        s(ingest.rollupSeconds),
        s(ingest.bareSeconds),
        ratio(ingest.rollupSeconds / ingest.bareSeconds),
      ],
      ...['p50', 'p99'].map(p => [
        `${p} of the learner's overview / catalog entity by name`,
        ms(overview.overview[p]),
        ms(overview.entity[p]),
        ratio(overview.overview[p] / overview.entity[p]),
      ]),
    ])}\n`,
  );
}

main().catch(exitWith);

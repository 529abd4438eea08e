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

/** Runs a script of packages/spend, whose last line is JSON. */
async function benchSpend(toolchain, script) {
  const { code, output } = await runCommand(
    toolchain.node,
    [
      '--require',
      path.join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      path.join(ROOT, 'packages/spend/scripts', script),
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
    benchSpend(toolchain, 'bench.ts'),
  );
  const forecast = await step('Forecasts of 14 days', () =>
    benchSpend(toolchain, 'benchForecast.ts'),
  );
  const anomalies = await step('Anomalies', () =>
    benchSpend(toolchain, 'benchAnomalies.ts'),
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

  const percent = value => `${(100 * value).toFixed(1)} %`;
  process.stdout.write(
    `\n${table([
      ['forecast of 14 days from 28', 'mean error', 'Σ error / Σ cost'],
      ...forecast.methods.map(({ name, meanError, weightedError }) => [
        name,
        percent(meanError),
        percent(weightedError),
      ]),
      [
        `band of ${percent(forecast.coverage.wanted)}, held`,
        percent(forecast.coverage.held),
        '',
      ],
    ])}\n`,
  );
  const factors = anomalies.rule.map(({ factor }) => `× ${factor}`);
  process.stdout.write(
    `\n${table([
      ['anomalies of one day', ...factors, 'false days'],
      ...anomalies.scores.map(({ name, factors: measured }) => [
        `${name}: AUC`,
        ...measured.map(({ auc }) => auc.toFixed(3)),
        percent(measured[0].falseDays),
      ]),
      [
        'the whole rule: found',
        ...anomalies.rule.map(({ found }) => percent(found)),
        percent(anomalies.rule[0].falseDays),
      ],
    ])}\n`,
  );
}

main().catch(exitWith);

#!/usr/bin/env node
/*
 * `npm run bench`: what the project claims of its speed and of its methods, measured. Machines are noisy, so what can
 * stands beside a reference that ran in the same minute on the same machine, and what counts is the ratio.
 */
import { exitWith } from './toolchain/ReportedError.mjs';
import { ensureToolchain } from './toolchain/environment.mjs';
import { ensureDependencies } from './toolchain/install.mjs';
import { step } from './toolchain/progress.mjs';
import { buildCloudSim, buildFrontend } from './portal/build.mjs';
import { findingsTable } from './bench/findings.mjs';
import { labsTable } from './bench/labs.mjs';
import { benchLibrary } from './bench/library.mjs';
import { benchOverview } from './bench/overview.mjs';
import { anomaliesTable, forecastTable, ingestTable } from './bench/spend.mjs';
import { milliseconds, ratio, seconds, table } from './bench/table.mjs';

async function main() {
  const toolchain = await ensureToolchain();
  await ensureDependencies(toolchain);
  await buildCloudSim(toolchain);
  await buildFrontend(toolchain);

  const library = (title, script) =>
    step(title, () => benchLibrary(toolchain, script));
  const ingest = await library(
    'Ingest of FOCUS rows',
    'spend/scripts/bench.ts',
  );
  const forecast = await library(
    'Forecasts of 14 days',
    'spend/scripts/benchForecast.ts',
  );
  const anomalies = await library(
    'Anomalies',
    'spend/scripts/benchAnomalies.ts',
  );
  const curriculum = await library(
    'Progress and the check of a module',
    'curriculum/scripts/bench.ts',
  );
  const findings = await library(
    'Findings over time, and rules over policies',
    'findings/scripts/bench.ts',
  );
  const labs = await library('Evidence of labs', 'labs/scripts/bench.mjs');
  const cloudSim = await library(
    'Terraform against cloud-sim',
    'cloud-sim/scripts/bench.mjs',
  );
  const overview = await step("The learner's overview", () =>
    benchOverview(toolchain),
  );

  const { fold, check } = curriculum;
  process.stdout.write(
    [
      table([
        ['portal', 'measured', 'reference', 'ratio'],
        ...['p50', 'p99'].map(p => [
          `${p} of the learner's overview / catalog entity by name`,
          milliseconds(overview.overview[p]),
          milliseconds(overview.entity[p]),
          ratio(overview.overview[p] / overview.entity[p]),
        ]),
      ]),
      ingestTable(ingest),
      forecastTable(forecast),
      anomaliesTable(anomalies),
      findingsTable(findings),
      table([
        ['curriculum', 'measured'],
        [
          `fold of ${fold.events} events of ${fold.learners} learners × ${fold.items} items`,
          seconds(fold.seconds),
        ],
        ['academy check of MOD-102', seconds(check.seconds)],
      ]),
      labsTable(labs),
      table([
        ['cloud-sim', 'measured'],
        [
          'life of the GPU lab: init, validate, plan, apply, plan, destroy',
          seconds(cloudSim.lifeSeconds),
        ],
        [
          `validate of three clouds with all ${cloudSim.types} types of labs and units`,
          seconds(cloudSim.validateSeconds),
        ],
        [
          `the same with all ${cloudSim.allTypes} types that there are`,
          seconds(cloudSim.validateAllSeconds),
        ],
      ]),
    ].join(''),
  );
}

main().catch(exitWith);
